extension Workspace {
  /// Takes the inputs of a run in `body` from a batch. Inputs and axes are found by name: a function without targets
  /// has fewer than the batch.
  public func bind<Example: ModelExample>(_ batch: Batch<Example>, _ body: () -> Void) {
    let given = Example.layout
    setExamples(batch.count)
    let axes = layout.axes.prefix(layout.givenAxes).map { name in given.axes.firstIndex(of: name)! }
    let places = layout.inputs.map { input in given.inputs.firstIndex { $0.name == input.name }! }
    for place in places { batch.missing[place]?.stop() }
    for (axis, source) in axes.enumerated() {
      let first = layout.inputs.firstIndex { $0.axis == axis }!
      setSteps(axis, input: first, count: batch.inputs[places[first]].count)
      setLengths(axis, batch.lengths[source])
    }
    bind(batch, places[...], body)
  }

  private func bind<Example>(_ batch: Batch<Example>, _ places: ArraySlice<Int>, _ body: () -> Void) {
    guard let place = places.first else { return body() }
    let input = places.startIndex
    switch batch.inputs[place] {
    case .tokens(let tokens): bind(input, tokens) { bind(batch, places.dropFirst(), body) }
    case .numbers(let numbers): bind(input, numbers) { bind(batch, places.dropFirst(), body) }
    }
  }
}
