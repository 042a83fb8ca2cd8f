import Foundation

/// Runs work on a stack that is deep enough for the longest chain of equations that a model may have: some passes follow
/// values to what they are made from. Pages that nobody touches cost nothing; where address space is short, the stack is
/// the caller's own.
package func onDeepStack(_ work: () -> Void) {
  withoutActuallyEscaping(work) { work in
    let context = Unmanaged.passRetained(Work(work)).toOpaque()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    for size in [1 << 30, 1 << 27] {
      guard pthread_attr_setstacksize(&attributes, size) == 0,
        pthread_create(&thread, &attributes, { run($0) }, context) == 0
      else { continue }
      #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
      #else
        pthread_join(thread, nil)
      #endif
      return
    }
    _ = run(context)
  }
}

private final class Work {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

private func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
  return nil
}
