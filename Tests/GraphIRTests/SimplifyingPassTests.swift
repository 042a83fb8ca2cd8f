import Testing

@testable import GraphIR

/// Passes that clean up, on small graphs: text in, text out; and what becomes of a faulty one.
@Suite struct SimplifyingPassTests {
  @Test func simplifies() throws {
    try checkPasses(
      [foldConstants, simplify, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch
        %1 = input "y" : f32[2] batch
        %2 = constant 2.0
        %3 = constant 3.0
        %4 = multiply %2, %3
        %5 = constant 6.0
        %6 = subtract %4, %5
        %7 = broadcast [2] %6
        %8 = add %0, %7
        %9 = concatenate axis 0 %8, %1
        %10 = slice axis 0 start 1 count 2 %9
        %11 = negate %10
        %12 = add %1, %11
        %13 = pad axis 0 before 1 after 1 %12
        %14 = slice axis 0 start 1 count 2 %13
        %15 = product %14, %0
        %16 = select %6, %0, %14
        output "a" %15
        output "b" %16
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch
          %1 = input "y" : f32[2] batch
          %2 = slice axis 0 start 1 count 1 %0 : f32[1] batch
          %3 = slice axis 0 start 0 count 1 %1 : f32[1] batch
          %4 = concatenate axis 0 %2, %3 : f32[2] batch
          %5 = subtract %1, %4 : f32[2] batch
          %6 = multiply %5, %0 : f32[2] batch
          %7 = sum %6 : f32[] batch
          output "a" %7
          output "b" %5
        }
        """)
  }

  @Test func mergesEqualNodesAndDropsDeadOnes() throws {
    try checkPasses(
      [commonSubexpressions, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch
        %1 = input "y" : f32[2] batch
        %2 = add %0, %1
        %3 = add %1, %0 as "s"
        %4 = subtract %0, %1
        %5 = multiply %2, %3
        output "z" %5
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch
          %1 = input "y" : f32[2] batch
          %2 = add %0, %1 : f32[2] batch as "s"
          %3 = multiply %2, %2 : f32[2] batch
          output "z" %3
        }
        """)
  }

  /// A pass that breaks the graph is named, with the graph before and after.
  @Test func namesTheCulprit() throws {
    let graph = try Graph(parsing: "graph g {\n  %0 = constant 1.0\n  output \"x\" %0\n}")
    let culprit = Pass(name: "culprit", summary: "refers to a value that is not there") { graph, _ in
      var graph = graph
      graph.outputs[0].value = ValueID(7)
      return graph
    }
    let error = #expect(throws: PassError.self) { try graph.applying([deadCode, culprit]) }
    #expect(error?.pass == "culprit")
    #expect(error?.description.hasPrefix("internal error after pass 'culprit'") == true)
    #expect(error?.description.contains("before:\ngraph g {") == true)
  }
}
