import Codegen
import GraphIR

/// A source file after the front end, whose diagnostics have been shown.
struct LoadedFile {
  let sources: SourceSet
  let models: [Model]

  /// Reads, parses and lowers a file and what it imports.
  ///
  /// - Parameter target: the files beside it, of which errors are to be reported that only all together have.
  /// - Returns: nil if there are errors.
  static func load(_ path: String, in target: TargetFiles? = nil, _ console: Console) -> LoadedFile? {
    CrashReport.begin(path)
    let diagnostics = Diagnostics()
    var (sources, models) = parseAndLower(path, reading: SourceLoader.readFromDisk, into: diagnostics)
    if let main = sources.units.last { checkNames(of: main, models: models, into: diagnostics) }
    if let target {
      sources.files += target.check(sources, into: diagnostics)
      console.errors(diagnostics.rendered(with: sources.files, without: target.silences))
    } else {
      console.errors(diagnostics.rendered(with: sources.files))
    }
    return diagnostics.hasErrors ? nil : LoadedFile(sources: sources, models: models)
  }

  /// Reads and parses only.
  static func parse(_ path: String, _ console: Console) -> SourceSet? {
    let diagnostics = Diagnostics()
    let sources = SourceLoader.load(path, reading: SourceLoader.readFromDisk, diagnostics: diagnostics)
    console.errors(diagnostics.rendered(with: sources.files))
    return diagnostics.hasErrors ? nil : sources
  }

  /// - Throws: `CompilerFailure`, as a model without mistakes can be compiled.
  func compile(_ model: Model) throws(CompilerFailure) -> Compilation {
    let location = sources.units.last?.models.first { $0.name.text == model.name }?.name.location
    if let location { CrashReport.begin("\(location.file):\(location.line):\(location.column)") }
    do throws(InternalError) {
      return try Codegen.compile(model)
    } catch {
      throw CompilerFailure(error, at: location)
    }
  }

  /// The model of a name, or the only one; its part for a loss, if one is named.
  func model(_ name: String?, loss: String?) throws -> Model {
    let model = try model(name)
    guard let loss else { return model }
    if let part = model.part(ofLoss: loss) { return part }
    let names = model.losses.map(\.name)
    throw UsageError(
      message: names.isEmpty
        ? "the model '\(model.name)' has no losses with names" : "the model '\(model.name)' has no loss '\(loss)'",
      suggestion: closestMatch(to: loss, in: names))
  }

  /// The same where a loss is needed.
  func model(_ name: String?, withLoss loss: String?) throws -> Model {
    let model = try model(name, loss: loss)
    guard model.losses.isEmpty else {
      let names = model.losses.map(\.name).joined(separator: ", ")
      throw UsageError(message: "the model '\(model.name)' has the losses \(names): choose with '--loss'")
    }
    return model
  }

  /// The model of a name, or the only one.
  func model(_ name: String?) throws -> Model {
    let names = models.map(\.name)
    guard let first = models.first else { throw FileFailure(message: "the file has no model") }
    guard let name else {
      guard models.count == 1 else {
        throw UsageError(message: "the file has the models \(names.joined(separator: ", ")): choose with '--model'")
      }
      return first
    }
    guard let model = models.first(where: { $0.name == name }) else {
      throw UsageError(message: "the file has no model '\(name)'", suggestion: closestMatch(to: name, in: names))
    }
    return model
  }
}
