/// The best of what is offered, the best first. Of equally good ones, those that came first are better.
struct BestList<Element> {
  let capacity: Int
  private(set) var scores: [Double] = []
  private(set) var elements: [Element] = []

  init(capacity: Int) { self.capacity = capacity }

  var isFull: Bool { elements.count == capacity }

  /// - Parameter score: not NaN.
  @inline(__always)
  mutating func offer(_ element: @autoclosure () -> Element, score: Double) {
    if isFull, let worst = scores.last, score <= worst { return }
    insert(element(), score)
  }

  private mutating func insert(_ element: Element, _ score: Double) {
    if isFull {
      scores.removeLast()
      elements.removeLast()
    }
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] >= score { low = middle + 1 } else { high = middle }
    }
    scores.insert(score, at: low)
    elements.insert(element, at: low)
  }
}
