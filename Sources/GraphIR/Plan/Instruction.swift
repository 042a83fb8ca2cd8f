/// One statement of a plan: what a kernel does with its operands over the rows of a domain.
///
/// Whoever asks where values are (lifetimes, memory, order, printing, checking) goes through the operands and does not
/// ask which kernel it is. Only those who rewrite what a kernel computes look for it by its name.
public struct Instruction: Hashable, Sendable {
  public var kernel: Kernel
  public var domain: Domain
  /// Of a loop: what it runs at each step.
  public private(set) var body: [Instruction]
  /// What it computes, in the source.
  public var origin = Origin.unknown
  /// Whether nothing but a `carry` needs it, which is only one of a run whose steps are cut into parts.
  public var isOfParts = false
  /// In the order of the kernel's signature, without those of elementwise code and of the body.
  private var own: [KernelOperand]

  init(
    _ kernel: Kernel, over domain: Domain = .once, _ places: [(role: KernelOperand.Role, place: KernelOperand.Place)]
  ) {
    (self.kernel, self.domain, body) = (kernel, domain, [])
    let specifications = kernel.signature.operands
    own = places.map { role, place in
      KernelOperand(role, specifications.first { $0.role == role }?.access ?? .reads, at: place)
    }
  }

  /// - Parameter places: where the operands are; nil for one that is missing.
  init(
    _ kernel: Kernel, over domain: Domain = .once,
    _ places: KeyValuePairs<KernelOperand.Role, KernelOperand.Place?> = [:]
  ) {
    self.init(kernel, over: domain, places.compactMap { role, place in place.map { (role, $0) } })
  }

  static func pointwise(_ code: Pointwise, over domain: Domain, origin: Origin = .unknown) -> Instruction {
    var instruction = Instruction(.pointwise(code), over: domain)
    instruction.origin = origin
    return instruction
  }

  static func loop(over axis: TimeAxis, isReversed: Bool, _ body: [Instruction]) -> Instruction {
    var loop = Instruction(.loop(axis, isReversed: isReversed))
    loop.body = body
    return loop
  }

  /// The same, said to compute what is in the source there, unless it says so itself.
  func from(_ origin: Origin) -> Instruction {
    guard self.origin.isUnknown else { return self }
    var result = self
    result.origin = origin
    return result
  }

  /// Of the instruction itself, without the body of a loop.
  public var operands: [KernelOperand] {
    if case .pointwise(let code) = kernel { return code.operands }
    return own
  }

  /// Also of what a loop runs.
  public var allOperands: [KernelOperand] { body.isEmpty ? operands : operands + body.flatMap(\.allOperands) }

  public subscript(_ role: KernelOperand.Role) -> KernelOperand? { own.first { $0.role == role } }

  /// The rows of an operand that has some.
  func view(_ role: KernelOperand.Role) -> View? { self[role]?.view }

  /// A matrix that is an operand.
  func matrix(_ role: KernelOperand.Role) -> MatrixView? { self[role]?.matrix }

  /// The same with another operand in a role, or without one.
  func replacing(_ role: KernelOperand.Role, with place: KernelOperand.Place?) -> Instruction {
    var result = self
    result.own.removeAll { $0.role == role }
    guard let place, let access = kernel.signature.operands.first(where: { $0.role == role })?.access else {
      return result
    }
    result.own.append(KernelOperand(role, access, at: place))
    return result
  }

  /// Elementwise code, if it is some.
  var code: Pointwise? {
    if case .pointwise(let code) = kernel { return code }
    return nil
  }

  // MARK: Memory

  /// Every buffer that the instruction reads or writes.
  var buffers: [BufferID] { allOperands.map(\.buffer) }

  /// Every buffer that the instruction writes or adds to.
  var destinations: [BufferID] { allOperands.lazy.filter { $0.access != .reads }.map(\.buffer) }

  /// Every view that the instruction reads or writes.
  var views: [View] { allOperands.compactMap(\.view) }

  /// The same instruction on other rows.
  func mapping(_ map: (View) -> View) -> Instruction {
    var result = self
    result.own = own.map { $0.mapping(map) }
    result.body = body.map { $0.mapping(map) }
    if case .pointwise(let code) = kernel { result.kernel = .pointwise(code.mapping(map)) }
    return result
  }

  /// The same loop of other instructions.
  func replacingBody(_ body: [Instruction]) -> Instruction {
    var result = self
    result.body = body
    return result
  }
}

/// What an instruction reads or writes.
public struct KernelOperand: Hashable, Sendable {
  /// What it is to the kernel: the name of its argument.
  public enum Role: String, Hashable, Sendable {
    case source, destination, input, packed, bias, left, right, leftSum, token, logits, loss, cotangent, table
    case trajectory, mask, summary, example, step, innerStep
  }

  public enum Access: Hashable, Sendable {
    case reads, writes
    /// Of zeros.
    case clears
    /// To a sum, over all rows.
    case adds
  }

  public enum Place: Hashable, Sendable {
    case rows(View)
    case matrix(MatrixView)
    /// A matrix packed for products.
    case packed(BufferID)
  }

  public var role: Role
  public var access: Access
  public var place: Place

  init(_ role: Role, _ access: Access, at place: Place) {
    (self.role, self.access, self.place) = (role, access, place)
  }

  public var buffer: BufferID {
    switch place {
    case .rows(let view): view.buffer
    case .matrix(let matrix): matrix.buffer
    case .packed(let buffer): buffer
    }
  }

  public var view: View? {
    if case .rows(let view) = place { return view }
    return nil
  }

  public var matrix: MatrixView? {
    if case .matrix(let matrix) = place { return matrix }
    return nil
  }

  fileprivate func mapping(_ map: (View) -> View) -> KernelOperand {
    var result = self
    if case .rows(let view) = place { result.place = .rows(map(view)) }
    return result
  }
}

extension Domain {
  /// A single row.
  static let once = Domain(batch: false, time: .none)
}
