import Foundation
import GraphIR

/// Runs `rnnc`: the command that the arguments (without the name of the program) name, on the standard streams.
/// - Returns: the exit code.
public func runTool(_ arguments: [String]) -> Int32 {
  var code = ExitCode.internalError
  onDeepStack {
    CrashReport.install()
    code = Tool.run(arguments)
  }
  return code.rawValue
}
