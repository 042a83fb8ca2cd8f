import GraphIR

/// The Swift of a model in several files, so that its code can be compiled for several instruction sets, each in a module
/// of its own.
public struct VersionedCode: Sendable {
  /// The model's type, whose functions call those of a module.
  public let surface: String
  /// What each of the modules holds.
  public let code: String

  /// - Parameters:
  ///   - program: the plan of a model.
  ///   - sourceName: the name of the `.rnn` file, without its folder.
  ///   - modules: the modules with the code, and the level of the processor (`rnn_processor_level`) that each needs: the
  ///     best one first, and last the one that runs everywhere.
  public init(_ program: Program, sourceName: String, modules: [(name: String, level: Int)]) {
    let declarations = ModelEmitter(program).declarations()
    let name = program.model.name + "Code"
    let calls = VersionCalls(code: name, modules: modules)
    surface = Self.file(
      Runtime.modules + modules.map(\.name), declarations.map(calls.replacing(in:)), sourceName)
    code = Self.file(Runtime.modules, declarations.compactMap { $0.publishedCode(as: name) }, sourceName)
  }

  private static func file(
    _ modules: [String], _ declarations: [SwiftDeclaration], _ sourceName: String
  ) -> String {
    SwiftPrinter.print(
      SwiftFile(
        header: [
          "\(sourceName), compiled by rnnc. Changes belong there: this file is written again.",
          "swift-format-ignore-file",
        ],
        declarations: modules.map { .import($0) } + declarations))
  }
}

/// Replaces the code of a model by calls of the module that the processor can run.
private struct VersionCalls {
  /// What the code is called in each module.
  let code: String
  let modules: [(name: String, level: Int)]

  /// In the extension that holds the code, and nowhere else.
  func replacing(in declaration: SwiftDeclaration) -> SwiftDeclaration {
    guard case .type(var outer) = declaration, let index = outer.members.firstIndex(where: \.isCode),
      case .type(var type) = outer.members[index]
    else { return declaration }
    type.members = type.members.compactMap { member in
      guard case .type(var function) = member else { return member }
      guard function.name != "Pointwise" else { return nil }
      function.members = function.members.map { member in
        guard case .function(let original) = member else { return member }
        return .function(calling(original, of: function.name))
      }
      return .type(function)
    }
    outer.members[index] = .type(type)
    return .type(outer)
  }

  private func calling(_ original: SwiftFunction, of type: String) -> SwiftFunction {
    var function = original
    let arguments = original.parameters.map { SwiftArgument($0.label, .name($0.name)) }
    func call(_ module: String) -> SwiftStatement {
      .expression(
        .method(.member(.type(.named("\(module)::\(code)")), type), original.name, arguments))
    }
    guard let last = modules.last else { return original }
    function.body = modules.dropLast().reversed().reduce([call(last.name)]) { rest, module in
      [
        .if(
          .binary(.integer(module.level), .lessOrEqual, Runtime.processorLevel), [call(module.name)], else: rest)
      ]
    }
    return function
  }
}

extension SwiftDeclaration {
  fileprivate var isCode: Bool {
    if case .type(let type) = self { type.name == Runtime.code } else { false }
  }

  /// The code in an extension of a model, as a public type of this name; nil of all else.
  fileprivate func publishedCode(as name: String) -> SwiftDeclaration? {
    guard case .type(let outer) = self, case .type(var code)? = outer.members.first(where: \.isCode) else {
      return nil
    }
    code.name = name
    code.modifiers = [.public]
    code.members = [.alias([.public], Runtime.code, .named(name))] + code.members.map { $0.published }
    return .type(code)
  }

  private var published: SwiftDeclaration {
    switch self {
    case .alias(_, let name, let type): return .alias([.public], name, type)
    case .type(var type) where type.name != "Pointwise":
      type.modifiers = [.public]
      type.conformances = []
      type.members = type.members.compactMap { member in
        guard case .function(var function) = member else { return nil }
        function.modifiers = [.public] + function.modifiers
        return .function(function)
      }
      return .type(type)
    default: return self
    }
  }
}
