import Foundation

/// For tests: rank 1 ends in the middle of a run, by itself or killed, as a machine that fails would.
enum Failure {
  case exit(afterStep: Int)
  case kill(afterStep: Int)

  func happen(at step: Int, on ranks: Ranks) {
    guard ranks.own == 1 else { return }
    switch self {
    case .exit(let last) where step == last: _exit(3)
    case .kill(let last) where step == last: raise(SIGKILL)
    case .exit, .kill: break
    }
  }
}
