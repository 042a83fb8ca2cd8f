/// What an expression means while a model is being lowered.
enum Value {
  /// Something that has been reported already; whatever uses it stays silent.
  case error
  /// A compile-time number.
  case number(Double)
  case tensor(Operand)
  /// Numbers of a `let`, or the members of a family.
  case list([Value])
  /// A cell or block with its own parameters, named by `let`.
  case instance(Instance)
  /// The final states of a scan.
  case finals([FinalState])
}

extension Value {
  /// Whether it is known only when the network runs.
  var isOfNetwork: Bool {
    switch self {
    case .tensor: true
    case .list(let list): list.contains(where: \.isOfNetwork)
    case .error, .number, .instance, .finals: false
    }
  }
}

extension [Value] {
  /// Whether they are compile-time numbers, and lists of these.
  var areNumbers: Bool {
    allSatisfy { value in
      switch value {
      case .number: true
      case .list(let list): list.areNumbers
      case .error, .tensor, .instance, .finals: false
      }
    }
  }
}

/// A value in a graph.
struct Operand {
  var id: ValueID
  var scope: GraphScope
  /// The final states, if it is what a scan wrote.
  var finals: [FinalState] = []

  var type: TensorType { scope.graph.type(of: id) }
}

/// The last value of a state of a scan.
struct FinalState {
  var name: String
  /// Which one of a family.
  var index: Int?
  var value: Operand
}

/// A named cell or block: every use has the same parameters.
final class Instance {
  let name: String
  let declaration: Declaration
  /// The arguments given so far.
  let arguments: [String: Value]
  let scope: ParameterScope

  init(name: String, declaration: Declaration, arguments: [String: Value], scope: ParameterScope) {
    self.name = name
    self.declaration = declaration
    self.arguments = arguments
    self.scope = scope
  }
}

extension TensorType {
  /// The type in words: `[256]`, `a sequence of token(96)`.
  var inWords: String {
    let element =
      switch element {
      case .real: "\(shape)"
      case .token(let classes): "token(\(classes))"
      case .bundle: "the results of a scan"
      }
    return isSequence ? "a sequence of \(element)" : element
  }

  var isToken: Bool { if case .token = element { true } else { false } }
}
