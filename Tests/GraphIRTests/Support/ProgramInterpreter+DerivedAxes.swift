@testable import GraphIR

// From an axis to one that is derived from it, and back.

extension ProgramInterpreter {
  mutating func derive(_ axis: TimeAxis, in instruction: Instruction) {
    let (source, destination) = (instruction.view(.source)!, instruction.view(.destination)!)
    let fine = axis.source!
    var (group, isMasked) = (1, false)
    switch axis.derivations.last! {
    case .every(let count): group = count
    case .copy: break
    case .kept: isMasked = true
    }
    let isBack = if case .restore = instruction.kernel { true } else { false }
    let width = isBack ? destination.count : source.count
    for (t, b) in rows(of: destination, besides: isBack ? fine : axis) {
      for step in 0..<steps[isBack ? fine : axis]! {
        for column in 0..<destination.count { self[destination, t.at(step, on: isBack ? fine : axis), b, column] = 0 }
      }
      var places = Array(0..<steps[fine]!)
      if isMasked { places = places.filter { self[instruction.view(.mask)!, t.at($0, on: fine), b, 0] != 0 } }
      for (index, step) in places.enumerated() {
        for column in 0..<width {
          let (coarse, place) = (index / group, index % group * width + column)
          if isBack {
            self[destination, t.at(step, on: fine), b, column] = self[source, t.at(coarse, on: axis), b, place]
          } else {
            self[destination, t.at(coarse, on: axis), b, place] = self[source, t.at(step, on: fine), b, column]
          }
        }
      }
    }
  }
}
