import Foundation
import Synchronization

/// What a trap of the compiler leaves behind: a line that says whose mistake it is, and exit code 3.
///
/// Swift itself says nothing in builds with optimization, and build systems show no more than what was said.
enum CrashReport {
  /// The handler reads it as it is; those who change it take turns.
  nonisolated(unsafe) private static var line = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private static let turn = Mutex(())

  /// What is being worked on from now on: `a.rnn`, `a.rnn:3:7`.
  static func begin(_ subject: String) {
    let text =
      "\(subject): error: internal error: rnnc has crashed; this is a mistake of rnnc, not of the file: "
      + "please report it, with the file\n"
    let new = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = new.initialize(from: text.utf8)
    let old = turn.withLock { _ in
      defer { line = new }
      return line
    }
    old.deallocate()
  }

  /// Handles the signals that a trap, an abort or an endless recursion ends in.
  static func install() {
    begin("rnnc")
    // The stack may be what has run out.
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { _ in
      _ = write(STDERR_FILENO, CrashReport.line.baseAddress, CrashReport.line.count)
      _exit(ExitCode.internalError.rawValue)
    }
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    action.sa_flags = Int32(SA_ONSTACK)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { sigaction(signal, &action, nil) }
  }
}
