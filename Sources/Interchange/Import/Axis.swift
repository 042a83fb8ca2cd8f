/// What an axis of a tensor of an ONNX graph stands for.
enum Axis: Hashable, Sendable {
  /// The examples. The language has no axis for them: every value stands for each example.
  case batch
  /// The steps of a sequence, named after the input that brings them.
  case time(String)
  /// Of size one, and for the notation alone.
  case unit
  /// Features.
  case size(Int)
  /// Several of the others as one, such as batch and time.
  case merged([Axis])

  /// The number of features, if it is of features.
  var size: Int? { if case .size(let size) = self { size } else { nil } }

  /// Whether it is neither of features nor for the notation alone.
  var isOuter: Bool {
    switch self {
    case .batch, .time, .merged: true
    case .unit, .size: false
    }
  }
}

extension Sequence<Axis> {
  /// The shape in the language.
  var features: [Int] { compactMap(\.size) }
  /// Batch and time, in their order; merged ones as what they are made of.
  var outer: [Axis] {
    flatMap { axis in if case .merged(let axes) = axis { axes } else { axis.isOuter ? [axis] : [] } }
  }
  var hasTime: Bool { outer.contains { if case .time = $0 { true } else { false } } }
}

/// A size that may be known only when the model runs.
enum Extent: Hashable, Sendable {
  case known(Int)
  case of(Axis)
}
