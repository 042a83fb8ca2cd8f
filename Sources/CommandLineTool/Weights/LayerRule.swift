/// A kind of layer of another framework: the tensors that it has in files, and the parameters that they make.
struct LayerRule: Sendable {
  enum Framework: String, Sendable, CaseIterable {
    case pytorch, keras, flax

    /// How it writes its own name.
    var name: String {
      switch self {
      case .pytorch: "PyTorch"
      case .keras: "Keras"
      case .flax: "Flax"
      }
    }
  }

  enum Kind: Sendable {
    /// Which claims its tensors before others look at them.
    case cell
    case other
    /// No parameters of its own: it is folded into a neighbor. Files do not hold its epsilon, of which this is the usual one.
    case batchNormalization(epsilon: Double)
  }

  /// A tensor of a layer: its name behind that of the layer, with `*` for each gate, and its extents: letters that stand for
  /// numbers, `4h` for four times a number.
  struct Tensor: Sendable {
    var name: String
    var shape: [String]
    var isOptional = false

    init(_ name: String, _ shape: String..., isOptional: Bool = false) {
      (self.name, self.shape, self.isOptional) = (name, shape, isOptional)
    }
  }

  /// A parameter, or with `*` one for each of some gates.
  struct Parameter: Sendable {
    var name: String
    /// Those of the layer, if none are given.
    var gates: String?
    var formula: Formula

    init(_ name: String, of gates: String? = nil, _ formula: Formula) {
      (self.name, self.gates, self.formula) = (name, gates, formula)
    }
  }

  /// Where a scaling and a shift can be computed into a layer: a weight, the axis that runs along what is scaled, and the bias
  /// that takes the shift. Without one, of a table, the rows take it.
  struct Place: Sendable {
    var weight: String
    var axis: Int
    var bias: String?

    init(_ weight: String, axis: Int, bias: String?) { (self.weight, self.axis, self.bias) = (weight, axis, bias) }
  }

  let framework: Framework
  /// What it is called there: `nn.LSTM`, `nn.LSTMCell`.
  let names: [String]
  var kind = Kind.other
  let tensors: [Tensor]
  /// In the order of the framework.
  var gates = ""
  let parameters: [Parameter]
  /// Of what it is given, and of what it gives.
  var input: [Place] = []
  var output: [Place] = []
  /// What files do not say.
  var note: String?
  /// What they do not say if they have no bias.
  var noteWithoutBias: String?

  static let all = pytorch + keras + flax

  /// One name for each gate of names with a `*`.
  func expanded(_ name: String) -> [String] {
    name.contains("*") ? gates.map { name.replacing("*", with: String($0)) } : [name]
  }

  /// The tensors with a name for each gate.
  var expandedTensors: [Tensor] {
    tensors.flatMap { tensor in
      expanded(tensor.name).map { name in
        var result = tensor
        result.name = name
        return result
      }
    }
  }

  /// What is known of the numbers that letters stand for; nil if these shapes are none of the layer's.
  func sizes(of shapes: [String: [Int]]) -> [Character: Int]? {
    var sizes: [Character: Int] = [:]
    for tensor in expandedTensors {
      guard let shape = shapes[tensor.name] else {
        if tensor.isOptional { continue }
        return nil
      }
      guard shape.count == tensor.shape.count else { return nil }
      for (extent, symbol) in zip(shape, tensor.shape) {
        let factor = Int(symbol.prefix(while: \.isNumber)) ?? 1
        guard let letter = symbol.last, !letter.isNumber else {
          if extent != factor { return nil }
          continue
        }
        guard extent % factor == 0, sizes[letter, default: extent / factor] == extent / factor else { return nil }
        sizes[letter] = extent / factor
      }
    }
    return sizes
  }
}

extension LayerRule {
  /// A parameter of a certain gate.
  struct Target {
    var name: String
    var formula: Formula
    var gate: Character?
  }

  /// All parameters, those of gates one by one.
  var targets: [Target] {
    parameters.flatMap { parameter in
      guard parameter.name.contains("*") else {
        return [Target(name: parameter.name, formula: parameter.formula, gate: nil)]
      }
      return (parameter.gates ?? gates).map { gate in
        Target(name: parameter.name.replacing("*", with: String(gate)), formula: parameter.formula, gate: gate)
      }
    }
  }
}
