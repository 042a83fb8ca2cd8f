/// A rewrite of a plan that keeps what the function computes.
struct PlanPass: Sendable {
  /// In kebab case: `fuse-products`.
  let name: String
  /// One line on what it does.
  let summary: String
  /// Whether it is only for functions of one step.
  var isOfStep = false
  let rewrite: @Sendable (Plan) throws -> Void
}

/// A mistake of the compiler: a function that cannot be planned, or a plan that breaks an invariant.
struct PlanError: Error {
  var message: String
  /// The function, and what was done to it: `training, after the pass 'join-sums'`.
  var stage: String?
  /// What was being planned, in the source.
  var origin: Origin?
}

extension Plan {
  /// Runs the passes in turn. The plan is verified behind the last one, in debug builds behind each that changes
  /// something.
  /// - Throws: `PlanError` with the pass.
  func apply(_ passes: [PlanPass]) throws {
    var verified: Function?
    var preparation: PlanVerifier.Preparation?
    func verify(behind pass: String) throws {
      let function = function
      guard function != verified else { return }
      try located("behind the pass '\(pass)'") {
        try PlanVerifier.verify(function, slots: slots, trained: trained, preparation: &preparation)
        if let whole = function.inOnePart {
          try PlanVerifier.verify(whole, slots: slots, trained: trained, preparation: &preparation)
        }
      }
      verified = function
    }
    #if DEBUG
      try verify(behind: "select-instructions")
    #endif
    for pass in passes where !pass.isOfStep || description.time == .step {
      try located("in the pass '\(pass.name)'") { try pass.rewrite(self) }
      #if DEBUG
        try verify(behind: pass.name)
      #endif
    }
    try verify(behind: passes.last?.name ?? "select-instructions")
  }

  /// Says where a failure arose.
  func located<Result>(_ place: String, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch var error as PlanError {
      error.stage = "\(description.kind.rawValue), \(place)"
      if error.origin == nil, !origin.isUnknown { error.origin = origin }
      throw error
    }
  }
}

extension Function {
  /// What is left of a function that runs in parts if there is one part: nil if that is the same.
  fileprivate var inOnePart: Function? {
    var whole = self
    whole.body = body.filter { !$0.isOfParts }.map { instruction in
      guard case .carry = instruction.kernel else { return instruction }
      return Instruction(
        .copy, over: instruction.domain,
        [.source: instruction[.source]?.place, .destination: instruction[.destination]?.place])
    }
    return whole == self ? nil : whole
  }
}
