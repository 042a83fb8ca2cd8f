/// What cells know of the steps before.
extension ModelLowering {
  /// `step`: the number of the step from 0, in the direction of the scan and without padding. `step % 4` counts by
  /// itself, so that it stays exact however long a stream is.
  func step(modulo period: Int?, _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    let scope = site.scope
    guard scope !== root else { throw Reported() }
    if let known = scope.counters[period ?? 0] { return Operand(id: known, scope: scope) }
    let name = period.map { "step\($0)" } ?? "step"
    let path = ParameterScope.join(scope.statePath, name)
    let index = scope.addCounter(name, path: path, modulo: period)
    let count = Operand(id: scope.states[index].value, scope: scope)
    func constant(_ value: Double) -> Operand { Operand(id: scope.graph.constant(value), scope: scope) }
    var next = try emit(.binary(.add), [count, constant(1)], expression, in: scope)
    if let period {
      let isOver = try emit(.binary(.greaterEqual), [next, constant(Double(period))], expression, in: scope)
      next = try emit(.select, [isOver, constant(0), next], expression, in: scope)
    }
    scope.setNext(index, next.id)
    return count
  }

  /// `y.previous`: what a name of the cell was at the step before, and zero at the first step.
  func previous(_ base: Expression, _ expression: Expression, at site: Site) throws(Reported) -> Operand {
    let (frame, scope) = (site.frame, site.scope)
    guard case .name(let name) = base.kind, frame.declaration.kind == .cell, scope !== root else { throw Reported() }
    if let index = frame.previous[name] { return Operand(id: scope.states[index].value, scope: scope) }
    let shape: [Int]
    if case .tensor(let tensor)? = frame.values[name] {
      guard !tensor.type.isToken else {
        throw report(
          "'\(name)' is \(tensor.type.inWords): only vectors are kept from step to step", at: expression.location)
      }
      shape = tensor.type.shape
    } else {
      shape = try shapeAhead(of: name, expression, in: frame)
    }
    let local = name + ".previous"
    let index = scope.addState(
      local, path: ParameterScope.join(frame.naming.statePath, local), shape: shape, along: [], isOuter: false)
    frame.previous[name] = index
    return Operand(id: scope.states[index].value, scope: scope)
  }

  /// Gives the states that hold previous values their next ones, once all equations have values.
  func finishPrevious(in frame: Frame) throws(Reported) {
    for (name, index) in frame.previous.sorted(by: { $0.key < $1.key }) {
      guard let value = frame.find(name) else { throw Reported() }
      let text = Expression(kind: .name(name), location: frame.declaration.name.location)
      let tensor = try real(value, text, at: Site(frame: frame, naming: frame.naming))
      let state = frame.scope.states[index]
      let shape = frame.scope.graph.type(of: state.value).shape
      guard tensor.type.shape == shape, !tensor.type.isSequence else {
        throw report(
          "'\(name).previous' was taken for \(shape), and '\(name)' is \(tensor.type.inWords)",
          at: frame.declaration.name.location)
      }
      frame.scope.setNext(index, frame.scope.capture(tensor))
    }
  }

  // MARK: Shapes before values

  /// The shape of an equation that needs its own previous value: what the equations make of a guess, if they make it of
  /// itself too. Most do not look at the guess at all.
  private func shapeAhead(
    of name: String, _ expression: Expression, in frame: Frame
  ) throws(Reported) -> [Int] {
    if let shape = frame.assumedShapes[name] { return shape }
    var guesses: [[Int]] = [[]]
    var tried: Set<[Int]> = []
    while let guess = guesses.popLast() {
      guard tried.insert(guess).inserted, tried.count <= Self.guessLimit else { continue }
      let (found, others) = shape(of: name, in: frame, assuming: guess)
      if found == guess { return guess }
      guesses = others.filter { !guesses.contains($0) } + guesses + (found.map { [$0] } ?? [])
    }
    throw report(
      "the shape of '\(name)' does not follow without '\(name).previous'; a state has a shape of its own",
      at: expression.location)
  }

  /// What the shape of a name becomes in the cell of this frame, tried out apart from the model, and other shapes there.
  private func shape(
    of name: String, in frame: Frame, assuming guess: [Int]
  ) -> (found: [Int]?, others: [[Int]]) {
    let trial = self.trial()
    let body = GraphScope(name: "trial", parent: trial.root)
    body.statePath = frame.scope.statePath
    let given = frame.given.mapValues { value in
      value.replaced { Operand(id: body.addSource($0), scope: body) }
    }
    let inner = Frame(
      frame.declaration, scope: body, naming: Naming(scope: ParameterScope(path: ""), statePath: ""),
      isOuterCell: frame.isOuterCell, values: given)
    inner.assumedShapes = frame.assumedShapes.merging([name: guess]) { $1 }
    trial.run(frame.declaration.body, order: frame.declaration.dependencies.order, in: inner)
    guard case .tensor(let tensor)? = inner.find(name) else { return (nil, inner.knownShapes) }
    return (tensor.type.shape, inner.knownShapes)
  }
}

extension Value {
  /// The same with other values of the network, of the same types, and with parameters of its own.
  fileprivate func replaced(by replace: (TensorType) -> Operand) -> Value {
    switch self {
    case .tensor(let tensor): return .tensor(replace(tensor.type))
    case .list(let list): return .list(list.map { $0.replaced(by: replace) })
    case .instance(let instance):
      let arguments = instance.arguments.mapValues { $0.replaced(by: replace) }
      return .instance(
        Instance(
          name: instance.name, declaration: instance.declaration, arguments: arguments,
          scope: ParameterScope(path: instance.scope.path)))
    case .error, .number, .finals: return self
    }
  }
}

extension Expression {
  /// Whether it is the number of the step.
  var isStep: Bool { if case .name("step") = kind { true } else { false } }
}
