/// Why a library could not be made.
public struct PackagingError: Error, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }
}
