/// Lowers the models of a program to graphs, and reports every mistake that the grammar does not rule out.
///
/// - Parameters:
///   - units: the user's files, as `SourceLoader` gives them. The last is the main file: its models are lowered. The others,
///     which it imports, bring cells and blocks. The standard library is visible without an import.
///   - diagnostics: gets all errors and warnings of all files.
/// - Returns: the models of the main file in their order; none if there is any error. An empty file is one.
public func lower(_ units: [SourceUnit], into diagnostics: Diagnostics) -> [Model] {
  if let main = units.last, main.isEmpty {
    let start = SourceLocation(file: main.file, line: 1, column: 1)
    diagnostics.error("the file is empty: it has no cell, block, model or import", at: start)
  }
  let namespace = Namespace(units: units, into: diagnostics)
  for declaration in namespace.userDeclarations {
    var checker = DeclarationChecker(declaration, namespace: namespace, diagnostics: diagnostics)
    checker.check()
  }
  namespace.checkRecursion(into: diagnostics)

  var models: [Model] = []
  for declaration in units.last?.models ?? [] {
    let lowering = ModelLowering(Declaration(declaration), namespace: namespace, diagnostics: diagnostics)
    if let model = lowering.model() {
      models.append(model)
    } else if !diagnostics.hasErrors {
      diagnostics.error("internal error: the model was rejected without a reason", at: declaration.name.location)
    }
  }
  return diagnostics.hasErrors ? [] : models
}
