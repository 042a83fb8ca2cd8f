#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

#if !hasFeature(Embedded)
  /// Lets others have the processor for a moment.
  func yieldProcessor() { sched_yield() }

  /// Runs `body` on a thread of its own, which ends with it.
  /// - Returns: whether there is one: the system may be out of threads.
  func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    let argument = Unmanaged.passRetained(ThreadBody(run: body))
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(
        &thread, nil,
        {
          pthread_set_qos_class_self_np(QOS_CLASS_USER_INITIATED, 0)
          ThreadBody.run($0)
          return nil
        }, argument.toOpaque())
      if let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        {
          ThreadBody.run($0)
          return nil
        }, argument.toOpaque())
      if status == 0 { pthread_detach(thread) }
    #endif
    if status != 0 { argument.release() }
    return status == 0
  }

  private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(run: @escaping @Sendable () -> Void) { self.run = run }

    static func run(_ argument: UnsafeMutableRawPointer?) {
      guard let argument else { return }
      Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
    }
  }
#endif
