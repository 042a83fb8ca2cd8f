/// Runs `rnnc`: the command that the arguments (without the name of the program) name, on the standard streams.
/// - Returns: the exit code.
public func runTool(_ arguments: [String]) -> Int32 {
  CrashReport.install()
  return Tool.run(arguments).rawValue
}
