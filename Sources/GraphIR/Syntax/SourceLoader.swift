/// A program: a file and all that it imports.
public struct SourceSet: Sendable {
  /// Each after the ones that it imports; the first file's unit is the last. Files that could not be read are missing.
  public var units: [SourceUnit] = []
  /// The texts of the units, for diagnostics, in the same order.
  public var files: [SourceFile] = []
}

/// Why a file could not be read: “no such file”.
public struct FileError: Error, Hashable, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}

/// Reads and parses a file and, recursively, the files that it imports.
public struct SourceLoader {
  /// The bytes of the file at a path.
  public typealias Read = (_ path: String) throws(FileError) -> [UInt8]

  /// How long a chain of imports may be.
  static let depthLimit = 100

  private let read: Read
  private let diagnostics: Diagnostics
  private var result = SourceSet()
  private var loaded: Set<String> = []
  /// The files whose imports are being loaded, from the first to the current one.
  private var chain: [String] = []

  /// Paths of imports are relative to the importing file. A file that is imported twice is read once.
  public static func load(_ path: String, reading read: @escaping Read, diagnostics: Diagnostics) -> SourceSet {
    var loader = SourceLoader(read: read, diagnostics: diagnostics)
    loader.load(normalized(path), from: nil)
    return loader.result
  }

  private init(read: @escaping Read, diagnostics: Diagnostics) {
    self.read = read
    self.diagnostics = diagnostics
  }

  /// - Returns: whether the file has been read, now or before.
  @discardableResult
  private mutating func load(_ path: String, from declaration: ImportDeclaration?) -> Bool {
    let place = declaration?.location ?? SourceLocation(file: path, line: 1, column: 1)
    if let start = chain.firstIndex(of: path) {
      let cycle = (chain[start...] + [path]).joined(separator: " → ")
      diagnostics.error("the files import each other: \(cycle)", at: place)
      return false
    }
    guard chain.count < Self.depthLimit else {
      diagnostics.error("more than \(Self.depthLimit) imports lie inside each other", at: place)
      return false
    }
    guard loaded.insert(path).inserted else { return true }
    let file: SourceFile
    do throws(FileError) {
      file = SourceFile(path: path, bytes: try read(path))
    } catch {
      diagnostics.error("cannot read '\(path)': \(error.reason)", at: place)
      return false
    }
    var unit = SourceUnit(parsing: file, diagnostics: diagnostics)
    chain.append(path)
    for declaration in unit.imports {
      if !load(Self.resolve(declaration.path, from: path), from: declaration) { unit.isUnread = true }
    }
    chain.removeLast()
    result.units.append(unit)
    result.files.append(file)
    return true
  }

  /// The path of an import as it stands in a file.
  static func resolve(_ path: String, from file: String) -> String {
    if path.hasPrefix("/") { return normalized(path) }
    guard let slash = file.lastIndex(of: "/") else { return normalized(path) }
    return normalized(file[...slash] + path)
  }

  /// Without `.`, empty parts, and `..` behind a folder's name, so that each file has one path.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    let isAbsolute = path.hasPrefix("/")
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
