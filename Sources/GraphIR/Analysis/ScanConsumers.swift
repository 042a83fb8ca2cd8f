/// Who reads a value, possibly after elementwise functions and slices.
enum ScanConsumer: Hashable {
  /// This scan and nobody else.
  case scan(ValueID)
  case others
}

extension Graph {
  /// The consumer of each value that has any.
  func scanConsumers() -> [ScanConsumer?] {
    let uses = Uses(self)
    var consumers = [ScanConsumer?](repeating: nil, count: nodes.count)
    for value in identifiers.reversed() {
      var consumer: ScanConsumer? = uses.isOutput(value) ? .others : nil
      for user in uses[value] {
        var next = ScanConsumer.others
        if case .scan = self[user].operation {
          next = .scan(user)
        } else if self[user].operation.isElementwise || self[user].operation.isLayout {
          next = consumers[user.index] ?? .others
        }
        consumer = consumer == nil || consumer == next ? next : .others
      }
      consumers[value.index] = consumer
    }
    return consumers
  }
}
