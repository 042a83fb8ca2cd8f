import Testing

@testable import GraphIR

/// Single passes that move and fuse, on small graphs: text in, text out.
@Suite struct PassTests {
  @Test func splitsWhereThePartsDifferInDependence() throws {
    try checkPasses(
      [splitConcatenations],
      """
      graph g {
        %0 = input "x" : f32[3] batch time(x)
        %1 = input "h" : f32[2] batch
        %2 = parameter "W" : f32[2, 5]
        %3 = scan x states 1 elements 1 body "step" %1, %0, %2 {
          %0 = argument 0 : f32[2] batch
          %1 = argument 1 : f32[3] batch
          %2 = argument 2 : f32[2, 5]
          %3 = concatenate axis 0 %0, %1
          %4 = product %2, %3
          output "h" %4
        }
        %4 = result 0 %3
        output "h" %4
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[3] batch time(x)
          %1 = input "h" : f32[2] batch
          %2 = parameter "W" : f32[2, 5]
          %3 = scan x states 1 elements 1 body "step" %1, %0, %2 : bundle {
            %0 = argument 0 : f32[2] batch
            %1 = argument 1 : f32[3] batch
            %2 = argument 2 : f32[2, 5]
            %3 = concatenate axis 0 %0, %1 : f32[5] batch
            %4 = slice axis 1 start 0 count 2 %2 : f32[2, 2]
            %5 = product %4, %0 : f32[2] batch
            %6 = slice axis 1 start 2 count 3 %2 : f32[2, 3]
            %7 = product %6, %1 : f32[2] batch
            %8 = add %5, %7 : f32[2] batch
            output "h" %8
          }
          %4 = result 0 %3 : f32[2] batch
          output "h" %4
        }
        """)
  }

  /// The product of x leaves with the bias; the sigmoid of x stays, since it feeds no product.
  @Test func hoistsProductsAndBiases() throws {
    try checkPasses(
      [hoistFromScans, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch time(x)
        %1 = input "h" : f32[2] batch
        %2 = parameter "W" : f32[2, 2]
        %3 = parameter "U" : f32[2, 2]
        %4 = parameter "b" : f32[2]
        %5 = scan x states 1 elements 1 body "step" %1, %0, %2, %3, %4 {
          %0 = argument 0 : f32[2] batch as "h"
          %1 = argument 1 : f32[2] batch as "x"
          %2 = argument 2 : f32[2, 2]
          %3 = argument 3 : f32[2, 2]
          %4 = argument 4 : f32[2]
          %5 = product %2, %0
          %6 = product %3, %1
          %7 = add %5, %6
          %8 = add %7, %4
          %9 = sigmoid %1
          %10 = multiply %8, %9
          output "h" %10
        }
        %6 = result 0 %5
        output "h" %6
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = input "h" : f32[2] batch
          %2 = parameter "W" : f32[2, 2]
          %3 = parameter "U" : f32[2, 2]
          %4 = parameter "b" : f32[2]
          %5 = product %3, %0 : f32[2] batch time(x)
          %6 = add %5, %4 : f32[2] batch time(x)
          %7 = scan x states 1 elements 2 body "step" %1, %6, %0, %2 : bundle {
            %0 = argument 0 : f32[2] batch as "h"
            %1 = argument 1 : f32[2] batch
            %2 = argument 2 : f32[2] batch as "x"
            %3 = argument 3 : f32[2, 2]
            %4 = product %3, %0 : f32[2] batch
            %5 = add %4, %1 : f32[2] batch
            %6 = sigmoid %2 : f32[2] batch
            %7 = multiply %5, %6 : f32[2] batch
            output "h" %7
          }
          %8 = result 0 %7 : f32[2] batch
          output "h" %8
        }
        """)
  }

  /// An output projection within a cell runs after the loop, over the states' trajectory.
  @Test func sinksOutputProjections() throws {
    try checkPasses(
      [hoistFromScans, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch time(x)
        %1 = input "h" : f32[2] batch
        %2 = parameter "V" : f32[3, 2]
        %3 = scan x states 1 elements 1 body "step" %1, %0, %2 {
          %0 = argument 0 : f32[2] batch as "h"
          %1 = argument 1 : f32[2] batch as "x"
          %2 = argument 2 : f32[3, 2]
          %3 = add %0, %1
          %4 = tanh %3 as "h'"
          %5 = product %2, %4
          %6 = sigmoid %5
          output "h" %4
          output "y" %6
        }
        %4 = result 1 %3
        output "y" %4
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = input "h" : f32[2] batch
          %2 = parameter "V" : f32[3, 2]
          %3 = scan x states 1 elements 1 body "step" %1, %0 : bundle {
            %0 = argument 0 : f32[2] batch as "h"
            %1 = argument 1 : f32[2] batch as "x"
            %2 = add %0, %1 : f32[2] batch
            %3 = tanh %2 : f32[2] batch as "h'"
            output "h" %3
            output "h'" %3
          }
          %4 = result 1 %3 : f32[2] batch time(x)
          %5 = product %2, %4 : f32[3] batch time(x)
          %6 = sigmoid %5 : f32[3] batch time(x)
          output "y" %6
        }
        """)
  }

  @Test func fusesGatesAndBiases() throws {
    try checkPasses(
      [fuseGates, fuseAdditions, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch
        %1 = parameter "A" : f32[3, 2]
        %2 = product %1, %0
        %3 = parameter "a" : f32[3]
        %4 = add %2, %3 as "f"
        %5 = parameter "B" : f32[1, 2]
        %6 = product %5, %0
        %7 = parameter "b" : f32[1]
        %8 = add %6, %7 as "g"
        output "f" %4
        output "g" %8
      }
      """,
      becomes: """
        graph g {
          %0 = parameter "A" : f32[3, 2]
          %1 = parameter "a" : f32[3]
          %2 = parameter "B" : f32[1, 2]
          %3 = parameter "b" : f32[1]
          %4 = concatenate axis 0 %0, %2 : f32[4, 2]
          %5 = input "x" : f32[2] batch
          %6 = product %4, %5 : f32[4] batch
          %7 = concatenate axis 0 %1, %3 : f32[4]
          %8 = add %6, %7 : f32[4] batch
          %9 = slice axis 0 start 0 count 3 %8 : f32[3] batch as "f"
          %10 = slice axis 0 start 3 count 1 %8 : f32[1] batch as "g"
          output "f" %9
          output "g" %10
        }
        """)
  }

  /// Zeros for the gates that have no bias would be added for nothing.
  @Test func biasesOfSomeGatesStayTheirOwn() throws {
    try checkPasses(
      [fuseGates, fuseAdditions, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch
        %1 = parameter "A" : f32[3, 2]
        %2 = product %1, %0
        %3 = parameter "a" : f32[3]
        %4 = add %2, %3 as "f"
        %5 = parameter "B" : f32[1, 2]
        %6 = product %5, %0 as "g"
        output "f" %4
        output "g" %6
      }
      """,
      becomes: """
        graph g {
          %0 = parameter "A" : f32[3, 2]
          %1 = parameter "a" : f32[3]
          %2 = parameter "B" : f32[1, 2]
          %3 = input "x" : f32[2] batch
          %4 = concatenate axis 0 %0, %2 : f32[4, 2]
          %5 = product %4, %3 : f32[4] batch
          %6 = slice axis 0 start 0 count 3 %5 : f32[3] batch
          %7 = slice axis 0 start 3 count 1 %5 : f32[1] batch as "g"
          %8 = add %6, %1 : f32[3] batch as "f"
          output "f" %8
          output "g" %7
        }
        """)
  }

  @Test func joinsSlicesOfOneSequence() throws {
    try checkPasses(
      [joinElements, deadCode],
      """
      graph g {
        %0 = input "x" : f32[4] batch time(x)
        %1 = input "h" : f32[1] batch
        %2 = slice axis 0 start 2 count 1 %0
        %3 = slice axis 0 start 1 count 1 %0
        %4 = scan x states 1 elements 2 body "step" %1, %2, %3 {
          %0 = argument 0 : f32[1] batch
          %1 = argument 1 : f32[1] batch
          %2 = argument 2 : f32[1] batch
          %3 = multiply %0, %1
          %4 = subtract %3, %2
          output "h" %4
        }
        %5 = result 0 %4
        output "h" %5
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[4] batch time(x)
          %1 = input "h" : f32[1] batch
          %2 = slice axis 0 start 1 count 2 %0 : f32[2] batch time(x)
          %3 = scan x states 1 elements 1 body "step" %1, %2 : bundle {
            %0 = argument 0 : f32[1] batch
            %1 = argument 1 : f32[2] batch
            %2 = slice axis 0 start 0 count 1 %1 : f32[1] batch
            %3 = slice axis 0 start 1 count 1 %1 : f32[1] batch
            %4 = multiply %0, %3 : f32[1] batch
            %5 = subtract %4, %2 : f32[1] batch
            output "h" %5
          }
          %4 = result 0 %3 : f32[1] batch
          output "h" %4
        }
        """)
  }

  @Test func hoistsAccumulators() throws {
    try checkPasses(
      [hoistWeightGradients, simplify, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch time(x)
        %1 = constant 0.0
        %2 = broadcast [2, 2] %1
        %3 = broadcast [2] %1
        %4 = spread batch %3
        %5 = scan x reversed states 3 elements 1 body "back" %4, %2, %3, %0 {
          %0 = argument 0 : f32[2] batch as "d"
          %1 = argument 1 : f32[2, 2]
          %2 = argument 2 : f32[2]
          %3 = argument 3 : f32[2] batch
          %4 = multiply %0, %3 as "delta"
          %5 = outerSum %4, %3
          %6 = add %1, %5
          %7 = reduce batch %4
          %8 = add %2, %7
          output "d" %4
          output "dW" %6
          output "db" %8
        }
        %6 = result 1 %5
        %7 = result 2 %5
        output "dW" %6
        output "db" %7
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = constant 0.0 : f32[]
          %2 = broadcast [2] %1 : f32[2]
          %3 = spread batch %2 : f32[2] batch
          %4 = scan x reversed states 1 elements 1 body "back" %3, %0 : bundle {
            %0 = argument 0 : f32[2] batch as "d"
            %1 = argument 1 : f32[2] batch
            %2 = multiply %0, %1 : f32[2] batch as "delta"
            output "d" %2
            output "delta" %2
          }
          %5 = result 1 %4 : f32[2] batch time(x)
          %6 = outerSum %5, %0 : f32[2, 2]
          %7 = reduce batch time x %5 : f32[2]
          output "dW" %6
          output "db" %7
        }
        """)
  }

  /// 1 - f comes from f, and f · c from f and the trajectory of c: neither is written.
  @Test func recomputesCheapResiduals() throws {
    try checkPasses(
      [residualSelection, deadCode],
      """
      graph g {
        %0 = input "x" : f32[2] batch time(x)
        %1 = input "c" : f32[2] batch
        %2 = scan x states 1 elements 1 body "step" %1, %0 {
          %0 = argument 0 : f32[2] batch as "c"
          %1 = argument 1 : f32[2] batch
          %2 = sigmoid %1 as "f"
          %3 = multiply %2, %0
          %4 = constant 1.0
          %5 = subtract %4, %2
          %6 = add %3, %1
          output "c" %6
          output "f" %2
          output "p" %3
          output "q" %5
        }
        %3 = result 1 %2
        %4 = result 2 %2
        %5 = result 3 %2
        %6 = scan x reversed states 1 elements 3 body "back" %1, %3, %4, %5 {
          %0 = argument 0 : f32[2] batch as "d"
          %1 = argument 1 : f32[2] batch as "f"
          %2 = argument 2 : f32[2] batch
          %3 = argument 3 : f32[2] batch
          %4 = multiply %1, %2
          %5 = multiply %4, %3
          %6 = multiply %5, %0
          output "d" %6
        }
        %7 = result 0 %6
        output "d" %7
      }
      """,
      becomes: """
        graph g {
          %0 = input "x" : f32[2] batch time(x)
          %1 = input "c" : f32[2] batch
          %2 = scan x states 1 elements 1 body "step" %1, %0 : bundle {
            %0 = argument 0 : f32[2] batch as "c"
            %1 = argument 1 : f32[2] batch
            %2 = sigmoid %1 : f32[2] batch as "f"
            %3 = multiply %2, %0 : f32[2] batch
            %4 = add %3, %1 : f32[2] batch
            output "c" %4
            output "f" %2
            output "c" %0
          }
          %3 = result 1 %2 : f32[2] batch time(x)
          %4 = result 2 %2 : f32[2] batch time(x)
          %5 = scan x reversed states 1 elements 2 body "back" %1, %3, %4 : bundle {
            %0 = argument 0 : f32[2] batch as "d"
            %1 = argument 1 : f32[2] batch as "f"
            %2 = argument 2 : f32[2] batch as "c"
            %3 = multiply %1, %2 : f32[2] batch
            %4 = constant 1.0 : f32[]
            %5 = subtract %4, %1 : f32[2] batch
            %6 = multiply %1, %3 : f32[2] batch
            %7 = multiply %6, %5 : f32[2] batch
            %8 = multiply %7, %0 : f32[2] batch
            output "d" %8
          }
          %6 = result 0 %5 : f32[2] batch
          output "d" %6
        }
        """)
  }
}
