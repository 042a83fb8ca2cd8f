// The text form of a graph. One node stands on each line, operands before users:
//
//   graph CharLM {
//     %0 = input "text" : token(96) batch time(text)
//     %1 = parameter "hidden.Wf" : f32[256, 320]
//     %7 = product %1, %5 : f32[256] batch time(text) as "f"
//     %9 = scan text reversed states 2 elements 1 body "Cell" %3, %4, %5, %1 : bundle {
//       %0 = argument 0 : f32[256] batch
//       output "h" %0
//       …
//     }
//     %10 = result 0 %9 : f32[256] batch
//     loss "loss" %30
//   }
//
// Values are numbered within their graph: a body has numbers of its own. Names of graphs and time axes are bare words
// or, where they are not words, quoted; all other names are quoted. Numbers have as many digits as it takes to read
// the same `Double` again. `//` starts a comment, which is not kept.

/// Writes graphs as text that `Graph.init(parsing:)` reads back, to the same graph.
public enum GraphPrinter {
  /// The graph as text: equal graphs give equal text.
  public static func text(of graph: Graph) -> String {
    var text = "graph \(GraphText.word(graph.name)) {\n"
    print(contentsOf: graph, indentation: "  ", to: &text)
    return text + "}\n"
  }

  /// One node on one line: of a scan, all but the body.
  public static func line(of value: ValueID, in graph: Graph) -> String {
    let node = graph[value]
    let operands = node.operands.isEmpty ? "" : " " + node.operands.map(\.description).joined(separator: ", ")
    let name = node.name.map { " as \(GraphText.quoted($0))" } ?? ""
    return "\(value) = \(node.operation)\(operands) : \(node.type)\(name)"
  }

  private static func print(contentsOf graph: Graph, indentation: String, to text: inout String) {
    for index in graph.values {
      let value = ValueID(index)
      text += indentation + line(of: value, in: graph)
      if case .scan(let scan) = graph[value].operation {
        text += " {\n"
        print(contentsOf: scan.body, indentation: indentation + "  ", to: &text)
        text += indentation + "}"
      }
      text += "\n"
    }
    for output in graph.outputs {
      text += "\(indentation)\(output.role) \(GraphText.quoted(output.name)) \(output.value)\n"
    }
  }
}

extension Graph: CustomStringConvertible {
  /// The text form of the graph.
  public var description: String { GraphPrinter.text(of: self) }
}

/// The words and quoted names of the text form.
enum GraphText {
  static func isWordStart(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    isWordStart(scalar) || scalar == "." || ("0"..."9").contains(scalar)
  }

  /// A name as it is if it is a word, else quoted.
  static func word(_ name: String) -> String {
    guard let first = name.unicodeScalars.first, isWordStart(first), name.unicodeScalars.allSatisfy(isWordPart) else {
      return quoted(name)
    }
    return name
  }

  /// The name of an input, and how the axis is derived from that of it: `frames every 4`.
  static func axis(_ axis: TimeAxis) -> String {
    axis.derivations.reduce(word(axis.base)) { text, derivation in
      switch derivation {
      case .every(let count): "\(text) every \(count)"
      case .copy: "\(text) copy"
      case .kept(let mask): "\(text) kept \(word(mask))"
      }
    }
  }

  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        text += "\\"
        text.unicodeScalars.append(scalar)
      case "\n": text += "\\n"
      case "\0"..<" ", "\u{7F}": text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
