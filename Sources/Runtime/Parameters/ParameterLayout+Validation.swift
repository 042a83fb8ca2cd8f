extension ParameterLayout {
  /// The entry of this name, which must be there.
  func existingEntry(named name: String) throws(ValidationError) -> Entry {
    guard let entry = entry(named: name) else {
      let names = entries.isEmpty ? "none" : namesText(entries.map { $0.name })
      throw ValidationError("parameter '\(name)'", "the model has no such parameter; it has \(names)")
    }
    return entry
  }

  /// Checks that the tensors of another layout can be those of this one.
  public func validate(compatibleWith other: ParameterLayout) throws(ValidationError) {
    if isCompatible(with: other) { return }
    for entry in entries {
      guard let found = other.entry(named: entry.name) else {
        throw ValidationError("parameter '\(entry.name)'", "it is missing")
      }
      guard found.shape == entry.shape else {
        throw ValidationError(
          "parameter '\(entry.name)'", "its shape is \(shapeText(found.shape)) instead of \(shapeText(entry.shape))")
      }
    }
    for entry in other.entries where self.entry(named: entry.name) == nil {
      throw ValidationError("parameter '\(entry.name)'", "the model has no such parameter")
    }
    throw ValidationError("the parameters", "they have another order than those of the model, or others are fixed")
  }

  /// Stops the program unless the tensors of the other layout are those of this one, or some of them.
  func requirePart(_ other: ParameterLayout) {
    if isCompatible(with: other) { return }
    let isPart =
      count == other.count
      && other.entries.allSatisfy { part in
        guard let entry = entry(named: part.name) else { return false }
        return entry.offset == part.offset && entry.shape == part.shape && entry.isFixed == part.isFixed
      }
    if !isPart { requireCompatibility(with: other) }
  }

  /// Stops the program where `validate` throws.
  public func requireCompatibility(with other: ParameterLayout) {
    do { try validate(compatibleWith: other) } catch { error.stop() }
  }
}
