import Foundation
import RandomModels

/// Changes of whole tensors, after which the file is a good one again: names, shapes, types, numbers.
extension Mutation {
  private struct Tensor: Codable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  private static let types = [
    "F64": 8, "F32": 4, "F16": 2, "BF16": 2, "F8_E5M2": 1, "I64": 8, "I32": 4, "U8": 1, "BOOL": 1,
  ]
  private static let words = [
    "weight", "bias", "weight_ih_l0", "weight_hh_l1_reverse", "bias_ih_l0", "kernel", "recurrent_kernel", "embedding",
    "running_mean", "running_var", "num_batches_tracked", "gamma", "scale", "cell", "hi", "in", "0", "1", "params", "",
    "optimizer", "l0", "in_proj_weight", "a b", "\u{E9}",
  ]

  /// The file with some of its tensors changed; nil if it is none.
  mutating func changedTensors(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 8 else { return nil }
    let length = bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1 & 0x7F) }
    guard length <= bytes.count - 8 else { return nil }
    let header = Data(bytes[8..<8 + length])
    guard var entries = try? JSONDecoder().decode([String: Tensor?].self, from: withoutMetadata(header)) else {
      return nil
    }
    var contents: [String: [UInt8]] = [:]
    for case (let name, let tensor?) in entries {
      contents[name] = Array(bytes[8 + length + tensor.offsets[0]..<8 + length + tensor.offsets[1]])
    }
    for _ in 0..<random.number(1...3) { change(&entries, &contents) }
    return serialized(entries, contents)
  }

  private func withoutMetadata(_ header: Data) -> Data {
    guard var object = try? JSONSerialization.jsonObject(with: header) as? [String: Any] else { return header }
    object["__metadata__"] = nil
    return (try? JSONSerialization.data(withJSONObject: object)) ?? header
  }

  private mutating func change(_ entries: inout [String: Tensor?], _ contents: inout [String: [UInt8]]) {
    let names = contents.keys.sorted()
    guard !names.isEmpty else { return }
    let name = random.pick(names)
    guard var tensor = entries[name] ?? nil, var content = contents[name] else { return }
    func rename(_ name: String, to other: String) {
      (entries[other], contents[other]) = (tensor, content)
    }
    switch random.number(0...9) {
    case 0:
      (entries[name], contents[name]) = (nil, nil)
    case 1, 2:
      let other = renamed(name)
      (entries[name], contents[name]) = (nil, nil)
      rename(name, to: other)
    case 3: rename(name, to: renamed(name))
    case 4:
      let other = random.pick(names)
      (entries[name], entries[other]) = (entries[other], entries[name])
      (contents[name], contents[other]) = (contents[other], contents[name])
    case 5, 6:
      tensor.shape = reshaped(tensor.shape)
      content = resized(content, tensor)
      rename(name, to: name)
    case 7:
      tensor.dtype = random.pick(Self.types.keys.sorted())
      content = resized(content, tensor)
      rename(name, to: name)
    default:
      for _ in 0..<8 where !content.isEmpty {
        content[random.number(0...content.count - 1)] = random.pick([0, 0x7F, 0x80, 0xFF, 0xC0])
      }
      rename(name, to: name)
    }
  }

  private mutating func renamed(_ name: String) -> String {
    let separator: Character = name.contains("/") ? "/" : "."
    var parts = name.split(separator: separator).map(String.init)
    guard !parts.isEmpty else { return random.pick(Self.words) }
    let place = random.number(0...parts.count - 1)
    switch random.number(0...3) {
    case 0: parts[place] = random.pick(Self.words)
    case 1: parts.insert(random.pick(Self.words), at: place)
    case 2: parts.remove(at: place)
    default: parts[place] += random.pick(["0", "_1", "_reverse", "l1", "2"])
    }
    return parts.joined(separator: String(random.chance(0.1) ? (separator == "/" ? "." : "/") : separator))
  }

  private mutating func reshaped(_ shape: [Int]) -> [Int] {
    var shape = shape
    let sizes = [0, 1, 2, 3, 4, 8, 12, 16, 1000]
    guard !shape.isEmpty else { return [random.pick(sizes)] }
    let place = random.number(0...shape.count - 1)
    switch random.number(0...5) {
    case 0: shape.swapAt(place, random.number(0...shape.count - 1))
    case 1: shape[place] = random.pick(sizes)
    case 2: shape[place] += random.pick([-1, 1])
    case 3: shape.remove(at: place)
    case 4: shape.insert(random.pick(sizes), at: place)
    default: shape = [shape.reduce(1, *)]
    }
    return shape
  }

  /// As many bytes as the tensor must have.
  private func resized(_ content: [UInt8], _ tensor: Tensor) -> [UInt8] {
    let count = tensor.shape.reduce(Self.types[tensor.dtype] ?? 4) { $0 * max($1, 0) }
    return (0..<count).map { content.isEmpty ? 0 : content[$0 % content.count] }
  }

  private func serialized(_ entries: [String: Tensor?], _ contents: [String: [UInt8]]) -> [UInt8] {
    var header: [String: Tensor] = [:]
    var data: [UInt8] = []
    for name in contents.keys.sorted() {
      guard var tensor = entries[name] ?? nil, let content = contents[name] else { continue }
      tensor.offsets = [data.count, data.count + content.count]
      header[name] = tensor
      data += content
    }
    let text = (try? JSONEncoder().encode(header)) ?? Data()
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
  }
}
