import Testing

@testable import GraphIR

@Suite struct PassTests {
  /// The library's LSTM as lowering leaves it, with one input of width 3 and two hidden units.
  static let lstm = """
    graph M {
      %0 = input "x" : f32[3] batch time(x)
      %1 = input "h" : f32[2] batch
      %2 = input "c" : f32[2] batch
      %3 = parameter "Wf" : f32[2, 5]
      %4 = parameter "Wi" : f32[2, 5]
      %5 = parameter "Wg" : f32[2, 5]
      %6 = parameter "Wo" : f32[2, 5]
      %7 = parameter "bf" : f32[2]
      %8 = parameter "bi" : f32[2]
      %9 = parameter "bg" : f32[2]
      %10 = parameter "bo" : f32[2]
      %11 = mask x
      %12 = scan x states 2 elements 2 body "LSTM" %1, %2, %0, %11, %3, %4, %5, %6, %7, %8, %9, %10 : bundle as "hidden" {
        %0 = argument 0 : f32[2] batch as "h"
        %1 = argument 1 : f32[2] batch as "c"
        %2 = argument 2 : f32[3] batch as "x"
        %3 = argument 3 : f32[] batch as "mask"
        %4 = argument 4 : f32[2, 5]
        %5 = argument 5 : f32[2, 5]
        %6 = argument 6 : f32[2, 5]
        %7 = argument 7 : f32[2, 5]
        %8 = argument 8 : f32[2]
        %9 = argument 9 : f32[2]
        %10 = argument 10 : f32[2]
        %11 = argument 11 : f32[2]
        %12 = concatenate axis 0 %0, %2
        %13 = product %4, %12
        %14 = add %13, %8
        %15 = sigmoid %14 as "f"
        %16 = concatenate axis 0 %0, %2
        %17 = product %5, %16
        %18 = add %17, %9
        %19 = sigmoid %18 as "i"
        %20 = concatenate axis 0 %0, %2
        %21 = product %6, %20
        %22 = add %21, %10
        %23 = tanh %22 as "g"
        %24 = concatenate axis 0 %0, %2
        %25 = product %7, %24
        %26 = add %25, %11
        %27 = sigmoid %26 as "o"
        %28 = multiply %15, %1
        %29 = multiply %19, %23
        %30 = add %28, %29 as "c'"
        %31 = tanh %30
        %32 = multiply %27, %31 as "h'"
        %33 = select %3, %32, %0
        %34 = select %3, %30, %1
        output "h" %33
        output "c" %34
        output "h'" %33
      }
      %13 = result 2 %12 as "hidden"
      output "hidden" %13
    }
    """

  @Test func optimizesAnLSTM() throws {
    let graph = try Graph(parsing: Self.lstm)
    try graph.verify()
    let optimized = try graph.applying(forwardPasses)
    let scans = optimized.nodes.compactMap { node in if case .scan(let scan) = node.operation { scan } else { nil } }
    let products = optimized.nodes.filter { $0.operation == .product }
    #expect(products.map(\.type.description) == ["f32[8] batch time(x)"])
    let inner = scans[0].body.nodes.filter { $0.operation == .product }
    #expect(inner.map(\.type.description) == ["f32[8] batch"])
    #expect(scans[0].elementCount == 2)
  }
}
