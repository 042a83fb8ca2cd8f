/// An expression of the language in the making. A term that several others use becomes an equation, and so does one that
/// has parameters, which are called after it.
final class Term {
  enum Form {
    /// A name: of an input or a parameter of the model.
    case name(String)
    case number(Double)
    /// `f(a, b, label: text)`
    case call(String, labeled: [(label: String, text: String)] = [])
    /// `f(a, over: a)`
    case over(String)
    /// `shifted(a, over: a, by: n)`
    case shifted(Int)
    /// `a + b`
    case infix(String)
    case negative
    /// `x.last`
    case member(String)
    /// `x[0]`, `x[0..<4]`
    case index(String)
    /// `[a, b]`
    case join
    /// `when a { b } else { c }`
    case choice
    /// `scan Cell(4) over x with (m: b) from (h: a)`; the first operand is the sequence, those of the states come next,
    /// and the contexts last.
    case scan(cell: String, direction: String, from: [String], with: [String])
  }

  let form: Form
  let operands: [Term]
  /// The shape that the value has in the language.
  let shape: [Int]
  /// If it is an equation, what it is to be called.
  var preferredName: String
  /// Whether it has parameters, which stand under the name of its equation.
  var parameters: [ImportedParameter] = []
  /// Whether it is an equation in any case, as a person would write it.
  var isLayer = false
  /// What to say above the equation.
  var comment: String?

  init(_ form: Form, _ operands: [Term] = [], _ shape: [Int], name: String = "") {
    self.form = form
    self.operands = operands
    self.shape = shape
    preferredName = name
  }

  var isLeaf: Bool {
    switch form {
    case .name, .number: true
    default: false
    }
  }

  static func number(_ value: Double) -> Term { Term(.number(value), [], []) }
  static func call(_ function: String, _ operands: Term..., shape: [Int]) -> Term {
    Term(.call(function), operands, shape)
  }
  /// A block with parameters and one value, which becomes an equation.
  static func block(
    _ block: String, _ x: Term, _ labeled: [(String, String)], _ shape: [Int], name: String,
    _ parameters: [ImportedParameter]
  ) -> Term {
    let term = Term(.call(block, labeled: labeled), [x], shape, name: name)
    term.parameters = parameters
    return term
  }
  static func infix(_ symbol: String, _ a: Term, _ b: Term, _ shape: [Int]) -> Term {
    Term(.infix(symbol), [a, b], shape)
  }
  static func transpose(_ a: Term) -> Term { .call("transpose", a, shape: a.shape.reversed()) }

  static func reshape(_ a: Term, _ shape: [Int]) -> Term {
    if a.shape == shape { return a }
    // The shape between says nothing.
    if case .call(let function, _) = a.form, function == "reshape" || function == "flat", a.parameters.isEmpty {
      return reshape(a.operands[0], shape)
    }
    if shape == [] { return Term(.index("0"), [a.shape.count == 1 ? a : flat(a)], []) }
    if a.shape == [] { return Term(.join, [a], [1]).reshapedFromVector(shape) }
    if shape.count == 1 { return flat(a) }
    return Term(.call("reshape", labeled: [("", "[\(shape.map(String.init).joined(separator: ", "))]")]), [a], shape)
  }

  private func reshapedFromVector(_ shape: [Int]) -> Term { shape == [1] ? self : .reshape(self, shape) }

  private static func flat(_ a: Term) -> Term { .call("flat", a, shape: [a.shape.reduce(1, *)]) }
}

/// A parameter of the imported model.
public struct ImportedParameter: Sendable, Equatable {
  /// In the model: `hidden.Wf`. Of a term, what stands behind the equation's name.
  public var name: String
  public var shape: [Int]
  /// Row-major.
  public var values: [Double]
}
