/// What is measured: `cell:mode:I:H:B:T[:threads]`. For steps, `:B:T` may be left out; behind an encoder, T are the steps
/// of its source.
struct Case: Hashable, Sendable, CustomStringConvertible {
  enum Mode: String {
    /// One step of one example, the state kept.
    case step
    /// The same with a dense layer to one output behind it.
    case stepDense = "step+dense"
    /// Whole sequences.
    case infer
    /// Whole sequences forward and backward, with the gradients of all parameters. The input needs none.
    case train
    /// The same in segments of √T steps.
    case trainSegments = "train+segments"
    /// How much memory training takes.
    case memory
    case memorySegments = "memory+segments"
  }

  var cell: String
  var mode: Mode
  var inputs: Int
  var hidden: Int
  var batch = 1
  var steps = 1
  var threads = 1

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.dropFirst(2).compactMap { Int($0) }
    guard parts.count >= 4, numbers.count == parts.count - 2, numbers.allSatisfy({ $0 > 0 }),
      let mode = Mode(rawValue: String(parts[1])), numbers.count > 3 || (numbers.count == 2 && mode.isStep),
      numbers.count <= 5
    else { return nil }
    cell = String(parts[0])
    self.mode = mode
    inputs = numbers[0]
    hidden = numbers[1]
    if numbers.count > 3 { (batch, steps) = (numbers[2], numbers[3]) }
    if numbers.count > 4 { threads = numbers[4] }
  }

  var description: String {
    let sizes = "\(cell):\(mode.rawValue):\(inputs):\(hidden)"
    return mode.isStep && !isBehindEncoder ? sizes : "\(sizes):\(batch):\(steps)" + (threads == 1 ? "" : ":\(threads)")
  }

  /// Whether there are encoded steps that a single step looks at.
  var isBehindEncoder: Bool { cell == "attention" }

  /// What other libraries are asked for: they keep everything.
  var withoutSegments: Case {
    var size = self
    switch mode {
    case .trainSegments: size.mode = .train
    case .memorySegments: size.mode = .memory
    case .step, .stepDense, .infer, .train, .memory: break
    }
    return size
  }

  var segmentSteps: Int? { withoutSegments == self ? nil : Int(Double(steps).squareRoot().rounded(.up)) }
}

extension Case.Mode {
  var isStep: Bool { self == .step || self == .stepDense }
  var isMemory: Bool { self == .memory || self == .memorySegments }
}
