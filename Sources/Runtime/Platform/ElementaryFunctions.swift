// The elementary functions of the system's C library, without what Foundation brings along.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(WASILibc)
  import WASILibc
#endif

#if !hasFeature(Embedded)
  func logarithm(_ x: Double) -> Double { log(x) }
  func exponential(_ x: Double) -> Double { exp(x) }
  func power(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
  func cosine(_ x: Double) -> Double { cos(x) }
  /// log(1 + x), exact for small `x`.
  func logarithm(onePlus x: Double) -> Double { log1p(x) }
#endif
