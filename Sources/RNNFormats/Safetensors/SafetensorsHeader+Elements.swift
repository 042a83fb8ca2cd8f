extension SafetensorsHeader {
  /// Reads the header of a file's bytes, and says where the data begin behind it.
  ///
  /// Nothing is allocated that the number of bytes does not bear out.
  package static func read(
    _ bytes: UnsafeRawBufferPointer
  ) -> Result<(header: SafetensorsHeader, dataStart: Int), Failure> {
    do throws(Failure) {
      guard bytes.count >= 8 else { throw Failure(.truncated(bytes: bytes.count)) }
      let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
      guard length <= bytes.count - 8, length <= SafetensorsHeader.maximumLength else {
        throw Failure(.headerLength(length, remaining: bytes.count - 8))
      }
      let dataStart = 8 + Int(length)
      let header = try SafetensorsHeader(parsing: [UInt8](bytes[8..<dataStart]))
      try header.check(dataCount: bytes.count - dataStart)
      return .success((header, dataStart))
    } catch {
      return .failure(error)
    }
  }
}

extension SafetensorsHeader.Entry {
  /// The elements, rounded if need be, row-major; nil unless they are floating-point numbers.
  /// - Parameter data: what stands behind the header.
  package func floatingPoint<Value: BinaryFloatingPoint>(of data: Slice<UnsafeRawBufferPointer>) -> [Value]? {
    switch elementType {
    case .float64: return elements(of: data) { (bits: UInt64) in Value(Double(bitPattern: bits)) }
    case .float32: return elements(of: data) { (bits: UInt32) in Value(Float(bitPattern: bits)) }
    case .bfloat16: return elements(of: data) { (bits: UInt16) in Value(Float(bitPattern: UInt32(bits) << 16)) }
    case .float16: return elements(of: data) { (bits: UInt16) in Value(float(half: bits)) }
    case .float8e5m2, .float8e4m3, .int64, .int32, .int16, .int8, .uint64, .uint32, .uint16, .uint8, .bool:
      return nil
    }
  }

  func elements<Bits: FixedWidthInteger & BitwiseCopyable, Value>(
    of data: Slice<UnsafeRawBufferPointer>, _ value: (Bits) -> Value
  ) -> [Value] {
    let bytes = UnsafeRawBufferPointer(rebasing: data)
    let step = MemoryLayout<Bits>.size
    return stride(from: self.bytes.lowerBound, to: self.bytes.upperBound, by: step).map { offset in
      value(Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)))
    }
  }
}

/// Half precision, which not every platform has a type for.
private func float(half bits: UInt16) -> Float {
  let significand = UInt32(bits & 0x3FF)
  let magnitude: Float
  switch bits >> 10 & 0x1F {
  case 0: magnitude = Float(significand) * 0x1p-24
  case 0x1F: magnitude = Float(bitPattern: 0x7F80_0000 | significand << 13)
  case let exponent: magnitude = Float(bitPattern: (UInt32(exponent) + 112) << 23 | significand << 13)
  }
  return bits & 0x8000 == 0 ? magnitude : -magnitude
}
