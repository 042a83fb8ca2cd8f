import Codegen
import Foundation
import GraphIR
import RandomModels

extension Tool {
  /// Prints how long models that grow take to compile: each column has twice the parts of the one before it.
  func compileLargeModels() throws {
    let sizes = [50, 100, 200, 400, 800]
    print("seconds".padding(toLength: 20, withPad: " ", startingAt: 0) + sizes.map { column("\($0)") }.joined())
    for family in LargeModel.allCases {
      var line = family.rawValue.padding(toLength: 20, withPad: " ", startingAt: 0)
      for size in sizes {
        let start = clock()
        do {
          let model = try RandomModel(text: family.text(size: size)).model
          _ = generatedFile(for: [try Codegen.compile(model).program], sourceName: "Large.rnn")
        } catch let rejection as RandomModel.Rejection {
          line += column("error")
          print(rejection.errors.prefix(200))
          continue
        }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        line += column(String(format: "%.2f", seconds))
        if seconds > 60 { break }
      }
      print(line)
      fflush(nil)
    }
  }

  private func column(_ text: String) -> String { String(repeating: " ", count: max(10 - text.count, 1)) + text }
}
