import Foundation

/// The tensors of a safetensors file: the length of a JSON header (8 bytes), the header, and the numbers, all
/// little-endian. Reads F64, F32, I64 and I32 into `Double`, and writes F64.
struct TensorFile {
  struct Entry: Equatable {
    var shape: [Int]
    /// Row-major.
    var values: [Double]
  }

  var tensors: [String: Entry]

  init(_ tensors: [String: Entry] = [:]) { self.tensors = tensors }

  /// - Throws: `FileFailure` that names the file and, if it is one tensor's fault, the tensor.
  init(contentsOf path: String) throws(FileFailure) {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      let reason = FileManager.default.fileExists(atPath: path) ? "it is not a readable file" : "there is no such file"
      throw FileFailure(message: "cannot read '\(path)': \(reason)")
    }
    do throws(Malformed) { self = try TensorFile(parsing: data) } catch {
      throw FileFailure(message: "'\(path)' is not a safetensors file that can be used: \(error.reason)")
    }
  }

  /// What is wrong with the bytes of a file.
  struct Malformed: Error, Equatable {
    var reason: String
  }

  init(parsing data: Data) throws(Malformed) {
    let bytes = [UInt8](data)
    guard bytes.count >= 8 else { throw Malformed(reason: "it has only \(bytes.count) bytes") }
    let headerCount = bytes.number(at: 0, as: UInt64.self)
    guard headerCount <= UInt64(bytes.count - 8) else {
      throw Malformed(reason: "its header would have \(headerCount) bytes, but the file has \(bytes.count)")
    }
    let start = 8 + Int(headerCount)
    let header: [String: HeaderEntry]
    do { header = try JSONDecoder().decode([String: HeaderEntry].self, from: Data(bytes[8..<start])) } catch {
      throw Malformed(reason: "its header is not a JSON object of tensors")
    }
    tensors = [:]
    for (name, entry) in header.sorted(by: { $0.key < $1.key }) where name != "__metadata__" {
      tensors[name] = try entry.tensor(name, in: bytes[start...])
    }
  }

  /// The file's bytes: the same for the same tensors.
  func data() -> Data {
    let names = tensors.keys.sorted()
    var entries: [String] = []
    var offset = 0
    for name in names {
      let tensor = tensors[name]!
      let end = offset + 8 * tensor.values.count
      entries.append(
        "\(Self.quoted(name)):{\"dtype\":\"F64\",\"shape\":\(tensor.shape),\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var data = Data(capacity: 8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: header)
    for name in names {
      for value in tensors[name]!.values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      }
    }
    return data
  }

  private static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

/// What the header says of a tensor; nothing if it is malformed, so that an error can name the tensor.
private struct HeaderEntry: Decodable {
  struct Contents: Decodable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  var contents: Contents?

  init(from decoder: Decoder) { contents = try? Contents(from: decoder) }

  func tensor(_ name: String, in bytes: ArraySlice<UInt8>) throws(TensorFile.Malformed) -> TensorFile.Entry {
    func malformed(_ reason: String) -> TensorFile.Malformed { .init(reason: "the tensor '\(name)' \(reason)") }
    guard let contents else { throw malformed("lacks its dtype, shape or data_offsets") }
    let widths = ["F64": 8, "F32": 4, "I64": 8, "I32": 4]
    guard let width = widths[contents.dtype] else {
      throw malformed("holds \(contents.dtype); only F64, F32, I64 and I32 can be read")
    }
    let offsets = contents.offsets
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= bytes.count else {
      throw malformed("has the data_offsets \(offsets), but there are \(bytes.count) bytes of data")
    }
    var size = width
    for extent in contents.shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw malformed("has the impossible shape \(contents.shape)") }
      size = product
    }
    guard size == offsets[1] - offsets[0] else {
      throw malformed("of shape \(contents.shape) takes \(size) bytes, not \(offsets[1] - offsets[0])")
    }
    let values = stride(from: bytes.startIndex + offsets[0], to: bytes.startIndex + offsets[1], by: width).map {
      switch contents.dtype {
      case "F64": Double(bitPattern: bytes.number(at: $0, as: UInt64.self))
      case "F32": Double(Float(bitPattern: bytes.number(at: $0, as: UInt32.self)))
      case "I64": Double(bytes.number(at: $0, as: Int64.self))
      default: Double(bytes.number(at: $0, as: Int32.self))
      }
    }
    return TensorFile.Entry(shape: contents.shape, values: values)
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The little-endian number whose first byte has this index.
  fileprivate func number<Number: FixedWidthInteger>(at index: Int, as type: Number.Type) -> Number {
    var number: Number = 0
    for byte in 0..<MemoryLayout<Number>.size { number |= Number(truncatingIfNeeded: self[index + byte]) << (8 * byte) }
    return number
  }
}
