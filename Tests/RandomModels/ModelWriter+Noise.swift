/// Noise, and what exists in training only.
extension ModelWriter {
  mutating func noisy(_ shape: [Int], _ axis: String?, _ depth: Int) -> Item {
    let value = expression(shape, axis, depth: depth)
    guard !value.isConstant else { return value }
    let x = define(value)
    let other = expression(shape, axis, depth: depth - 1)
    let forms = [
      "(\(x.text) + 0.3 * normal(like: \(x.text)))", "(\(x.text) + 0.3 * normal(like: \(x.text), per: example))",
      "(\(x.text) * (uniform(like: \(x.text)) >= 0.3))", "(\(x.text) * uniform(like: \(x.text), per: example))",
      "dropout(\(x.text), 0.4)", "dropout(\(x.text), 0.4)", "variationalDropout(\(x.text), 0.3)",
      "gaussianNoise(\(x.text), 0.2)", "zoneout(\(x.text), \(other.text), 0.3)",
      "(when training { \(x.text) } else { \(other.text) })",
    ]
    return joined(random.pick(forms), shape, [x, other])
  }
}
