import Foundation
import Testing

@testable import GraphIR

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DrawingTests {
  static func graphs() throws -> [Graph] {
    [try SampleGraphs.languageModel(), try SampleGraphs.trainedLanguageModel(), Graph(name: "Empty")]
      + [try SampleGraphs.bidirectional()]
      + [try unroll(SampleGraphs.languageModel(), steps: [TimeAxis("text"): 3])]
  }

  @Test func picturesAreAFunctionOfTheGraph() throws {
    let (first, second) = (try Self.graphs(), try Self.graphs())
    #expect(first.map(svg) == second.map(svg))
    #expect(first.map(dot) == second.map(dot))
  }

  @Test func theSVGIsWellFormed() throws {
    for graph in try Self.graphs() {
      let parser = XMLParser(data: Data(svg(of: graph).utf8))
      #expect(parser.parse(), "\(graph.name): \(String(describing: parser.parserError))")
    }
  }

  @Test func boxesDoNotOverlapAndTextFits() throws {
    for graph in try Self.graphs() {
      let diagram = DiagramBuilder.diagram(of: graph)
      check(diagram, DiagramLayout(diagram))
    }
  }

  private func check(_ diagram: Diagram, _ layout: DiagramLayout) {
    for (index, place) in layout.boxes.enumerated() {
      for other in layout.boxes[..<index] {
        let isApart =
          place.right <= other.x || other.right <= place.x || place.bottom <= other.y || other.bottom <= place.y
        #expect(isApart, "\(diagram.boxes[index].note)")
      }
      #expect(place.x >= -0.01 && place.right <= layout.width + 0.01)
      #expect(place.y >= -0.01 && place.bottom <= layout.height + 0.01)
      for line in diagram.boxes[index].lines where diagram.boxes[index].frame == nil {
        #expect(line.width <= place.width)
      }
      guard let frame = diagram.boxes[index].frame, let inside = layout.frames[index] else { continue }
      check(frame.body, inside.body)
      #expect(inside.origin.x + inside.body.width <= place.width)
      #expect(inside.origin.y + inside.body.height <= place.height)
      for point in inside.feedback.joined() {
        #expect(point.x > 0 && point.x < place.width && point.y > 0 && point.y < place.height)
      }
    }
  }

  @Test func edgesTouchTheirBoxesAndRunDownwards() throws {
    for graph in try Self.graphs() {
      let diagram = DiagramBuilder.diagram(of: graph)
      let layout = DiagramLayout(diagram)
      #expect(layout.paths.count == diagram.edges.count)
      for (edge, path) in zip(diagram.edges, layout.paths) {
        let from = place(of: edge.from, in: layout)
        let to = place(of: edge.to, in: layout)
        let (start, end) = try (#require(path.first), #require(path.last))
        #expect(abs(start.y - from.bottom) < 1e-6 && start.x >= from.x && start.x <= from.right)
        #expect(abs(end.y - to.y) < 1e-6 && end.x >= to.x && end.x <= to.right)
        #expect(zip(path, path.dropFirst()).allSatisfy { $0.y <= $1.y + 1e-6 })
      }
    }
  }

  private func place(of port: Diagram.Port, in layout: DiagramLayout) -> Rectangle {
    let outer = layout.boxes[port.box]
    guard let inner = port.inner, let frame = layout.frames[port.box] else { return outer }
    return frame.body.boxes[inner].moved(by: frame.origin).moved(by: Point(x: outer.x, y: outer.y))
  }

  /// A bend stands in its row as a box does: no long edge passes through a box.
  @Test func longEdgesPassBesideBoxes() throws {
    let diagram = DiagramBuilder.diagram(of: try SampleGraphs.trainedLanguageModel())
    let layout = DiagramLayout(diagram)
    for path in layout.paths where path.count > 4 {
      for index in stride(from: 2, to: path.count - 2, by: 2) {
        let (top, bottom) = (path[index], path[index + 1])
        for box in layout.boxes where box.y < bottom.y && box.bottom > top.y {
          #expect(top.x <= box.x || top.x >= box.right)
        }
      }
    }
  }

  /// The titles of frames lie within them, and no edge crosses them.
  @Test func titlesAreReadable() throws {
    for graph in try Self.graphs() {
      let diagram = DiagramBuilder.diagram(of: graph)
      let layout = DiagramLayout(diagram)
      for (index, box) in diagram.boxes.enumerated() {
        guard let frame = layout.frames[index] else { continue }
        let corner = Point(x: layout.boxes[index].x, y: layout.boxes[index].y)
        let title = frame.title.moved(by: corner)
        let right = title.x + textWidth(box.lines[0].text) * 12 * 1.22
        #expect(right <= layout.boxes[index].right)
        for path in layout.paths {
          for (from, to) in zip(path, path.dropFirst()) where from.x == to.x && from.y < title.y && to.y > title.y - 12
          {
            #expect(from.x < title.x || from.x > right)
          }
        }
      }
    }
  }

  @Test func namesAreEscaped() throws {
    var graph = Graph(name: "a<b>&\"c\\")
    let x = graph.addSource(.input("<x> & \"y\"\u{1}\n]]>"), type: TensorType([2], batch: true))
    graph.outputs = [GraphOutput(name: "</text>\\\"", value: x)]
    let picture = svg(of: graph)
    #expect(picture.contains("&lt;x&gt; &amp; &quot;y&quot;"))
    #expect(XMLParser(data: Data(picture.utf8)).parse())
    #expect(dot(of: graph).contains(#"digraph "a<b>&\"c\\" {"#))
    #expect(dot(of: graph).contains(#"</text>\\\""#))
  }

  @Test func parametersAreWordsInTheBoxesThatUseThem() throws {
    let diagram = DiagramBuilder.diagram(of: try SampleGraphs.languageModel())
    let body = try #require(diagram.boxes.compactMap(\.frame).first).body
    let products = body.boxes.filter { $0.kind == .product }
    #expect(products.map { $0.lines[0].text } == ["Wf", "Wi", "Wg", "Wo"].map { "\($0) · [h, x]" })
    #expect(products[0].lines.contains { $0.style == .parameter && $0.text == "hidden.Wf [256, 320]" })
    #expect(!body.boxes.contains { $0.lines.contains { $0.text == "mask" } })
  }

  @Test func theDOTTextHasAClusterForEachScan() throws {
    let text = dot(of: try SampleGraphs.trainedLanguageModel())
    #expect(text.components(separatedBy: "subgraph cluster_").count - 1 == 2)
    #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
  }
}
