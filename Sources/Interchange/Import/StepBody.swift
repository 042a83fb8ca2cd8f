/// What the body of a `Loop` or `Scan` takes from outside, in the making: the body becomes a cell.
final class StepBody {
  /// A value of the cell, and what it is outside.
  struct Given {
    let inner: Term
    let outer: Term
    let suggestion: String
    /// Whether it is a sequence that the cell sees as a whole.
    var isSequence = false
  }

  /// What goes through the steps of a sequence.
  private(set) var inputs: [Given] = []
  /// What is the same at all steps.
  private(set) var contexts: [Given] = []
  /// Whole sequences, of which the body takes a step or that it sees at each step.
  private(set) var sequences: [Given] = []
  /// The axis of the steps, and whether they are taken from the end, as far as the body says so.
  private(set) var time: Axis?
  private(set) var isReversed: Bool?

  /// Whether the body knows which steps are behind the length of an example.
  var isMasked = false
  /// Whether it knows of whole sequences which steps those are.
  private(set) var seesMask = false

  init(time: Axis?) { self.time = time }

  /// What the body knows of a value of the graph around it.
  /// Nil if a body cannot take it: integers that stand for numbers.
  func captured(_ value: ImportedValue, _ name: String) -> ImportedValue? {
    switch value {
    case .filled(1, let axes) where axes.hasTime:
      seesMask = true
      return value
    case .constant, .extents, .filled, .lengths, .list: return value
    case .quantized: return nil
    // The number of a step of another loop.
    case .place(let place): return captured(.computed(Computed(place.term, place.axes)), name)
    case .computed(let computed):
      if computed.term.isLeaf, !computed.term.parameters.isEmpty { return value }
      if case .number = computed.term.form { return value }
      let inner = Term(.name(name), [], computed.term.shape)
      if computed.axes.hasTime {
        sequences.append(Given(inner: inner, outer: computed.term, suggestion: name, isSequence: true))
      } else {
        contexts.append(Given(inner: inner, outer: computed.term, suggestion: name))
      }
      return .computed(Computed(inner, computed.axes))
    }
  }

  /// A sequence at the step at hand, in the shape that its term has.
  func step(of outer: Term, _ name: String) -> Term {
    if let known = inputs.first(where: { $0.outer === outer }) { return known.inner }
    let inner = Term(.name(name), [], outer.shape)
    inputs.append(Given(inner: inner, outer: outer, suggestion: name))
    return inner
  }

  /// The term outside of a sequence that the body only moves the axes of.
  func sequence(_ inner: Term) -> Term? { sequences.first { $0.inner === inner }?.outer }

  /// Whether a term computes with a whole sequence.
  func isSequence(_ term: Term) -> Bool { sequences.contains { $0.inner === term } }

  func run(along axis: Axis, isReversed: Bool) throws(Unsupported) {
    guard time == nil || time == axis else {
      throw Unsupported("its body takes steps of sequences of different lengths")
    }
    guard self.isReversed == nil || self.isReversed == isReversed else {
      throw Unsupported("its body takes steps from the beginning and from the end")
    }
    time = axis
    self.isReversed = isReversed
  }
}

/// The number of a step in a body: i + offset, or count - 1 - i + offset.
struct StepPlace {
  var isFromEnd = false
  var offset = 0
  /// If it is a number from which the steps are taken: number - i.
  var start: Int?
  /// All of size one.
  var axes: [Axis] = []
  /// What the cell calls i.
  let term: Term

  var computed: Computed {
    get throws(Unsupported) {
      if let start { return Computed(.infix("-", .number(Double(start)), term, []), axes) }
      guard !isFromEnd else { throw Unsupported("it computes with the number of a step from the end") }
      return Computed(offset == 0 ? term : .infix("+", term, .number(Double(offset)), []), axes)
    }
  }
}

/// A sequence of tensors, as `SequenceInsert` and `SplitToSequence` make them.
enum StepList {
  case empty
  /// In a body: what the list was before this step.
  case before
  /// In a body: with what this step appends.
  case appended(Computed)
  /// An element for each step: the term is a sequence, the axes are those of an element.
  case steps(Computed, time: Axis)
}
