/// Numbers that are known while compiling.
extension ModelLowering {
  func number(_ expression: Expression, at site: Site) throws(Reported) -> Double {
    switch evaluate(expression, at: site.nested) {
    case .number(let number): return number
    case .error: throw Reported()
    case .list:
      throw report("\(expression.sourceText) is a list; a number is needed", at: expression.location)
    case .tensor, .instance, .finals:
      throw report("\(expression.sourceText) is not known at compile time; a number is needed", at: expression.location)
    }
  }

  /// `require(rate, rate >= 0, and: rate < 1)`: the number, if the conditions hold.
  func require(
    _ number: Expression, _ conditions: [Expression], _ expression: Expression, at site: Site
  ) throws(Reported) -> Double {
    let value = try self.number(number, at: site)
    for condition in conditions where try self.number(condition, at: site) == 0 {
      throw report(
        "\(condition.sourceText) is required, and \(number.sourceText) is \(numberText(value))",
        at: expression.location)
    }
    return value
  }

  /// A positive integer.
  func extent(
    _ expression: Expression, in frame: Frame, limit: Int = maximumTensorCount, meaning: String = "a size"
  ) throws(Reported) -> Int {
    let value = try number(expression, at: Site(frame: frame, naming: frame.naming))
    guard value >= 1, value <= Double(limit), value == value.rounded() else {
      let text = expression.sourceText
      let found = text == numberText(value) ? text : "\(text) = \(numberText(value))"
      throw report("\(meaning) is a whole number from 1 to \(limit), not \(found)", at: expression.location)
    }
    return Int(value)
  }

  /// A shape, all of whose mistakes are reported. A list stands for its numbers.
  func extents(_ expressions: [Expression], in frame: Frame) throws(Reported) -> [Int] {
    var shape: [Int] = []
    var count = 1
    var isComplete = true
    for expression in expressions {
      do throws(Reported) {
        for extent in try self.extents(expression, in: frame) {
          shape.append(extent)
          let (product, overflow) = count.multipliedReportingOverflow(by: extent)
          guard !overflow, product <= maximumTensorCount else {
            throw report("the shape has more than \(maximumTensorCount) elements", at: expression.location)
          }
          count = product
        }
      } catch {
        isComplete = false
      }
    }
    guard isComplete else { throw Reported() }
    return shape
  }

  private func extents(_ expression: Expression, in frame: Frame) throws(Reported) -> [Int] {
    guard case .call(let name, _) = expression.kind, name.text == BuiltinFunction.shape.rawValue,
      case .list(let numbers) = evaluate(expression, at: Site(frame: frame, naming: frame.naming))
    else { return [try extent(expression, in: frame)] }
    return numbers.compactMap { if case .number(let extent) = $0 { Int(extent) } else { nil } }
  }

  func compute(
    _ operation: BinaryOperator, _ left: Double, _ right: Double, _ expression: Expression
  ) throws(Reported) -> Double {
    let result: Double
    switch operation {
    case .add: result = left + right
    case .subtract: result = left - right
    case .multiply: result = left * right
    case .divide:
      guard right != 0 else { throw report("\(expression.sourceText) divides by zero", at: expression.location) }
      result = left / right
    case .remainder:
      guard right != 0 else { throw report("\(expression.sourceText) divides by zero", at: expression.location) }
      result = left.truncatingRemainder(dividingBy: right)
    case .product:
      throw report("'·' multiplies vectors and matrices; '*' multiplies numbers", at: expression.location)
    case .equal: result = left == right ? 1 : 0
    case .notEqual: result = left != right ? 1 : 0
    case .less: result = left < right ? 1 : 0
    case .lessOrEqual: result = left <= right ? 1 : 0
    case .greater: result = left > right ? 1 : 0
    case .greaterOrEqual: result = left >= right ? 1 : 0
    case .and: result = left != 0 && right != 0 ? 1 : 0
    case .or: result = left != 0 || right != 0 ? 1 : 0
    }
    guard result.isFinite else { throw report("\(expression.sourceText) overflows", at: expression.location) }
    return result
  }

  func initializer(
    _ expression: Expression?, of name: Name, shape: [Int], in frame: Frame
  ) throws(Reported) -> Initializer {
    let site = Site(frame: frame, naming: frame.naming)
    let result: Initializer
    switch expression?.kind {
    case nil: result = .glorot
    case .name(let text)? where text == "glorot" && frame.find(text) == nil: result = .glorot
    case .name(let text)? where text == "orthogonal" && frame.find(text) == nil: result = .orthogonal
    case .call(let callee, let given)? where Initializer.names.contains(callee.text) && frame.find(callee.text) == nil:
      result = try drawn(callee, given, at: site)
    case .number, .name, .next, .negation, .binary, .concatenation, .matrix, .call, .scan, .step, .member, .subscripted,
      .slice, .repetition, .when:
      guard case .list(let values) = evaluate(expression!, at: site.nested), values.areNumbers else {
        return .constant(try finite(expression!, at: site))
      }
      let table = try table(values, expression!)
      guard table.shape == shape else {
        throw report(
          "\(expression!.sourceText) is \(table.shape), and '\(name.text)' is \(shape)", at: expression!.location)
      }
      return .values(table.values)
    }
    let location = expression?.location ?? name.location
    switch result {
    case .glorot where !(1...2).contains(shape.count):
      throw report(
        "glorot draws vectors and matrices; '\(name.text)' is \(shape): give it a number, uniform(low, high) or "
          + "normal(standardDeviation)", at: location)
    case .orthogonal where shape.count != 2:
      throw report("orthogonal draws matrices; '\(name.text)' is \(shape)", at: location)
    case .reservoir where shape.count != 2 || shape[0] != shape[1]:
      throw report("reservoir draws square matrices; '\(name.text)' is \(shape)", at: location)
    case .constant, .glorot, .orthogonal, .uniform, .normal, .reservoir, .values: return result
    }
  }

  private func drawn(_ callee: Name, _ given: [Argument], at site: Site) throws(Reported) -> Initializer {
    guard let signature = Initializer.signatures.first(where: { $0.name == callee.text }),
      let arguments = try? match(given, to: signature.parameters, of: callee.text, at: callee.location)
    else { throw Reported() }
    var values: [Double] = []
    for parameter in signature.parameters { values.append(try finite(arguments[parameter]!, at: site)) }
    switch callee.text {
    case "uniform":
      guard values[0] <= values[1] else {
        throw report(
          "uniform(low, high) draws from low to high, not from \(numberText(values[0])) to \(numberText(values[1]))",
          at: callee.location)
      }
      return .uniform(values[0], values[1])
    case "normal":
      guard values[0] >= 0 else {
        throw report("a standard deviation is not negative: \(numberText(values[0]))", at: callee.location)
      }
      return .normal(values[0])
    case "reservoir":
      guard values[0] > 0, values[0] <= 1, values[1] >= 0 else {
        throw report(
          "reservoir(density, spectralRadius) takes a density above 0, at most 1, and a radius that is not negative",
          at: callee.location)
      }
      return .reservoir(density: values[0], spectralRadius: values[1])
    case "orthogonal": return .orthogonal
    default: return .glorot
    }
  }

  /// A number that a `Float` can hold.
  private func finite(_ expression: Expression, at site: Site) throws(Reported) -> Double {
    let value = try number(expression, at: site)
    guard value.magnitude <= Double(Float.greatestFiniteMagnitude) else {
      throw report("\(expression.sourceText) is too large for a 32-bit number", at: expression.location)
    }
    return value
  }
}
