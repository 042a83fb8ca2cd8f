extension Pointwise {
  /// Whether anything but a product's sum uses a definition.
  func isUsed(_ value: Value) -> Bool {
    definitions.contains { $0.operands.contains(value) } || (stores + sums).contains { $0.value == value }
  }

  func withoutUnusedDefinitions() -> Pointwise {
    var isNeeded = [Bool](repeating: false, count: definitions.count)
    for store in stores + sums { isNeeded[store.value] = true }
    for value in values.reversed() where isNeeded[value] {
      for operand in definitions[value].operands { isNeeded[operand] = true }
      if case .product(let product, _) = definitions[value] {
        for case let initial? in products[product].initial { isNeeded[initial] = true }
      }
    }
    let kept = values.filter { isNeeded[$0] }
    let new = Dictionary(uniqueKeysWithValues: zip(kept, (0...).lazy.map(Value.init)))
    var code = self
    code.definitions = kept.map { definitions[$0].mapping { new[$0]! } }
    code.names = kept.map { names[$0] }
    for index in code.products.indices {
      code.products[index].initial = products[index].initial.map { $0.flatMap { new[$0] } }
    }
    for index in stores.indices { code.stores[index].value = new[stores[index].value]! }
    for index in sums.indices { code.sums[index].value = new[sums[index].value]! }
    return code
  }
}

extension Pointwise.Definition {
  /// The definitions that a definition uses; a product uses its initial values besides.
  public var operands: [Pointwise.Value] {
    switch self {
    case .load, .loadScalar, .constant, .product: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .select(let a, let b, let c): [a, b, c]
    }
  }

  /// The same definition of other operands.
  func mapping(_ map: (Pointwise.Value) -> Pointwise.Value) -> Self {
    switch self {
    case .load, .loadScalar, .constant, .product: self
    case .unary(let function, let x): .unary(function, map(x))
    case .binary(let function, let x, let y): .binary(function, map(x), map(y))
    case .select(let condition, let x, let y): .select(map(condition), map(x), map(y))
    }
  }

  /// What a definition loads.
  public var view: View? {
    switch self {
    case .load(let view), .loadScalar(let view): view
    case .constant, .unary, .binary, .select, .product: nil
    }
  }
}

extension Function {
  /// The floats of a row and of what nobody else uses behind it. A single row has its memory to itself, up to the next
  /// multiple of 16 floats.
  public func paddedWidth(of buffer: BufferID) -> Int {
    description.time == .step ? target.roundedToVector(buffers[buffer.index].width) : 0
  }

  /// Whether elementwise code may read vectors beyond its last feature.
  public func isPadded(load view: View, of code: Pointwise) -> Bool {
    view.column + target.roundedToVector(code.count) <= paddedWidth(of: view.buffer)
  }

  /// Whether elementwise code may write vectors beyond its last feature: a partly stored one takes long to be loaded
  /// again.
  public func isPadded(store view: View, of code: Pointwise) -> Bool {
    view.count == buffers[view.buffer.index].width && target.roundedToVector(code.count) == paddedWidth(of: view.buffer)
  }
}
