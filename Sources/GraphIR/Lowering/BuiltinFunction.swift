/// The functions of the language that are no blocks.
enum BuiltinFunction: String, CaseIterable {
  case sigmoid, tanh, relu, exp, log, sqrt, abs, softplus, silu, gelu, sin, cos
  case max, min, clamp
  case softmax, logSoftmax, sum, mean, logSumExp, norm, outer, size, shape
  case transpose, reshape, flat, reversed, patches, windows
  case shifted, oneHot, detached
  case grouped, ungrouped, kept, position
  /// `max` and `min` of a single argument: over features.
  case greatest = "max of features"
  case least = "min of features"
  case crossEntropy, binaryCrossEntropy, meanSquaredError
  case normal, uniform, require

  /// What each function takes and computes.
  var definition: Definition {
    switch self {
    case .sigmoid: Definition(.operation(.unary(.sigmoid)), outputName: "probabilities")
    case .tanh: Definition(.operation(.unary(.tanh)), takesNumbers: true)
    case .relu: Definition(.operation(.unary(.relu)))
    case .exp: Definition(.operation(.unary(.exp)), takesNumbers: true)
    case .log: Definition(.operation(.unary(.log)), takesNumbers: true)
    case .sqrt: Definition(.operation(.unary(.sqrt)), takesNumbers: true)
    case .abs: Definition(.operation(.unary(.abs)), takesNumbers: true)
    case .softplus: Definition(.operation(.unary(.softplus)))
    case .silu: Definition(.formula(.silu))
    case .gelu: Definition(.formula(.gelu))
    case .sin: Definition(.operation(.unary(.sin)), takesNumbers: true)
    case .cos: Definition(.operation(.unary(.cos)), takesNumbers: true)
    case .max: Definition(.operation(.binary(.maximum)), of: ["a", "b"], takesNumbers: true)
    case .min: Definition(.operation(.binary(.minimum)), of: ["a", "b"], takesNumbers: true)
    case .clamp: Definition(.formula(.clamp), of: ["x", "low", "high"], takesNumbers: true)
    case .softmax: Definition(.operation(.softmax), optional: ["over", "axis"], outputName: "probabilities")
    case .logSoftmax: Definition(.operation(.logSoftmax), optional: ["axis"], outputName: "logProbabilities")
    case .sum: Definition(.reduction(.sum), optional: ["over", "axis", "every"])
    case .mean: Definition(.reduction(.mean), optional: ["over", "axis", "every"])
    case .greatest: Definition(.reduction(.max), optional: ["over", "axis", "every"], outputName: "max")
    case .least: Definition(.reduction(.min), optional: ["over", "axis", "every"], outputName: "min")
    case .logSumExp: Definition(.reduction(.logSumExp), optional: ["over", "axis", "every"])
    case .norm: Definition(.reduction(.norm), optional: ["over", "axis", "every"])
    case .outer: Definition(.operation(.outer), of: ["a", "b"])
    case .transpose: Definition(.operation(.transpose))
    case .reshape: Definition(.reshape, of: ["x", "shape"])
    case .flat: Definition(.flat)
    case .shifted: Definition(.shift, of: ["x", "over"], optional: ["by"])
    case .grouped: Definition(.derivedAxis(.grouping), of: ["x", "by"])
    case .ungrouped: Definition(.derivedAxis(.ungrouping))
    case .kept: Definition(.derivedAxis(.keeping), of: ["x", "where"])
    case .position: Definition(.derivedAxis(.numbering))
    case .oneHot: Definition(.oneHot, of: ["tokens"], optional: ["width"])
    case .reversed: Definition(.rearrangement(.reversal))
    case .patches:
      Definition(.rearrangement(.patches), of: ["x", "size"], optional: ["stride", "dilation", "padding"])
    case .windows:
      Definition(.rearrangement(.windows), of: ["x", "size"], optional: ["stride", "dilation", "padding"])
    case .detached: Definition(.operation(.unary(.detached)))
    case .size: Definition(.size)
    case .shape: Definition(.shape)
    case .crossEntropy: Definition(.crossEntropy, of: ["logits", "tokens"])
    case .binaryCrossEntropy: Definition(.formula(.binaryCrossEntropy), of: ["logits", "target"])
    case .meanSquaredError: Definition(.formula(.meanSquaredError), of: ["prediction", "target"])
    case .require: Definition(.require, of: ["number", "condition"], optional: ["and"])
    case .normal: Definition(.noise(.normal), of: ["like"], optional: ["per"])
    case .uniform: Definition(.noise(.uniform), of: ["like"], optional: ["per"])
    }
  }

  struct Definition {
    var meaning: Meaning
    /// The names of the arguments.
    var parameters: [String]
    /// Arguments that need not be given, and must be labelled.
    var optionalParameters: [String]
    /// What a model calls an output that is a call of this function and has no name of its own, if not like the function.
    var outputName: String?
    /// Whether compile-time numbers alone give one.
    var takesNumbers: Bool

    init(
      _ meaning: Meaning, of parameters: [String] = ["x"], optional: [String] = [], outputName: String? = nil,
      takesNumbers: Bool = false
    ) {
      self.meaning = meaning
      self.parameters = parameters
      optionalParameters = optional
      self.outputName = outputName
      self.takesNumbers = takesNumbers
    }
  }

  enum Meaning {
    /// Of values that are no tokens, in the order of the parameters.
    case operation(Operation)
    case formula(Formula)
    /// Over all features, over one axis of the shape, or over the steps of a sequence.
    case reduction(Reduction)
    /// The one function of tokens.
    case crossEntropy
    /// Takes a compile-time list.
    case reshape
    case flat
    case rearrangement(Rearranging)
    /// Along the steps of a sequence.
    case shift
    case derivedAxis(AxisFunction)
    case oneHot
    /// A compile-time number.
    case size
    /// A compile-time list.
    case shape
    /// A compile-time number, if conditions hold.
    case require
    /// Random numbers, of the type of a value.
    case noise(Noise.Distribution)

    var isLogarithmic: Bool { if case .operation(.logSoftmax) = self { true } else { false } }
  }

  /// What takes several operations, in ModelLowering+Functions.swift.
  enum Formula {
    case silu, gelu, clamp, binaryCrossEntropy, meanSquaredError
  }

  /// In ModelLowering+Rearrangements.swift.
  enum Rearranging {
    case reversal, patches, windows
  }

  /// In ModelLowering+DerivedAxes.swift.
  enum AxisFunction {
    case grouping, ungrouping, keeping, numbering
  }

  /// In ModelLowering+Reductions.swift.
  enum Reduction {
    case sum, mean, max, min, logSumExp, norm
  }

  /// What a call means.
  init?(_ name: String, _ arguments: [Argument]) {
    let isSingle = arguments.filter { $0.label == nil }.count == 1
    switch name {
    case "max" where isSingle: self = .greatest
    case "min" where isSingle: self = .least
    default: self.init(rawValue: name)
    }
  }

  var parameters: [String] { definition.parameters }
  var optionalParameters: [String] { definition.optionalParameters }
  var outputName: String { definition.outputName ?? rawValue }
}

extension Initializer {
  /// The initializers that are written with a name, and the names of their arguments.
  static let signatures: [(name: String, parameters: [String])] = [
    ("glorot", []), ("orthogonal", []), ("uniform", ["low", "high"]), ("normal", ["standardDeviation"]),
    ("reservoir", ["density", "spectralRadius"]),
  ]

  static let names = signatures.map(\.name)
}
