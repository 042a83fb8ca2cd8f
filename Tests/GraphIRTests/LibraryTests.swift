import Foundation
import Testing

@testable import GraphIR

/// The table of docs/models.md says what is in the library, and what it says works.
@Suite struct LibraryTests {
  /// A row: the cell or block, how it is used, and the column with its arguments.
  struct Row: CustomTestStringConvertible {
    var name: String
    var use: String
    var arguments: String

    var testDescription: String { name }
  }

  static let rows: [Row] = {
    let file = URL(filePath: #filePath).appending(path: "../../../docs/models.md").standardized
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      let columns = cells.map { $0.trimmingCharacters(in: .whitespaces) }
      guard columns.count == 7 else { return nil }
      func code(_ column: String) -> String { column.trimmingCharacters(in: ["`"]) }
      return Row(name: code(columns[1]), use: code(columns[4]), arguments: columns[5])
    }
  }()

  @Test func tableAndLibraryHaveTheSameNames() {
    #expect(Self.rows.map(\.name).sorted() == StandardLibrary.names.sorted())
  }

  @Test(arguments: rows) func argumentsAreDeclared(_ row: Row) throws {
    let declaration = try #require(StandardLibrary.declaration(of: row.name))
    let named = row.arguments.matches(of: /`(\w+)`/).map { String($0.1) }
    #expect(named == (declaration.parameters + declaration.optionalParameters).map(\.text))
  }

  @Test(arguments: rows) func useCompiles(_ row: Row) throws {
    #expect(row.use.contains(row.name + "("))
    // What looks at a memory stands in a cell.
    let isOfMemory = row.arguments.contains("`memory`")
    let model = try lowered(
      """
      cell Looking() {
        input query
        context memory: sequence
        output \(isOfMemory ? row.use : "query")
      }
      model M {
        input x: sequence of [5]
        input tokens: sequence of token(7) along x
        input digits: sequence of token(7)
        input images: sequence of [2, 5, 5] along x
        hidden = \(isOfMemory ? "scan Looking() over x with (memory: embed(digits, 3))" : row.use)
        output hidden
        output sum(embed(tokens, 2))
        output pictures: sum(images)
        output numbers: sum(embed(digits, 2))
      }
      """)
    #expect(!model.parameters.isEmpty)
  }
}
