import Foundation

@testable import GraphIR

/// Runs a planned function naively, in `Double` and on one shard: the meaning of `Instruction`, apart from any kernel.
/// Memory that nobody has written is not a number, so that a plan that reads it fails.
struct ProgramInterpreter {
  let function: Function
  let batch: Int
  let steps: [TimeAxis: Int]
  let lengths: [TimeAxis: [Int]]
  /// Time-major, [T, B, features].
  let inputs: [String: [Double]]
  private let conditions = RunConditions()

  private(set) var parameters: [Double]
  private(set) var gradients: [Double]
  private var prepared: [Double]
  private var sums: [Double]
  private var arena: [Double]
  private var slotOffsets: [Int] = []
  private var external: [Buffer.Region: [Double]] = [:]
  /// The steps of the loops that are running, and the axis of the innermost one.
  var current = Steps()

  /// A step on each of some time axes. A view's offset is added to that of the loop.
  struct Steps {
    var of: [TimeAxis: Int] = [:]
    var loop: TimeAxis?

    func at(_ step: Int, on axis: TimeAxis) -> Steps {
      var steps = self
      steps.of[axis] = step
      return steps
    }
  }

  /// - Parameters:
  ///   - dimensions: with the lengths of those axes whose steps an input keeps.
  ///   - axes: all time axes of the graph.
  init(
    _ function: Function, parameters: [Double], inputs: [String: [Double]], dimensions: Dimensions, axes: [TimeAxis]
  ) {
    (self.function, self.parameters, self.inputs, batch) = (function, parameters, inputs, dimensions.batch)
    let axes = Set(axes + Array(dimensions.steps.keys))
    let steps = Dictionary(uniqueKeysWithValues: axes.map { ($0, dimensions.steps(of: $0)) })
    let lengths = Dictionary(
      uniqueKeysWithValues: axes.map { axis in
        (axis, (0..<dimensions.batch).map { dimensions.length(of: $0, along: axis) })
      })
    (self.steps, self.lengths) = (steps, lengths)
    gradients = [Double](repeating: 0, count: parameters.count)
    prepared = [Double](repeating: .nan, count: function.preparedCount)
    sums = [Double](repeating: 0, count: function.sumsCount)
    var size = 0
    for slot in function.arena.slots {
      slotOffsets.append(size)
      var rows = slot.extent.batch ? batch : 1
      for (position, axis) in slot.extent.times.enumerated() {
        rows *= steps[axis]! + (position == 0 ? slot.extent.extraSteps : 0)
      }
      size += (rows * slot.width + 15) / 16 * 16
    }
    arena = [Double](repeating: .nan, count: size)
    for buffer in function.buffers {
      switch buffer.region {
      case .input(let name), .state(let name): external[buffer.region] = inputs[name] ?? []
      case .mask(let axis):
        external[buffer.region] = (0..<steps[axis]! * batch).map { $0 / batch < lengths[axis]![$0 % batch] ? 1 : 0 }
      case .lengths(let axis): external[buffer.region] = lengths[axis]!.map { Double($0) }
      case .ends: external[buffer.region] = [Double](repeating: 1, count: batch)
      case .count(let axis):
        external[buffer.region] = [Double(max(axis.map { lengths[$0]!.reduce(0, +) } ?? batch, 1))]
      case .output: external[buffer.region] = [Double](repeating: .nan, count: buffer.width * batch)
      case .parameters, .gradients, .prepared, .sums, .arena: break
      }
    }
  }

  mutating func run() {
    for instruction in function.prepare + function.body + function.finish { execute(instruction) }
  }

  /// An output's rows, time-major.
  func output(_ output: FunctionOutput) -> [Double] {
    var values: [Double] = []
    let times = output.type.times
    let domain = Domain(
      batch: output.type.batch, time: times.first.map { .all($0) } ?? .none, inner: times.count > 1 ? times[1] : nil)
    for (t, b) in rows(domain) {
      for column in 0..<output.view.count { values.append(self[output.view, t, b, column]) }
    }
    return values
  }

  // MARK: Memory

  func address(_ view: View, _ t: Steps, _ b: Int, _ column: Int) -> Int {
    let buffer = function.buffers[view.buffer.index]
    precondition((0..<view.count).contains(column) && view.column + column < buffer.width, "column out of the buffer")
    var row = 0
    for (position, axis) in buffer.extent.times.enumerated() {
      let isOfLoop = t.loop.map { $0 == axis } ?? (position == 0)
      let count = steps[axis]! + (position == 0 ? buffer.extent.extraSteps : 0)
      row = row * count + t.of[axis]! + (isOfLoop ? view.stepOffset : 0)
    }
    row = buffer.extent.batch ? row * batch + b : row
    return row * buffer.width + view.column + column
  }

  func read(_ id: BufferID, _ index: Int) -> Double {
    let buffer = function.buffers[id.index]
    switch buffer.region {
    case .parameters(let offset): return parameters[offset + index]
    case .gradients(let offset): return gradients[offset + index]
    case .prepared(let offset): return prepared[offset + index]
    case .sums(let offset): return sums[offset + index]
    case .arena(let slot): return arena[slotOffsets[slot] + index]
    case .input, .mask, .ends, .lengths, .count, .state, .output: return external[buffer.region]![index]
    }
  }

  mutating func write(_ id: BufferID, _ index: Int, _ value: Double) {
    switch function.buffers[id.index].region {
    case .gradients(let offset): gradients[offset + index] = value
    case .prepared(let offset): prepared[offset + index] = value
    case .sums(let offset): sums[offset + index] = value
    case .arena(let slot): arena[slotOffsets[slot] + index] = value
    case .input, .state, .output: external[function.buffers[id.index].region]![index] = value
    case .parameters, .mask, .ends, .lengths, .count: preconditionFailure("writes to a source")
    }
  }

  subscript(view: View, t: Steps, b: Int, column: Int) -> Double {
    get { read(view.buffer, address(view, t, b, column)) }
    set { write(view.buffer, address(view, t, b, column), newValue) }
  }

  subscript(matrix: MatrixView, row: Int, column: Int) -> Double {
    get { read(matrix.buffer, matrix.offset + row * matrix.rowStride + column * matrix.columnStride) }
    set { write(matrix.buffer, matrix.offset + row * matrix.rowStride + column * matrix.columnStride, newValue) }
  }

  func rows(_ domain: Domain) -> [(t: Steps, b: Int)] {
    var times: [Steps] =
      switch domain.time {
      case .none: [current]
      case .all(let axis): (0..<steps[axis]!).map { current.at($0, on: axis) }
      case .current: [current]
      case .chunk(let axis):
        current.of[axis]! % 2 == 0
          ? (current.of[axis]!..<min(current.of[axis]! + 2, steps[axis]!)).map { current.at($0, on: axis) } : []
      }
    if let inner = domain.inner { times = times.flatMap { t in (0..<steps[inner]!).map { t.at($0, on: inner) } } }
    return times.flatMap { t in (0..<(domain.batch ? batch : 1)).map { (t, $0) } }
  }

  /// The rows of the steps of axes that a view has besides one.
  func rows(of view: View, besides axis: TimeAxis) -> [(t: Steps, b: Int)] {
    let extent = function.buffers[view.buffer.index].extent
    let inner = extent.times.first { $0 != axis && current.of[$0] == nil }
    return rows(Domain(batch: extent.batch, time: .none, inner: inner))
  }

  // MARK: Instructions

  mutating func execute(_ instruction: Instruction) {
    func view(_ role: KernelOperand.Role) -> View { instruction.view(role)! }
    func matrix(_ role: KernelOperand.Role) -> MatrixView { instruction.matrix(role)! }
    let rows = rows(instruction.domain)
    switch instruction.kernel {
    case .loop(let axis, let isReversed):
      let outer = current
      for t in 0..<steps[axis]! {
        current.of[axis] = isReversed ? steps[axis]! - 1 - t : t
        current.loop = axis
        for instruction in instruction.body { execute(instruction) }
      }
      current = outer
    case .enter(let axis, let isReversed):
      let (source, trajectory) = (view(.source), view(.trajectory))
      for (t, b) in self.rows(of: trajectory, besides: axis) {
        for j in 0..<trajectory.count {
          self[trajectory, t.at(isReversed ? steps[axis]! : 0, on: axis), b, j] = self[source, t, b, j]
        }
      }
    case .enterZero(let axis, let isReversed):
      let trajectory = view(.trajectory)
      for (t, b) in self.rows(of: trajectory, besides: axis) {
        for j in 0..<trajectory.count { self[trajectory, t.at(isReversed ? steps[axis]! : 0, on: axis), b, j] = 0 }
      }
    case .leave(let axis, let isReversed):
      let (trajectory, destination) = (view(.trajectory), view(.destination))
      for (t, b) in self.rows(of: trajectory, besides: axis) {
        for j in 0..<destination.count {
          self[destination, t, b, j] = self[trajectory, t.at(isReversed ? 0 : steps[axis]!, on: axis), b, j]
        }
      }
    case .product, .sparseProduct:
      // `pack` keeps the matrix row by row here.
      let (input, destination, bias) = (view(.input), view(.destination), instruction.view(.bias))
      let packed = instruction[.packed]!.buffer
      for (t, b) in rows {
        for n in 0..<destination.count {
          var sum = bias.map { self[$0, t, b, n] } ?? 0
          for k in 0..<input.count { sum += self[input, t, b, k] * read(packed, n * input.count + k) }
          self[destination, t, b, n] = sum
        }
      }
    case .guardedProduct:
      let (input, mask, destination) = (view(.input), view(.mask), view(.destination))
      let packed = instruction[.packed]!.buffer
      for (t, b) in rows {
        for n in 0..<destination.count {
          let sum = (0..<input.count).reduce(0) { $0 + self[input, t, b, $1] * read(packed, n * input.count + $1) }
          self[destination, t, b, n] = self[mask, t, b, 0] != 0 ? sum : 0
        }
      }
    case .outerSum, .sparseOuterSum:
      let (left, right, destination) = (view(.left), view(.right), matrix(.destination))
      for (t, b) in rows {
        for m in 0..<left.count {
          if let leftSum = instruction.view(.leftSum) { self[leftSum, t, 0, m] += self[left, t, b, m] }
          for n in 0..<right.count { self[destination, m, n] += self[left, t, b, m] * self[right, t, b, n] }
        }
      }
    case .productSum(let m, let n, let k):
      let (left, right, destination) = (view(.left), view(.right), matrix(.destination))
      for (t, b) in rows {
        for i in 0..<m {
          for j in 0..<k {
            for l in 0..<n { self[destination, i, j] += self[left, t, b, i * n + l] * self[right, t, b, j * n + l] }
          }
        }
      }
    case .rearrange(let rearrangement):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for (feature, place) in rearrangement.sources().enumerated() {
          self[destination, t, b, feature] = place.map { self[source, t, b, $0] } ?? 0
        }
      }
    case .rearrangeSum(let rearrangement):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for j in 0..<destination.count { self[destination, t, b, j] = 0 }
        for (feature, place) in rearrangement.sources().enumerated() {
          if let place { self[destination, t, b, place] += self[source, t, b, feature] }
        }
      }
    case .pointwise(let code): for (t, b) in rows { execute(code, t, b) }
    case .columnSum:
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for n in 0..<destination.count { self[destination, t, 0, n] += self[source, t, b, n] }
      }
    case .timeSum(let axis):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in self.rows(of: source, besides: axis) {
        for n in 0..<destination.count {
          self[destination, t, b, n] = (0..<steps[axis]!).reduce(0) { $0 + self[source, t.at($1, on: axis), b, n] }
        }
      }
    case .softmax(let width, let isLogarithmic):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for start in stride(from: 0, to: source.count, by: width) {
          let x = (0..<width).map { self[source, t, b, start + $0] }
          let total = logSumExp(x)
          for j in 0..<width { self[destination, t, b, start + j] = isLogarithmic ? x[j] - total : exp(x[j] - total) }
        }
      }
    case .greatest(let groups, let width):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for group in 0..<groups {
          self[destination, t, b, group] = (0..<width).map { self[source, t, b, group * width + $0] }.max()!
        }
      }
    case .table(let table):
      let destination = view(.destination)
      for (t, b) in rows { for (j, number) in table.values.enumerated() { self[destination, t, b, j] = number } }
    case .timeGreatest(let axis):
      let (source, mask, destination) = (view(.source), view(.mask), view(.destination))
      for (t, b) in self.rows(of: destination, besides: axis) {
        let valid = (0..<steps[axis]!).map { t.at($0, on: axis) }.filter { self[mask, $0, b, 0] != 0 }
        for j in 0..<destination.count {
          self[destination, t, b, j] = valid.map { self[source, $0, b, j] }.max() ?? 0
        }
      }
    case .crossEntropy:
      let (logits, token) = (view(.logits), view(.token))
      for (t, b) in rows {
        let x = (0..<logits.count).map { self[logits, t, b, $0] }
        self[view(.destination), t, b, 0] = logSumExp(x) - x[Int(self[token, t, b, 0])]
      }
    case .crossEntropyGradient:
      let (logits, token) = (view(.logits), view(.token))
      for (t, b) in rows {
        let x = (0..<logits.count).map { self[logits, t, b, $0] }
        let target = Int(self[token, t, b, 0])
        let total = self[view(.loss), t, b, 0] + x[target]
        let factor = self[view(.cotangent), t, b, 0]
        for j in x.indices {
          self[view(.destination), t, b, j] =
            factor == 0 ? 0 : (exp(x[j] - total) - (j == target ? 1 : 0)) * factor
        }
      }
    case .gather:
      let (table, token, destination) = (matrix(.table), view(.token), view(.destination))
      for (t, b) in rows {
        for j in 0..<destination.count { self[destination, t, b, j] = self[table, Int(self[token, t, b, 0]), j] }
      }
    case .scatterSum:
      let (token, source, destination) = (view(.token), view(.source), matrix(.destination))
      for (t, b) in rows {
        for j in 0..<source.count { self[destination, Int(self[token, t, b, 0]), j] += self[source, t, b, j] }
      }
    // Of a run in one part.
    case .copy, .carry:
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in rows {
        for j in 0..<destination.count { self[destination, t, b, j] = self[source, t, b, j] }
      }
    case .zero:
      let destination = view(.destination)
      for (t, b) in rows { for j in 0..<destination.count { self[destination, t, b, j] = 0 } }
    case .at(let end, let axis):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in self.rows(of: source, besides: axis) {
        let length = lengths[axis]![b]
        let step = t.at(end == .first ? 0 : length - 1, on: axis)
        for j in 0..<destination.count { self[destination, t, b, j] = length == 0 ? 0 : self[source, step, b, j] }
      }
    case .place(let end, let axis):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in self.rows(of: destination, besides: axis) {
        let length = lengths[axis]![b]
        for step in 0..<steps[axis]! {
          let isThere = length > 0 && step == (end == .first ? 0 : length - 1)
          for j in 0..<destination.count {
            self[destination, t.at(step, on: axis), b, j] = isThere ? self[source, t, b, j] : 0
          }
        }
      }
    case .shift(let axis, let count):
      let (source, destination) = (view(.source), view(.destination))
      for (t, b) in self.rows(of: destination, besides: axis) {
        for step in 0..<steps[axis]! {
          let isThere = (0..<steps[axis]!).contains(step - count)
          for j in 0..<destination.count {
            self[destination, t.at(step, on: axis), b, j] =
              isThere ? self[source, t.at(step - count, on: axis), b, j] : 0
          }
        }
      }
    case .resample(let axis), .restore(let axis): derive(axis, in: instruction)
    case .timeSoftmax(let axis):
      let (source, mask, destination) = (view(.source), view(.mask), view(.destination))
      for (t, b) in self.rows(of: destination, besides: axis) {
        let steps = (0..<steps[axis]!).map { t.at($0, on: axis) }
        let valid = steps.filter { self[mask, $0, b, 0] != 0 }
        for j in 0..<destination.count {
          let total = logSumExp(valid.map { self[source, $0, b, j] })
          for step in steps {
            let isValid = self[mask, step, b, 0] != 0
            self[destination, step, b, j] = isValid ? exp(self[source, step, b, j] - total) : 0
          }
        }
      }
    case .index(nil): for b in 0..<batch { self[view(.destination), current, b, 0] = Double(b) }
    case .index(let axis?):
      for t in 0..<steps[axis]! {
        for b in 0..<batch { self[view(.destination), current.at(t, on: axis), b, 0] = Double(t) }
      }
    case .noise(let noise, _):
      let indices = [.example, .step, .innerStep].compactMap { instruction.view($0) }
      for (t, b) in rows {
        let numbers = noise.numbers(at: indices.map { UInt32(self[$0, t, b, 0]) }, key: conditions.key(of: noise))
        for (j, number) in numbers.enumerated() { self[view(.destination), t, b, j] = number }
      }
    case .rowProduct, .rowTranspose, .pack, .packSparse, .packPart, .matrixProduct, .matrixOuterSum, .copyMatrix:
      executeOnMatrices(instruction)
    }
  }
}
