import Codegen
import Testing

@testable import GraphIR

/// Which embeddings become tables, and what the graph is then.
@Suite struct FoldEmbeddingsTests {
  private static let always = foldingEmbeddings(isStep: false) { _ in true }

  @Test func productAndBiasBecomeARow() throws {
    try checkPasses(
      [Self.always, deadCode],
      """
      graph g {
        %0 = input "i" : token(3) batch time(i)
        %1 = parameter "E" : f32[3, 2]
        %2 = parameter "W" : f32[4, 2]
        %3 = parameter "b" : f32[4]
        %4 = gather %1, %0
        %5 = product %2, %4
        %6 = add %5, %3 as "y"
        output "y" %6
      }
      """,
      becomes: """
        graph g {
          %0 = input "i" : token(3) batch time(i)
          %1 = parameter "E" : f32[3, 2]
          %2 = parameter "W" : f32[4, 2]
          %3 = parameter "b" : f32[4]
          %4 = constant 1.0 : f32[]
          %5 = broadcast [3, 1] %4 : f32[3, 1]
          %6 = concatenate axis 1 %1, %5 : f32[3, 3]
          %7 = reshape [4, 1] %3 : f32[4, 1]
          %8 = concatenate axis 1 %2, %7 : f32[4, 3]
          %9 = transpose %8 : f32[3, 4]
          %10 = product %6, %9 : f32[3, 4] as "table"
          %11 = gather %10, %0 : f32[4] batch time(i) as "y"
          output "y" %11
        }
        """)
  }

  /// The rest of a concatenation keeps its product.
  @Test func partsBecomeRows() throws {
    try checkPasses(
      [Self.always, simplify, deadCode],
      """
      graph g {
        %0 = input "i" : token(3) batch
        %1 = input "h" : f32[2] batch
        %2 = input "x" : f32[1] batch
        %3 = parameter "E" : f32[3, 2]
        %4 = parameter "W" : f32[4, 5]
        %5 = gather %3, %0
        %6 = concatenate axis 0 %1, %5, %2
        %7 = product %4, %6
        output "y" %7
      }
      """,
      becomes: """
        graph g {
          %0 = input "i" : token(3) batch
          %1 = input "h" : f32[2] batch
          %2 = input "x" : f32[1] batch
          %3 = parameter "E" : f32[3, 2]
          %4 = parameter "W" : f32[4, 5]
          %5 = slice axis 1 start 0 count 2 %4 : f32[4, 2]
          %6 = slice axis 1 start 2 count 2 %4 : f32[4, 2]
          %7 = transpose %6 : f32[2, 4]
          %8 = product %3, %7 : f32[3, 4] as "table"
          %9 = gather %8, %0 : f32[4] batch
          %10 = slice axis 1 start 4 count 1 %4 : f32[4, 1]
          %11 = concatenate axis 1 %5, %10 : f32[4, 3]
          %12 = concatenate axis 0 %1, %2 : f32[3] batch
          %13 = product %11, %12 : f32[4] batch
          %14 = add %13, %9 : f32[4] batch
          output "y" %14
        }
        """)
  }

  /// What others read stays: the sum with the bias then is no part of it.
  @Test func productsOfOthersStay() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "i" : token(3) batch time(i)
          %1 = parameter "E" : f32[3, 2]
          %2 = parameter "W" : f32[4, 2]
          %3 = parameter "b" : f32[4]
          %4 = gather %1, %0
          %5 = product %2, %4
          %6 = add %5, %3
          %7 = multiply %5, %6
          output "y" %7
          output "embedded" %4
        }
        """)
    let folded = try graph.applying([Self.always, deadCode])
    #expect(folded.nodes.filter { $0.operation == .gather }.count == 2)
    #expect(!folded.nodes.contains { $0.operation == .product && $0.type.batch })
    try checkPlan(folded, dimensions: Dimensions(batch: 2, steps: [TimeAxis("i"): 3]))
  }

  /// The gradient has no product over all rows, and none with a transposed result.
  @Test func gradientsAreProductsOfTables() throws {
    let graph = try Graph(
      parsing: """
        graph g {
          %0 = input "i" : token(3) batch time(i)
          %1 = parameter "E" : f32[3, 2]
          %2 = parameter "W" : f32[4, 2]
          %3 = parameter "b" : f32[4]
          %4 = gather %1, %0
          %5 = product %2, %4
          %6 = add %5, %3
          %7 = tanh %6
          %8 = sum %7
          %9 = reduce batch time i %8
          loss "loss" %9
        }
        """)
    let forward = try graph.applying([Self.always, simplify, deadCode])
    let parameters = forward.identifiers.filter {
      if case .parameter = forward[$0].operation { true } else { false }
    }
    let loss = forward.outputs[0].value
    let result = try differentiate(forward, output: loss, withRespectTo: parameters)
    var gradient = result.graph
    for (parameter, value) in zip(parameters, result.gradients) {
      guard case .parameter(let name) = gradient[parameter].operation else { continue }
      gradient.outputs.append(GraphOutput(.gradient, name: name, value: value))
    }
    gradient = try gradient.applying(gradientPasses + planningPasses)
    let products = gradient.nodes.filter { $0.operation == .product }
    #expect(products.map(\.type.shape) == [[3, 4], [3, 3], [4, 3]])
    #expect(products.allSatisfy { !$0.type.hasAxes })
    #expect(!gradient.nodes.contains { $0.operation == .outerSum })
    try checkPlan(gradient, dimensions: Dimensions(batch: 2, steps: [TimeAxis("i"): 3]))
  }

  /// Rows that only the loop reads are read in the loop; what is an output, too, stays a sequence.
  @Test func rowsAreReadStepByStep() throws {
    let text = """
      graph g {
        %0 = input "i" : token(3) batch time(i)
        %1 = parameter "E" : f32[3, 2]
        %2 = parameter "h" : f32[2]
        %3 = spread batch %2
        %4 = gather %1, %0
        %5 = scan i states 1 elements 1 body "step" %3, %4 {
          %0 = argument 0 : f32[2] batch as "h"
          %1 = argument 1 : f32[2] batch as "x"
          %2 = add %0, %1
          output "h" %2
        }
        %6 = result 0 %5
        output "h" %6
      }
      """
    try checkPasses(
      [sinkGathers, deadCode], text,
      becomes: """
        graph g {
          %0 = input "i" : token(3) batch time(i)
          %1 = parameter "E" : f32[3, 2]
          %2 = parameter "h" : f32[2]
          %3 = spread batch %2 : f32[2] batch
          %4 = scan i states 1 elements 1 body "step" %3, %0, %1 : bundle {
            %0 = argument 0 : f32[2] batch as "h"
            %1 = argument 1 : token(3) batch
            %2 = argument 2 : f32[3, 2]
            %3 = gather %2, %1 : f32[2] batch as "x"
            %4 = add %0, %3 : f32[2] batch
            output "h" %4
          }
          %5 = result 0 %4 : f32[2] batch
          output "h" %5
        }
        """)
    var graph = try Graph(parsing: text)
    try checkPlan(
      try graph.applying([sinkGathers, deadCode]), dimensions: Dimensions(batch: 2, steps: [TimeAxis("i"): 3]))
    graph.outputs.append(GraphOutput(name: "x", value: ValueID(4)))
    #expect(try graph.applying([sinkGathers]) == graph)
  }

  @Test(arguments: [
    // A small vocabulary; one whose table leaves the cache; one that is too large; narrow rows; few rows.
    (vocabulary: 96, width: 64, outputs: 1024, rows: FoldingCost.assumedRows, isWorthwhile: true),
    (512, 64, 1024, FoldingCost.assumedRows, true), (513, 64, 1024, FoldingCost.assumedRows, false),
    (10_000, 256, 2048, FoldingCost.assumedRows, false), (30_000, 512, 4096, FoldingCost.assumedRows, false),
    (10, 8, 128, FoldingCost.assumedRows, false), (20, 64, 256, FoldingCost.assumedBatch, false),
    (8, 64, 256, FoldingCost.assumedBatch, true),
  ])
  func decides(vocabulary: Int, width: Int, outputs: Int, rows: Int, isWorthwhile: Bool) {
    let cost = FoldingCost(vocabulary: vocabulary, width: width, outputs: outputs, rows: rows)
    #expect(cost.isWorthwhile == isWorthwhile)
  }

  /// A step function folds what the sequences fold, though it has no time.
  @Test func explains() throws {
    for (vocabulary, kind) in [(50, PassNote.Kind.folded), (5000, .kept)] {
      let text = """
        model M {
          input  text: sequence of token(\(vocabulary))
          target next: sequence of token(\(vocabulary))
          hidden = scan LSTM(32) over embed(text, 32)
          logits = dense(hidden, \(vocabulary))
          output softmax(logits)
          loss   crossEntropy(logits, next)
        }
        """
      let diagnostics = Diagnostics()
      let sources = SourceLoader.load("model.rnn", reading: { _ in Array(text.utf8) }, diagnostics: diagnostics)
      let explanation = Explanation(try compile(try #require(lower(sources.units, into: diagnostics).first)))
      for function in explanation.functions {
        let notes = function.notes.filter { $0.pass == "fold-embeddings" }
        #expect(notes.map(\.kind) == [kind])
        #expect(notes.first?.numbers.first == PassNote.Number("vocabulary", vocabulary))
      }
      #expect(explanation.description.contains("\(kind.rawValue) in M, by fold-embeddings: the product [128, 32]"))
      #expect(explanation.json.contains("\"assumedRows\": 2048"))
    }
  }
}
