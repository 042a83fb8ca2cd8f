/// Collects what the stages of the front end have to say, so that one run reports every mistake.
///
/// A class, because parsing and lowering pass it down through many functions; it belongs to one thread.
public final class Diagnostics {
  /// So many errors are kept; of the others only the number is.
  public static let errorLimit = 50

  /// In the order of their reports, without repetitions.
  public private(set) var all: [Diagnostic] = []
  public private(set) var errorCount = 0
  private var seen: Set<Diagnostic> = []

  public init() {}

  public var hasErrors: Bool { errorCount > 0 }

  public func report(_ diagnostic: Diagnostic) {
    if errorCount >= Self.errorLimit {
      if diagnostic.severity == .error { errorCount += 1 }
      return
    }
    guard seen.insert(diagnostic).inserted else { return }
    if diagnostic.severity == .error { errorCount += 1 }
    all.append(diagnostic)
  }

  public func error(
    _ message: String, at location: SourceLocation, suggestion: String? = nil, notes: [Diagnostic] = []
  ) {
    report(Diagnostic(.error, message, at: location, suggestion: suggestion, notes: notes))
  }

  public func warning(
    _ message: String, at location: SourceLocation, suggestion: String? = nil, notes: [Diagnostic] = []
  ) {
    report(Diagnostic(.warning, message, at: location, suggestion: suggestion, notes: notes))
  }

  /// By file (in the order of their first reports), line and column.
  public var sorted: [Diagnostic] {
    var rank: [String: Int] = [:]
    for diagnostic in all where rank[diagnostic.location.file] == nil {
      rank[diagnostic.location.file] = rank.count
    }
    func key(_ index: Int) -> (Int, Int, Int, Int) {
      let location = all[index].location
      return (rank[location.file] ?? 0, location.line, location.column, index)
    }
    return all.indices.sorted { key($0) < key($1) }.map { all[$0] }
  }

  /// All diagnostics, each with its source line and a caret, as they are written to standard error.
  /// Empty when there are none. Files that are not among the `sources` are shown without their lines.
  /// - Parameter isSilenced: which diagnostics are left out, as somebody else shows them.
  public func rendered(with sources: [SourceFile], without isSilenced: (Diagnostic) -> Bool = { _ in false }) -> String
  {
    var files: [String: SourceFile] = [:]
    for source in sources { files[source.path] = source }
    var text = ""
    for diagnostic in sorted where !isSilenced(diagnostic) {
      for part in [diagnostic] + diagnostic.notes {
        text += "\(part)\n"
        if let excerpt = files[part.location.file]?.excerpt(at: part.location) { text += excerpt }
      }
    }
    if errorCount > Self.errorLimit {
      text += "error: too many errors: \(errorCount), of which the first \(Self.errorLimit) are shown\n"
    }
    return text
  }
}
