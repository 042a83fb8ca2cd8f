/// Lowers one model.
final class ModelLowering {
  /// Expressions that may be evaluated, counting each use of a cell or block: far more than any real model has,
  /// and few enough that a file of blocks that use each other twice ends in an error soon.
  static let evaluationLimit = 100_000
  /// Cells and blocks that may stand within each other.
  static let depthLimit = 64
  /// Expressions that may stand within each other, those of blocks within the calls of the blocks,
  /// so that the recursion fits on any stack.
  static let expressionDepthLimit = 400
  static let repetitionLimit = 1000
  /// Up to which numbers of steps are exact in single precision.
  static let periodLimit = 1 << 24
  /// Shapes that are tried where an equation needs its own previous value.
  static let guessLimit = 12
  /// Numbers of a table in the source.
  static let tableLimit = 4096

  let declaration: Declaration
  let namespace: Namespace
  let diagnostics: Diagnostics
  /// The model's graph.
  let root: GraphScope
  var parameters: [Parameter] = []
  /// The states that forward scans carry, with their last values.
  var carried: [(state: CarriedState, final: Operand)] = []
  /// Axes of targets that are not yet known to be the axis of an input.
  var openAxes: Set<TimeAxis> = []
  /// The time axis of the loss.
  var lossAxis: TimeAxis?
  private var calls: [Call] = []
  private var reported: Set<SourceLocation> = []
  private var warned: Set<SourceLocation> = []
  private let evaluations: EvaluationCount
  private var depth = 0
  private var isTooLarge = false
  /// The statement whose value is being computed.
  private var equation: Equation?

  /// A use of a cell or block that is being evaluated.
  private struct Call {
    var declaration: Declaration
    var location: SourceLocation
  }

  /// Also those of models that are tried out.
  private final class EvaluationCount {
    var count = 0
  }

  convenience init(_ declaration: Declaration, namespace: Namespace, diagnostics: Diagnostics) {
    self.init(declaration, namespace: namespace, diagnostics: diagnostics, evaluations: EvaluationCount())
  }

  private init(
    _ declaration: Declaration, namespace: Namespace, diagnostics: Diagnostics, evaluations: EvaluationCount
  ) {
    self.declaration = declaration
    self.namespace = namespace
    self.diagnostics = diagnostics
    self.evaluations = evaluations
    root = GraphScope(name: declaration.name.text)
  }

  /// An empty model at the same place, where something is tried out in silence.
  func trial() -> ModelLowering {
    let trial = ModelLowering(
      declaration, namespace: namespace, diagnostics: Diagnostics(), evaluations: evaluations)
    (trial.calls, trial.depth) = (calls, depth)
    return trial
  }

  /// The model, or `nil` after errors.
  func model() -> Model? {
    let frame = Frame(
      declaration, scope: root, naming: Naming(scope: ParameterScope(path: ""), statePath: ""))
    run(declaration.body, order: declaration.dependencies.order, in: frame)

    var outputs: [GraphOutput] = []
    var losses: [(name: Name?, trained: [Name]?, axis: TimeAxis?, value: ValueID)] = []
    var isComplete = true
    for statement in declaration.body {
      do throws(Reported) {
        switch statement.kind {
        case .output(let name, let value):
          outputs.append(
            try evaluating(statement, in: frame) { () throws(Reported) in
              try output(name, value, in: frame, besides: outputs)
            })
        case .loss(let name, let value):
          let loss = try evaluating(statement, in: frame) { () throws(Reported) in
            try meanLoss(value, called: name?.text ?? Model.lossName, in: frame)
          }
          losses.append((name, statement.trained, lossAxis, loss.id))
        case .constant, .input, .state, .parameter, .context, .equation, .nextState, .fit, .loop: break
        }
      } catch {
        isComplete = false
      }
    }
    guard isComplete else { return nil }
    let isClean = !diagnostics.hasErrors && targetsStayInside(outputs)
    root.graph.origin = .unknown
    let finals = carried.map { GraphOutput(.state, name: $0.state.name, value: $0.final.id) }
    root.graph.outputs =
      outputs + finals + losses.map { GraphOutput(.loss, name: $0.name?.text ?? Model.lossName, value: $0.value) }
    let isNamed = losses.contains { $0.name != nil }
    var model = Model(
      name: declaration.name.text, documentation: declaration.documentation, parameters: parameters,
      inputs: inputs(of: frame), states: carried.map(\.state), outputs: outputs.map(\.name),
      hasLoss: !losses.isEmpty && !isNamed, lossAxis: isNamed ? nil : lossAxis, graph: root.graph)
    for loss in losses {
      guard isClean, let name = loss.name else { continue }
      let trained = trainedParameters(loss.trained)
      model.losses.append(NamedLoss(name: name.text, axis: loss.axis, trained: trained))
    }
    addFits(to: &model, in: frame)
    return diagnostics.hasErrors ? nil : model
  }

  private func inputs(of frame: Frame) -> [ModelInput] {
    declaration.body.compactMap { statement in
      guard case .input(let name, _, let isTarget) = statement.kind, case .tensor(let tensor)? = frame.values[name.text]
      else { return nil }
      return ModelInput(name: name.text, type: tensor.type, isTarget: isTarget)
    }
  }

  /// Reports an error. One place gets one: a cell that is used with several sizes would repeat it.
  ///
  /// Of a mistake inside the standard library, the user's file is the place: it is about what he passed.
  func report(_ message: String, at location: SourceLocation, suggestion: String? = nil) -> Reported {
    let error = diagnostic(.error, message, at: location, suggestion: suggestion)
    if reported.insert(error.location).inserted { diagnostics.report(error) }
    return Reported()
  }

  /// Reports something that is allowed, but hardly meant.
  func warn(_ message: String, at location: SourceLocation) {
    let warning = diagnostic(.warning, message, at: location, suggestion: nil)
    if warned.insert(warning.location).inserted { diagnostics.report(warning) }
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, at location: SourceLocation, suggestion: String?
  ) -> Diagnostic {
    guard let call = calls.last else { return Diagnostic(severity, message, at: location, suggestion: suggestion) }
    guard let use = useOfLibrary else {
      let note = Diagnostic.note("in this use of '\(call.declaration.name.text)'", at: call.location)
      return Diagnostic(severity, message, at: location, suggestion: suggestion, notes: [note])
    }
    return Diagnostic(
      severity, "in '\(use.declaration.name.text)', \(message)", at: use.location, suggestion: suggestion)
  }

  /// In the standard library: what the user's file uses of it.
  private var useOfLibrary: Call? {
    guard let last = calls.last, last.declaration.isLibrary else { return nil }
    return calls[calls.count - calls.reversed().prefix { $0.declaration.isLibrary }.count]
  }

  // MARK: Origins

  /// Where an expression of the current statement comes from.
  func origin(at location: SourceLocation) -> Origin {
    equation.map { Origin(at: useOfLibrary?.location ?? location, of: $0) } ?? .unknown
  }

  /// Evaluates a statement, whose place is the origin of what is appended meanwhile. The user wrote down the use of a
  /// block of the library, and knows nothing of the lines in it; those of a cell are its equations.
  func evaluating<Result>(
    _ statement: Statement, in frame: Frame, _ body: () throws(Reported) -> Result
  ) throws(Reported) -> Result {
    let outer = equation
    defer { equation = outer }
    if outer == nil || !frame.declaration.isLibrary || frame.declaration.kind != .block {
      equation = Equation(statement)
    }
    let origin = origin(at: statement.location)
    root.graph.origin = origin
    frame.scope.graph.origin = origin
    return try body()
  }

  /// Evaluates something within a use of a cell or block.
  func within<Result>(
    _ declaration: Declaration, at location: SourceLocation, _ body: () throws(Reported) -> Result
  ) throws(Reported) -> Result {
    // The checker has reported a declaration that contains itself.
    guard !calls.contains(where: { $0.declaration.name == declaration.name }) else { throw Reported() }
    guard calls.count < Self.depthLimit else {
      throw report("cells and blocks are nested more than \(Self.depthLimit) deep", at: location)
    }
    calls.append(Call(declaration: declaration, location: location))
    defer { calls.removeLast() }
    return try body()
  }

  /// Counts an evaluation, and keeps within the limits.
  func limited<Result>(
    at location: SourceLocation, _ body: () throws(Reported) -> Result
  ) throws(Reported) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.expressionDepthLimit else {
      throw report("expressions are nested too deeply; give their parts names", at: location)
    }
    evaluations.count += 1
    if evaluations.count >= Self.evaluationLimit {
      guard !isTooLarge else { throw Reported() }
      isTooLarge = true
      throw report("the model is too large: it has more than \(Self.evaluationLimit) expressions", at: location)
    }
    return try body()
  }
}

/// Thrown when a value has no meaning, after the reason has been reported.
struct Reported: Error {}

/// Where an expression is being evaluated.
struct Site {
  let frame: Frame
  /// Of the equation that the expression belongs to.
  let naming: Naming
  /// Whether the expression is the value of the equation, so that an instance takes the equation's name.
  var isDirect = false

  var scope: GraphScope { frame.scope }

  /// A part of the expression.
  var nested: Site { Site(frame: frame, naming: naming) }

  /// The naming of an instance that the expression makes.
  func instance(_ name: String) -> Naming { isDirect ? naming : naming.child(name) }
}
