/// A Swift source file as a tree. Only `SwiftPrinter` turns it into text.
struct SwiftFile: Hashable, Sendable {
  /// `// …` lines at the top.
  var header: [String]
  var declarations: [SwiftDeclaration]
}

indirect enum SwiftDeclaration: Hashable, Sendable {
  /// `import RNNRuntime`
  case `import`(String)
  /// `#if !hasFeature(Embedded)` … `#endif`
  case conditional(String, [SwiftDeclaration])
  /// `// MARK: - Training`
  case mark(String)
  /// `private typealias Vector = f32x16`
  case alias([SwiftModifier], String, SwiftTypeName)
  case type(SwiftType)
  case variable(SwiftVariable)
  case function(SwiftFunction)
}

enum SwiftModifier: String, Hashable, Sendable {
  case `public`, `private`, `fileprivate`, `static`, `final`, `mutating`, `lazy`, `convenience`
  case privateSet = "private(set)"
}

/// `public struct CharLM: Sendable { … }`
struct SwiftType: Hashable, Sendable {
  enum Kind: String, Hashable { case `struct`, `enum`, `class`, `extension` }

  var documentation: [String] = []
  var modifiers: [SwiftModifier] = []
  var kind: Kind
  var name: String
  var conformances: [String] = []
  var members: [SwiftDeclaration]
}

/// `public static let width: Int = 3`, or with `getter`, `var width: Int { … }`.
struct SwiftVariable: Hashable, Sendable {
  var documentation: [String] = []
  var modifiers: [SwiftModifier] = []
  var isConstant = true
  var name: String
  var type: SwiftTypeName?
  var value: SwiftExpression?
  var getter: [SwiftStatement] = []
  var setter: [SwiftStatement] = []
  /// `didSet { … }`
  var observer: [SwiftStatement] = []
}

/// `func name(label local: Type = value) throws -> Result { … }`. The name `init` makes an initializer.
struct SwiftFunction: Hashable, Sendable {
  var documentation: [String] = []
  /// `@inline(never)`
  var attributes: [String] = []
  var modifiers: [SwiftModifier] = []
  var name: String
  var parameters: [SwiftParameter] = []
  var isThrowing = false
  /// `throws(Thrown)`
  var thrown: SwiftTypeName?
  var result: SwiftTypeName?
  var body: [SwiftStatement]
}

/// `label local: Type = value`. A label of `nil` stands for `_`.
struct SwiftParameter: Hashable, Sendable {
  var label: String? = nil
  var name: String
  var isInout = false
  var type: SwiftTypeName
  var value: SwiftExpression?
}

indirect enum SwiftTypeName: Hashable, Sendable {
  /// `Float`, `RNNRuntime.Stream`
  case named(String)
  /// `UnsafePointer<Float>`
  case generic(String, [SwiftTypeName])
  /// `[Float]`
  case array(SwiftTypeName)
  /// `[Int]?`
  case optional(SwiftTypeName)
  /// `some Collection<Int32>`
  case some(SwiftTypeName)
}
