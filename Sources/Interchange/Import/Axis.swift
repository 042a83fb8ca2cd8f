/// What an axis of a tensor of an ONNX graph stands for.
enum Axis: Hashable, Sendable {
  /// The examples. The language has no axis for them: every value stands for each example.
  case batch
  /// The steps of a sequence, named after the input that brings them.
  case time(String)
  /// The same steps, the last one first.
  case reversedTime(String)
  /// Of size one, and for the notation alone.
  case unit
  /// Features.
  case size(Int)
  /// Several of the others as one, such as batch and time.
  case merged([Axis])

  /// The number of features, if it is of features.
  var size: Int? { if case .size(let size) = self { size } else { nil } }

  var isTime: Bool {
    switch self {
    case .time, .reversedTime: true
    case .batch, .unit, .size, .merged: false
    }
  }

  var isReversed: Bool { if case .reversedTime = self { true } else { false } }

  /// The steps in the other order.
  var reversed: Axis {
    switch self {
    case .time(let name): .reversedTime(name)
    case .reversedTime(let name): .time(name)
    case .batch, .unit, .size, .merged: self
    }
  }

  /// Whether it is neither of features nor for the notation alone.
  var isOuter: Bool {
    switch self {
    case .batch, .time, .reversedTime, .merged: true
    case .unit, .size: false
    }
  }
}

extension Axis: CustomStringConvertible {
  var description: String {
    switch self {
    case .batch: "examples"
    case .time: "steps"
    case .reversedTime: "steps from the end"
    case .unit: "1"
    case .size(let size): "\(size)"
    case .merged(let axes): axes.map(\.description).joined(separator: " · ")
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
  var hasTime: Bool { outer.contains { $0.isTime } }
}

/// A size that may be known only when the model runs.
enum Extent: Hashable, Sendable {
  case known(Int)
  case of(Axis)
  /// So many less than it is.
  case before(Axis, Int)
}
