/// A picture of a graph in Graphviz' language, with the bodies of scans as clusters.
/// The text is a function of the graph alone, to the byte.
public func dot(of graph: Graph) -> String {
  var drawing = DOTDrawing()
  drawing.draw(graph.name, DiagramBuilder.diagram(of: graph))
  return drawing.text
}

private struct DOTDrawing {
  private(set) var text = ""
  private var indentation = "  "

  mutating func draw(_ title: String, _ diagram: Diagram) {
    text = "digraph \(quoted(title)) {\n"
    line("label=\(quoted(title)); labelloc=t; rankdir=TB; compound=true;")
    line("node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11];")
    line("edge [color=\"#8a93a5\", arrowsize=0.7];")
    draw(diagram, prefix: "n")
    text += "}\n"
  }

  private mutating func line(_ content: String) { text += indentation + content + "\n" }

  private mutating func draw(_ diagram: Diagram, prefix: String) {
    for (index, box) in diagram.boxes.enumerated() {
      let name = "\(prefix)\(index)"
      if let frame = box.frame {
        draw(frame, box: box, name: name)
      } else {
        draw(box, name: name)
      }
    }
    for edge in diagram.edges {
      line("\(name(of: edge.from, prefix)) -> \(name(of: edge.to, prefix));")
    }
  }

  private func name(of port: Diagram.Port, _ prefix: String) -> String {
    "\(prefix)\(port.box)" + (port.inner.map { "_\($0)" } ?? "")
  }

  private mutating func draw(_ box: Diagram.Box, name: String) {
    let colors = Palette.colors(of: box.kind)
    let label = box.lines.map(\.text).joined(separator: "\n")
    line(
      "\(name) [label=\(quoted(label)), tooltip=\(quoted(box.note)), fillcolor=\"\(colors.fill)\", "
        + "color=\"\(colors.stroke)\", fontcolor=\"\(colors.text)\"];")
  }

  private mutating func draw(_ frame: Diagram.Frame, box: Diagram.Box, name: String) {
    let colors = Palette.colors(of: .recurrence)
    line("subgraph cluster_\(name) {")
    let outer = indentation
    indentation += "  "
    let label = quoted(box.lines.map(\.text).joined(separator: "\n"))
    line("label=\(label); style=\"rounded,filled\"; fillcolor=\"\(colors.fill)\"; color=\"\(colors.stroke)\";")
    draw(frame.body, prefix: name + "_")
    for edge in frame.feedback {
      let ends = "\(self.name(of: edge.from, name + "_")) -> \(self.name(of: edge.to, name + "_"))"
      line("\(ends) [style=dashed, constraint=false, color=\"\(Palette.colors(of: .state).stroke)\"];")
    }
    indentation = outer
    line("}")
  }

  /// A string of the language; Graphviz reads `\n` as a new line.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n", "\r": result += "\\n"
      default: result.unicodeScalars.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
      }
    }
    return result + "\""
  }
}
