extension ModelLowering {
  func value(of placed: PlacedStatement) throws(Reported) -> Value {
    let frame = placed.frame
    switch placed.statement.kind {
    case .constant(let name, let value): return try constant(name, value, naming: placed.path(name), in: frame)
    case .input(let name, let type, let isTarget):
      guard let type, frame.declaration.kind == .model else { throw Reported() }
      return .tensor(try input(name, type, isTarget: isTarget, in: frame))
    case .state(let name, let shape, let along):
      guard frame.declaration.kind == .cell, frame.scope !== root else { throw Reported() }
      let times = try along.map { context throws(Reported) in
        guard case .tensor(let sequence)? = frame.values[context.text] else { throw Reported() }
        return sequence.type.times
      }
      let index = frame.scope.addState(
        name.text, index: placed.index, path: ParameterScope.join(frame.naming.statePath, placed.path(name)),
        shape: try extents(shape, in: frame), along: times ?? [], isOuter: frame.isOuterCell)
      placed.owner.states[placed.key ?? name.text] = index
      return .tensor(Operand(id: frame.scope.states[index].value, scope: frame.scope))
    case .parameter(let name, let shape, let initializer, let isFixed):
      return .tensor(
        try parameter(name, placed.path(name), shape, initializer, isFixed: isFixed, in: frame))
    case .equation(let name, let value):
      let path = placed.path(name)
      let result = evaluate(value, at: Site(frame: frame, naming: frame.naming.child(path), isDirect: true))
      switch result {
      case .number, .tensor, .list: return named(result, path, in: frame)
      case .error, .instance, .finals:
        return .tensor(try tensor(result, value, at: Site(frame: frame, naming: frame.naming)))
      }
    case .nextState(let name, let value):
      return .tensor(try nextState(name, value, placed))
    case .context, .output, .loss, .fit, .loop:
      throw Reported()
    }
  }

  /// Gives a value its name in the source, if it was made here and has none.
  private func named(_ value: Value, _ name: String, in frame: Frame) -> Value {
    if case .tensor(let tensor) = value, tensor.scope === frame.scope, tensor.scope.graph[tensor.id].name == nil {
      tensor.scope.graph[tensor.id].name = name
    }
    return value
  }

  /// What `let` names: a number, or an instance of a cell or block.
  private func constant(
    _ name: Name, _ value: Expression, naming path: String, in frame: Frame
  ) throws(Reported) -> Value {
    let naming = frame.naming.child(path)
    let site = Site(frame: frame, naming: naming)
    if case .call(let callee, let arguments) = value.kind, frame.find(callee.text) == nil,
      let declared = namespace.find(callee.text, fromLibrary: frame.declaration.isLibrary)
    {
      let values = try evaluate(arguments, of: declared, isPartial: declared.kind == .block, at: site, callee.location)
      return .instance(Instance(name: name.text, declaration: declared, arguments: values, scope: naming.scope))
    }
    switch evaluate(value, at: site) {
    case .number(let number): return .number(number)
    case .list(let list) where list.areNumbers: return .list(list)
    case .instance(let instance): return .instance(instance)
    case .error: throw Reported()
    case .tensor where frame.declaration.optionalParameters.contains(name),
      .list where frame.declaration.optionalParameters.contains(name),
      .finals where frame.declaration.optionalParameters.contains(name):
      throw report(
        "the default value of '\(name.text)' is a compile-time number, and \(value.sourceText) is a value of the "
          + "network", at: value.location)
    case .tensor, .list, .finals:
      throw report(
        "'let' names compile-time numbers and instances; a value is written '\(name.text) = …'", at: name.location)
    }
  }

  private func input(
    _ name: Name, _ type: TypeExpression, isTarget: Bool, in frame: Frame
  ) throws(Reported) -> Operand {
    var result = TensorType(batch: true)
    switch type.element {
    case .vector(let shape): result.shape = try extents(shape, in: frame)
    case .token(let classes): result.element = .token(classes: try extent(classes, in: frame))
    }
    if let along = type.along {
      guard type.isSequence else {
        throw report("'\(name.text)' is no sequence: it runs along nothing", at: along.location)
      }
      guard case .tensor(let other)? = frame.values[along.text] else { throw Reported() }
      guard let axis = other.type.time else {
        throw report("'\(along.text)' is \(other.type.inWords): it has no time axis", at: along.location)
      }
      result.times = [axis]
    } else if type.isSequence {
      let axis = TimeAxis(name.text)
      result.times = [axis]
      if isTarget { openAxes.insert(axis) }
    }
    return Operand(id: root.graph.addSource(.input(name.text), type: result, name: name.text), scope: root)
  }

  /// - Parameter local: what it is called in its scope.
  private func parameter(
    _ name: Name, _ local: String, _ shape: [Expression], _ initializer: Expression?, isFixed: Bool, in frame: Frame
  ) throws(Reported) -> Operand {
    let shape = try extents(shape, in: frame)
    let initializer = try self.initializer(initializer, of: name, shape: shape, in: frame)
    let scope = frame.naming.scope
    if let known = scope.parameters[local] {
      guard known.type.shape == shape else {
        throw report(
          "'\(scope.path)' shares its parameters: '\(name.text)' is \(known.type.shape) in one use and \(shape) in "
            + "another", at: name.location)
      }
      return known
    }
    let path = ParameterScope.join(scope.path, local)
    parameters.append(
      Parameter(
        name: path, shape: shape, initializer: initializer, isFixed: isFixed,
        declaration: .init(location: name.location, isInLibrary: frame.declaration.isLibrary)))
    let tensor = Operand(
      id: root.graph.addSource(.parameter(path), type: TensorType(shape), name: local), scope: root)
    scope.parameters[local] = tensor
    return tensor
  }

  private func nextState(
    _ name: Name, _ value: Expression, _ placed: PlacedStatement
  ) throws(Reported) -> Operand {
    let (frame, path) = (placed.frame, placed.path(name))
    let site = Site(frame: frame, naming: frame.naming.child(path), isDirect: true)
    let result = evaluate(value, at: site)
    let key = placed.index.map { Frame.key(name.text, $0) } ?? name.text
    guard case .tensor(let state)? = placed.owner.values[key], let index = placed.owner.states[key] else {
      throw Reported()
    }
    let shape = state.type.shape
    var next = try real(result, value, at: site)
    if case .number = result, !shape.isEmpty { next = try emit(.broadcast(shape), [next], value, in: frame.scope) }
    guard next.type.shape == shape else {
      let hint = next.type.shape == [1] && shape.isEmpty ? "; a state can be declared as [1], too" : ""
      throw report(
        "the next value of '\(name.text)' is \(next.type.inWords), but the state is \(shape)\(hint)",
        at: value.location)
    }
    guard state.type.times.isSuperset(of: next.type.times) else {
      throw report(
        "the next value of '\(name.text)' is \(next.type.inWords), but the state is one value at each step; a state "
          + "that runs along a context is declared with 'along'", at: value.location)
    }
    next = Operand(id: frame.scope.capture(next), scope: frame.scope)
    frame.scope.setNext(index, next.id)
    _ = named(.tensor(next), path + "'", in: frame)
    return next
  }
}
