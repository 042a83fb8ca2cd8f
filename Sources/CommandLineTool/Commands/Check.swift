import GraphIR

extension Command {
  static let check = Command(
    name: "check", operands: .files, summary: "Report the mistakes of files",
    details: "Prints nothing if there are none. Imported files are checked too."
  ) { arguments, console in
    var code = ExitCode.success
    for path in arguments.operands where LoadedFile.load(path, console) == nil { code = .failure }
    return code
  }
}
