import GraphIR

/// The pointwise functions of a model, each written once however often it is used.
struct PointwiseLibrary {
  private(set) var functions: [SwiftFunction] = []
  private var known: [SwiftFunction: String] = [:]
  private var names = NameScope()

  /// The name of a function that does what this one does, whatever its name is.
  mutating func name(of function: SwiftFunction) -> String {
    var anonymous = function
    anonymous.name = ""
    if let name = known[anonymous] { return name }
    let name = names.unique(function.name)
    known[anonymous] = name
    anonymous.name = name
    functions.append(anonymous)
    return name
  }
}
