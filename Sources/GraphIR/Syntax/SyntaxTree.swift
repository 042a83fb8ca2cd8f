/// A place in a source file.
public struct SourceLocation: Hashable, Sendable {
  /// The path as it is shown to the user.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in UTF-8 bytes, as SwiftPM and Xcode count.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// The declarations of one file.
public struct SourceUnit: Sendable {
  public var file: String
  public var imports: [ImportDeclaration] = []
  public var cells: [CellDeclaration] = []
  public var blocks: [BlockDeclaration] = []
  public var models: [ModelDeclaration] = []
  /// Whether declarations are missing, because of syntax errors that have been reported.
  public var hasErrors = false
  /// The words of those declarations: a name among them may have been declared there.
  public var lostNames: Set<String> = []
  /// Whether the file, or one that it imports, could not be read, so that it may declare anything.
  public var isUnread = false

  public init(file: String) { self.file = file }

  /// Whether there is nothing in the file, not even a mistake.
  var isEmpty: Bool { imports.isEmpty && cells.isEmpty && blocks.isEmpty && models.isEmpty && !hasErrors }
}

/// An identifier where it stands.
public struct Name: Hashable, Sendable {
  public var text: String
  public var location: SourceLocation

  public init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}

/// `import "cells.rnn"`, relative to the importing file.
public struct ImportDeclaration: Sendable {
  public var path: String
  public var location: SourceLocation
}

/// `cell LSTM(hidden) { … }`
public struct CellDeclaration: Sendable {
  /// The `///` lines before it, without the slashes.
  public var documentation: [String]
  public var name: Name
  /// Compile-time numbers.
  public var parameters: [Name]
  /// Those that need not be given.
  public var defaults: [DefaultValue] = []
  public var body: [Statement]
  /// Whether statements are missing, because of syntax errors that have been reported.
  public var hasErrors = false
  /// The words of those statements: a name among them may have been defined there.
  public var lostNames: Set<String> = []
}

/// `block dense(x, width) { … }`: values and compile-time numbers in, one value out.
public struct BlockDeclaration: Sendable {
  public var documentation: [String]
  public var name: Name
  public var parameters: [Name]
  /// Arguments that need not be given.
  public var defaults: [DefaultValue] = []
  public var body: [Statement]
  /// Whether statements are missing, because of syntax errors that have been reported.
  public var hasErrors = false
  /// The words of those statements: a name among them may have been defined there.
  public var lostNames: Set<String> = []
}

/// `deviation = 0.1` among the arguments of a cell or block: a number that is given by name, or not at all.
public struct DefaultValue: Sendable {
  public var name: Name
  public var value: Expression
}

/// `model CharLM { … }`
public struct ModelDeclaration: Sendable {
  public var documentation: [String]
  public var name: Name
  public var body: [Statement]
  /// Whether statements are missing, because of syntax errors that have been reported.
  public var hasErrors = false
  /// The words of those statements: a name among them may have been defined there.
  public var lostNames: Set<String> = []
}

/// A line of a cell, a block or a model. Which ones may stand where is for lowering to say.
public struct Statement: Sendable {
  public var kind: Kind
  public var location: SourceLocation
  /// Of a name that is one of a family: `g` in `state h[g]: [width]` and in `h[g]' = …`.
  public var index: Expression?
  /// Of a loss with a name: what it trains, `critic` in `loss real: x trains critic`. Everything if nil.
  public var trained: [Name]?

  public indirect enum Kind: Sendable {
    /// `let vocabulary = 96` or `let encoder = LSTM(256)`; `let a = 1, b = 2` makes two statements.
    case constant(Name, Expression)
    /// `input x`, `input text: sequence of token(96)`, `target next: sequence of token(96) along given`
    case input(Name, TypeExpression?, isTarget: Bool)
    /// `state h: [hidden]`; `state h: [n], c: [n]` makes two statements.
    case state(Name, [Expression], along: Name?)
    /// `param Wf: [hidden, hidden + size(x)] = glorot`, `fixed param W: [n] = 1`; `param a, b: [n]` makes two.
    case parameter(Name, [Expression], initializer: Expression?, isFixed: Bool)
    /// `context memory`: a constant of the cell that the scan gives.
    case context(Name, isSequence: Bool)
    /// `f = …`
    case equation(Name, Expression)
    /// `h' = …`
    case nextState(Name, Expression)
    /// `output x`; of a model also `output probabilities: softmax(logits)`.
    case output(Name?, Expression)
    /// `loss x`, `loss real: x trains critic`
    case loss(Name?, Expression)
    /// `fit y by ridge(1e-8)`
    case fit(Name, penalty: Expression)
    /// `for g in periods.indices { … }`
    case loop(Loop)
  }
}

/// `for g in 0..<4 { … }`: the statements, once for each number.
public struct Loop: Sendable {
  public enum Numbers: Sendable {
    /// A list.
    case list(Expression)
    /// `a..<b`, `a...b`
    case range(Expression, Expression, isClosed: Bool)

    var expressions: [Expression] {
      switch self {
      case .list(let list): [list]
      case .range(let lower, let upper, _): [lower, upper]
      }
    }
  }

  public var variable: Name
  public var numbers: Numbers
  public var body: [Statement]
}

/// `[32]`, `token(96)`, `sequence of [13]`, `sequence of token(96) along given`
public struct TypeExpression: Sendable {
  public enum Element: Sendable {
    case vector([Expression])
    case token(Expression)
  }

  public var element: Element
  public var isSequence: Bool
  public var along: Name?
  public var location: SourceLocation
}

public struct Expression: Sendable {
  public let kind: Kind
  /// Where it starts; of a binary operation, the operator.
  public let location: SourceLocation
  /// 1 for a leaf. The parser bounds it (`Parser.depthLimit`), so that recursion over an expression is safe.
  public let height: Int

  public init(kind: Kind, location: SourceLocation) {
    self.kind = kind
    self.location = location
    height = kind.height
  }

  public indirect enum Kind: Sendable {
    case number(Double)
    case name(String)
    /// `h'`
    case next(String)
    case negation(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `[h, x]`
    case concatenation([Expression])
    /// `[1, 2; 3, 4]`: rows of a matrix, at least two.
    case matrix([[Expression]])
    /// `dense(hidden, 96)`, `reservoir(density: 0.1)`
    case call(Name, [Argument])
    /// `scan reversed LSTM(256) over x with (memory: m) from (h: a)`
    case scan(ScanExpression)
    /// `step GRU(hidden) on [x, summary]`
    case step(cell: Expression, input: Expression)
    /// `.last`, `.final`, `.h`, `.previous`
    case member(Expression, Name)
    /// `E[token]`, `x[2]`
    case subscripted(Expression, Expression)
    /// `x[2..<4]`, `x[1...3]`, `x[2...]`, `x[..<3]`
    case slice(Expression, ElementRange)
    /// `repeat 3 with x = embed(text, 64) { scan LSTM(256) over x }`: the last line is the value of a round,
    /// and the value of `x` in the next one.
    case repetition(count: Expression, variable: Name, initial: Expression, body: [Statement], result: Expression)
    /// `when step % 4 == 0 { a } else { b }`
    case when(Expression, Expression, Expression)
  }
}

/// Between brackets: `a..<b`, `a...b`, `a...`, `..<b`.
public struct ElementRange: Sendable {
  public var lower: Expression?
  public var upper: Expression?
  /// Whether the upper bound is part of it.
  public var isClosed: Bool

  /// Those that are given.
  var bounds: [Expression] { [lower, upper].compactMap(\.self) }
}

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case product = "·"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and
  case or
}

public struct Argument: Sendable {
  public var label: Name?
  public var value: Expression
}

public struct ScanExpression: Sendable {
  public enum Direction: Sendable { case forward, reversed, bidirectional }

  public var direction: Direction
  /// `LSTM(256)`, or the name of an instance.
  public var cell: Expression
  public var sequence: Expression
  /// `with (memory: encoded)`
  public var contexts: [Argument]
  /// `from (h: a, c: b)`
  public var initialStates: [Argument]
}
