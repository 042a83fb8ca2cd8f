import RNNRuntime

/// Texts with brackets, made up: the same ones on each rank, as they are drawn from the same seed.
struct Brackets {
  let training: Batches<Nesting.Example>
  let validation: Batches<Nesting.Example>

  init(_ options: Options) throws {
    var random = RandomGenerator(seed: options.seed)
    let examples = (0..<options.examples).map { _ in Self.example(using: &random) }
    let boundary = examples.count / 10 * 9
    training = try Batches(examples[..<boundary], size: options.batch)
    validation = try Batches(examples[boundary...], size: options.batch)
  }

  /// 4 to 100 tokens: an opening bracket, a closing one, or one of two others.
  private static func example(using random: inout RandomGenerator) -> Nesting.Example {
    var (text, depths): ([Int32], [Int32]) = ([], [])
    var depth: Int32 = 0
    for _ in 0..<Int.random(in: 4...100, using: &random) {
      let drawn = random.uniform(0, 1)
      if drawn < 0.4, depth < 9 {
        text.append(0)
        depth += 1
      } else if drawn >= 0.65, depth > 0 {
        text.append(1)
        depth -= 1
      } else {
        text.append(Int32.random(in: 2..<4, using: &random))
      }
      depths.append(depth)
    }
    return Nesting.Example(text: text, depth: depths)
  }
}
