import Foundation

/// Reads a WAV file of one channel and 16 bits, or the standard input, no further than it is asked for.
final class WaveReader {
  private let name: String
  private let descriptor: Int32
  /// Bytes of samples that are left; what writes into a pipe may have given a size that it never reaches.
  private var remaining = 0

  /// Reads what stands in front of the samples.
  /// - Parameter path: a file, or `-` for the standard input.
  /// - Throws: `WaveError` if this is no WAV file, or if it is not what the model takes.
  init(path: String, rate: Int) throws {
    name = path == "-" ? "the standard input" : "'\(path)'"
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw WaveError("cannot open \(name): \(String(cString: strerror(errno)))") }
    let header = try bytes(12)
    guard header.count == 12, header.text(0) == "RIFF", header.text(8) == "WAVE" else {
      throw WaveError("\(name) is no WAV file: it does not begin with 'RIFF' and 'WAVE'")
    }
    var format: Format?
    while true {
      let chunk = try bytes(8)
      guard chunk.count == 8 else { throw WaveError("\(name) is cut off: it has no samples") }
      let size = chunk.number(4, bytes: 4)
      switch chunk.text(0) {
      case "fmt ":
        format = Format(try bytes(min(size, 40)))
        try skip(max(size - 40, 0) + size % 2)
      case "data":
        guard let format else {
          throw WaveError("\(name) has samples before it says which: there is no full 'fmt ' chunk")
        }
        guard format.isPCM, format.channels == 1, format.bits == 16, format.rate == rate else {
          let (source, target) = path == "-" ? ("-t wav -", "-t wav -") : (path, "converted.wav")
          throw WaveError(
            """
            \(name) has \(format); needed is \(Format(isPCM: true, channels: 1, rate: rate, bits: 16)).
            One program that converts it: sox \(source) -r \(rate) -c 1 -b 16 \(target)
            """)
        }
        remaining = size
        return
      default:
        // Chunks begin at even places.
        try skip(size + size % 2)
      }
    }
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// Fills `samples`, unless the file ends before.
  /// - Returns: how many samples were read.
  func next(into samples: UnsafeMutableBufferPointer<Int16>) throws -> Int {
    let buffer = UnsafeMutableRawBufferPointer(samples)
    let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, remaining)])) / 2
    remaining -= 2 * count
    for index in 0..<count { samples[index] = Int16(littleEndian: samples[index]) }
    return count
  }

  /// - Returns: the number of bytes, fewer only at the end of the file.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var count = 0
    while count < buffer.count {
      let result = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
      if result == 0 { break }
      if result > 0 {
        count += result
      } else if errno != EINTR {
        throw WaveError("cannot read \(name): \(String(cString: strerror(errno)))")
      }
    }
    return count
  }

  private func bytes(_ count: Int) throws -> Bytes {
    var values = [UInt8](repeating: 0, count: count)
    let read = try values.withUnsafeMutableBytes { try fill($0) }
    return Bytes(values: values[..<read])
  }

  /// A pipe cannot seek.
  private func skip(_ count: Int) throws {
    var rest = count
    while rest > 0 {
      let read = try bytes(min(rest, 4096)).count
      if read == 0 { return }
      rest -= read
    }
  }
}

/// A file that cannot be read.
struct WaveError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

/// What a `fmt ` chunk says.
private struct Format: CustomStringConvertible {
  var isPCM: Bool
  var channels: Int
  var rate: Int
  var bits: Int

  var description: String {
    "\(rate) Hz, \(channels) channel\(channels == 1 ? "" : "s"), \(isPCM ? "\(bits)-bit PCM" : "\(bits) bits that are not PCM")"
  }
}

extension Format {
  /// Nil if the chunk is too short.
  init?(_ chunk: Bytes) {
    guard chunk.count >= 16 else { return nil }
    // WAVE_FORMAT_EXTENSIBLE says it behind the rest.
    let tag = chunk.number(0, bytes: 2)
    let isExtensible = tag == 0xFFFE && chunk.count >= 26
    self.init(
      isPCM: (isExtensible ? chunk.number(24, bytes: 2) : tag) == 1, channels: chunk.number(2, bytes: 2),
      rate: chunk.number(4, bytes: 4), bits: chunk.number(14, bytes: 2))
  }
}

/// Numbers and names of a header, the lowest byte first.
private struct Bytes {
  var values: ArraySlice<UInt8>
  var count: Int { values.count }

  func number(_ position: Int, bytes: Int) -> Int {
    values[position..<position + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func text(_ position: Int) -> String { String(decoding: values[position..<position + 4], as: UTF8.self) }
}
