import Testing

@testable import Codegen

@Suite struct SwiftPrinterTests {
  @Test func parenthesesStandWhereTheyMustAndNowhereElse() {
    func print(_ expression: SwiftExpression) -> String { SwiftLayout(indentation: 0).flat(expression) }
    let (a, b, c) = (SwiftExpression.name("a"), SwiftExpression.name("b"), SwiftExpression.name("c"))
    #expect(print(.binary(.binary(a, .add, b), .multiply, c)) == "(a + b) * c")
    #expect(print(.binary(a, .add, .binary(b, .multiply, c))) == "a + b * c")
    #expect(print(.binary(.binary(a, .subtract, b), .subtract, c)) == "a - b - c")
    #expect(print(.binary(a, .subtract, .binary(b, .subtract, c))) == "a - (b - c)")
    #expect(print(.binary(a, .halfOpenRange, .binary(b, .wrappingAdd, c))) == "a..<b &+ c")
    #expect(print(.member(.binary(a, .add, b), "pointee")) == "(a + b).pointee")
    #expect(print(.negated(.real(-1))) == "-(-1.0)")
  }

  @Test func wordsOfTheLanguageAreEscaped() {
    let layout = SwiftLayout(indentation: 0)
    #expect(layout.flat(.name("in")) == "`in`")
    #expect(layout.flat(.member(.name("x"), "self")) == "x.self")
    #expect(layout.flat(.function("f", [.init("in", .name("class"))])) == "f(in: `class`)")
  }

  @Test func numbersAreTheShortestThatReadBackTheSame() {
    let layout = SwiftLayout(indentation: 0)
    #expect(layout.flat(.real(0.1)) == "0.1")
    #expect(layout.flat(.real(1e-30)) == "1e-30")
    #expect(layout.flat(.real(1e300)) == ".infinity")
    #expect(layout.flat(.double(1.0 / 3)) == "0.3333333333333333")
  }

  @Test func stringsAreQuoted() {
    #expect(SwiftLayout(indentation: 0).flat(.string("a\"\\(b)\n\u{1}é")) == #""a\"\\(b)\n\u{1}é""#)
  }

  @Test func longCallsAreBrokenAndFilled() {
    let arguments = (0..<12).map { SwiftArgument("argument\($0)", .name("someValue\($0)")) }
    let text = SwiftPrinter.print([.expression(.function("call", arguments))])
    let lines = text.split(separator: "\n")
    #expect(lines.count > 2 && lines.allSatisfy { $0.count <= SwiftPrinter.lineLength })
    #expect(lines[0] == "call(" && lines.dropFirst().allSatisfy { $0.hasPrefix("  argument") })
    #expect(lines.last!.hasSuffix("someValue11)"))
  }

  @Test func aFile() {
    let function = SwiftFunction(
      documentation: ["Doubles."], attributes: ["@inline(never)"], modifiers: [.public, .static], name: "double",
      parameters: [SwiftParameter(label: "of", name: "x", type: .named("Int"))], isThrowing: true,
      result: .optional(.named("Int")),
      body: [
        .comment("Once."), .variable("y", .named("Int"), .name("x")),
        .forIn("i", .binary(.integer(0), .halfOpenRange, .name("x")), [.assign(.name("y"), .wrappingAdd, .name("i"))]),
        .if(.binary(.name("y"), .less, .integer(9)), [.return(.nil)], else: [.return(.name("y"))]),
      ])
    let file = SwiftFile(
      header: ["Made by hand."],
      declarations: [
        .import("Swift"), .alias([.private], "Word", .named("Int")),
        .type(
          SwiftType(
            kind: .enum, name: "Type", conformances: ["Sendable"],
            members: [
              .variable(SwiftVariable(modifiers: [.static], name: "a", value: .array([.integer(1), .integer(2)]))),
              .conditional("os(Linux)", [.function(function)]),
            ])),
      ])
    let expected = """
      // Made by hand.

      import Swift

      private typealias Word = Int

      enum `Type`: Sendable {
        static let a = [1, 2]

        #if os(Linux)
          /// Doubles.
          @inline(never)
          public static func double(of x: Int) throws -> Int? {
            // Once.
            var y: Int = x
            for i in 0..<x {
              y &+= i
            }
            if y < 9 {
              return nil
            } else {
              return y
            }
          }
        #endif
      }

      """
    #expect(SwiftPrinter.print(file) == expected)
  }

  @Test func namesKeepWhatSwiftAllows() {
    #expect(swiftIdentifier("hidden.c'") == "hidden_cNext")
    #expect(swiftIdentifier("σ") == "σ")
    #expect(swiftIdentifier("3x") == "_3x")
    #expect(swiftIdentifier("🙂") == "value")
    var scope = NameScope(reserving: ["t"])
    #expect([scope.unique("t"), scope.unique("t"), scope.unique("f"), scope.unique("f2")] == ["t2", "t3", "f", "f2"])
    #expect(scope.unique("f2") == "f2_2")
  }
}
