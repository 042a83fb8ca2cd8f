/// The time that a call takes.
@inline(never)
func seconds(_ body: () -> Void) -> Double {
  ContinuousClock().measure(body) / .seconds(1)
}

/// Keeps the compiler from leaving out what computes a value.
@inline(never)
@_optimize(none)
func consume(_ value: Float) {}
