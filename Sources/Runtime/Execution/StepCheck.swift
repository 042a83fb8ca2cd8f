/// Checks what `step` is given. Generated code calls these: `require` stops the program where `validate` throws.
///
/// A check costs a comparison, and builds no text unless it fails.
public enum StepCheck {
  /// A token must be in `0..<classes`.
  @inlinable @inline(__always)
  public static func validate(_ input: StaticString, token: Int, classes: Int) throws(ValidationError) {
    if token < 0 || token >= classes { throw failure(input, token: token, classes: classes) }
  }

  /// A vector must have `width` elements.
  @inlinable @inline(__always)
  public static func validate(_ input: StaticString, count: Int, width: Int) throws(ValidationError) {
    if count != width { throw failure(input, count: count, width: width) }
  }

  @inlinable @inline(__always)
  public static func require(_ input: StaticString, token: Int, classes: Int) {
    if token < 0 || token >= classes { failure(input, token: token, classes: classes).stop() }
  }

  @inlinable @inline(__always)
  public static func require(_ input: StaticString, count: Int, width: Int) {
    if count != width { failure(input, count: count, width: width).stop() }
  }

  @usableFromInline @inline(never)
  static func failure(_ input: StaticString, token: Int, classes: Int) -> ValidationError {
    ValidationError("input '\(text(input))'", "the token \(token) is not in 0..<\(classes)")
  }

  @usableFromInline @inline(never)
  static func failure(_ input: StaticString, count: Int, width: Int) -> ValidationError {
    ValidationError("input '\(text(input))'", "it has \(count) elements instead of \(width)")
  }

  private static func text(_ name: StaticString) -> String {
    name.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }
}
