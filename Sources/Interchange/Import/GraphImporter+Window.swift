import ONNX

extension GraphImporter {
  /// What a convolution or a pooling moves, per axis.
  struct Window {
    var size: [Int]
    var stride: [Int]
    var dilation: [Int]
    var before: [Int]
    var after: [Int]

    init(_ node: ONNXNode, size: [Int], extents: [Int?]) throws(Unsupported) {
      self.size = size
      let count = size.count
      let ones = [Int](repeating: 1, count: count)
      stride = node.ints("strides") ?? ones
      dilation = node.ints("dilations") ?? ones
      let pads = node.ints("pads") ?? [Int](repeating: 0, count: 2 * count)
      guard stride.count == count, dilation.count == count, pads.count == 2 * count, extents.count == count,
        (size + stride + dilation).allSatisfy({ $0 > 0 && $0 < 1 << 20 }), pads.allSatisfy({ $0 >= 0 && $0 < 1 << 20 })
      else { throw Unsupported("its attributes do not go with its axes") }
      (before, after) = (Array(pads[..<count]), Array(pads[count...]))
      let automatic = node.string("auto_pad", "NOTSET")
      guard automatic != "NOTSET", automatic != "VALID" else { return }
      for axis in 0..<count {
        guard let extent = extents[axis] ?? (stride[axis] == 1 ? 0 : nil) else {
          throw Unsupported("its padding depends on the number of steps")
        }
        let places = (extent + stride[axis] - 1) / stride[axis]
        let reach = dilation[axis] * (size[axis] - 1)
        let total = stride[axis] == 1 ? reach : max(0, (places - 1) * stride[axis] + reach + 1 - extent)
        let less = total / 2
        before[axis] = automatic == "SAME_LOWER" ? total - less : less
        after[axis] = total - before[axis]
      }
    }

    /// How often it fits into each axis, if what it sees at all of these places is not too much.
    func places(of extents: [Int], channels: Int) throws(Unsupported) -> [Int] {
      var result: [Int] = []
      for axis in extents.indices {
        let room = extents[axis] + before[axis] + after[axis] - dilation[axis] * (size[axis] - 1) - 1
        guard room >= 0 else { throw Unsupported("its window is wider than what it moves over") }
        result.append(room / stride[axis] + 1)
      }
      guard Sizes.count([channels] + size + result) != nil else { throw Unsupported("its result is out of bounds") }
      return result
    }

    /// As arguments: one number, or one for each axis.
    func labeled(padding: Bool = true) -> [(String, String)] {
      func text(_ numbers: [Int]) -> String {
        Set(numbers).count == 1 ? "\(numbers[0])" : "[\(numbers.map(String.init).joined(separator: ", "))]"
      }
      var result = [("", text(size))]
      if stride.contains(where: { $0 != 1 }) { result.append(("stride", text(stride))) }
      if dilation.contains(where: { $0 != 1 }) { result.append(("dilation", text(dilation))) }
      if padding, before.contains(where: { $0 != 0 }) { result.append(("padding", text(before))) }
      return result
    }
  }
}
