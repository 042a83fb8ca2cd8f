/// Elementwise code for a row, in one loop: loads, operations in SSA form, stores.
/// A store may be to memory that a load of the same column reads, so that it happens after it.
///
/// Products may be part of the loop: their sums never go to memory. No store may then be to memory that a product reads,
/// unless all features are computed at once, which is what up to 16 are.
public struct Pointwise: Hashable, Sendable {
  /// What a definition gives: its index among `definitions`, and among all that is said of each of them.
  public struct Value: Hashable, Sendable, Comparable {
    public let index: Int

    public init(_ index: Int) { self.index = index }

    public static func < (left: Value, right: Value) -> Bool { left.index < right.index }
  }

  public enum Definition: Hashable, Sendable {
    /// One element of the view for each feature.
    case load(View)
    /// The single element of the view, for all features.
    case loadScalar(View)
    case constant(Double)
    case unary(UnaryFunction, Value)
    case binary(BinaryFunction, Value, Value)
    case select(Value, Value, Value)
    /// A block of the product of this index.
    case product(Int, block: Int)
  }

  /// For each block b and feature j: initial[b][j] + Σ_k input[row, k] · matrix[b · count + j, k].
  public struct Product: Hashable, Sendable {
    public var input: View
    /// The matrix, packed in as many blocks as there are initial values.
    public var matrix: BufferID
    /// What the sum of each block starts from; nil is zero. These are definitions before the first block's.
    public var initial: [Value?]
  }

  /// The number of features of a row.
  public var count: Int
  public var products: [Product] = []
  public var definitions: [Definition]
  /// The source's name of each definition's value, if it has one.
  public var names: [String?]
  /// destination[row, j] = value.
  public var stores: [Store]
  /// destination[row] = initial + Σ_j value: the view has one column.
  public var sums: [Store]

  public struct Store: Hashable, Sendable {
    public var view: View
    public var value: Value
    /// The element that a sum starts from; nil is zero.
    public var initial: View?
  }
}

extension Pointwise {
  /// What it loads, then what its products read, then what it stores.
  var operands: [KernelOperand] {
    definitions.compactMap { definition in definition.view.map { KernelOperand(.source, .reads, at: .rows($0)) } }
      + products.flatMap { product in
        [
          KernelOperand(.input, .reads, at: .rows(product.input)),
          KernelOperand(.packed, .reads, at: .packed(product.matrix)),
        ]
      }
      + stores.map { KernelOperand(.destination, .writes, at: .rows($0.view)) }
      + sums.flatMap { sum in
        [KernelOperand(.destination, .writes, at: .rows(sum.view))]
          + (sum.initial.map { [KernelOperand(.bias, .reads, at: .rows($0))] } ?? [])
      }
  }

  /// The same code on other rows.
  func mapping(_ map: (View) -> View) -> Pointwise {
    var code = self
    code.definitions = definitions.map { definition in
      switch definition {
      case .load(let view): .load(map(view))
      case .loadScalar(let view): .loadScalar(map(view))
      case .constant, .unary, .binary, .select, .product: definition
      }
    }
    for index in products.indices { code.products[index].input = map(products[index].input) }
    for index in stores.indices { code.stores[index].view = map(stores[index].view) }
    for index in sums.indices {
      code.sums[index].view = map(sums[index].view)
      code.sums[index].initial = sums[index].initial.map(map)
    }
    return code
  }
}

extension Pointwise {
  /// In the order of the definitions.
  public var values: [Value] { definitions.indices.map(Value.init) }

  /// Appends a definition.
  @discardableResult
  mutating func add(_ definition: Definition, name: String? = nil) -> Value {
    definitions.append(definition)
    names.append(name)
    return Value(definitions.count - 1)
  }
}

/// Of what there is one for each definition.
extension Array {
  public subscript(value: Pointwise.Value) -> Element {
    get { self[value.index] }
    set { self[value.index] = newValue }
  }
}
