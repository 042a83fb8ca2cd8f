import Codegen

/// Writes the C header.
struct CHeader {
  let interface: CInterface
  /// The versions of the core, the best one first.
  let versions: [CoreVersion]

  private var names: CNames { interface.names }
  private var macro: String { names.macroPrefix }

  /// The codes of `Status`, with what is said of each.
  static let statuses: [(name: String, code: Int, text: String)] = [
    ("OK", 0, "nothing is wrong"),
    ("NULL_ARGUMENT", 1, "an argument is null that must not be"),
    ("INVALID_ARGUMENT", 2, "a size, a token or a length is out of its range"),
    ("OUT_OF_MEMORY", 3, "there is not enough memory"),
    ("UNREADABLE_FILE", 4, "a file cannot be read or written"),
    ("INVALID_PARAMETERS", 5, "the parameters are none of this model"),
  ]

  var text: String {
    var lines = [
      comment(["\(interface.model.name): a recurrent network, compiled by rnnc."] + interface.model.documentation)
    ]
    lines.append(
      """

      #ifndef \(macro)_H
      #define \(macro)_H

      #include <stdbool.h>
      #include <stddef.h>
      #include <stdint.h>

      #ifdef __cplusplus
      extern "C" {
      #endif

      #if defined(__GNUC__) && !defined(_WIN32)
      #define \(macro)_API __attribute__((visibility("default")))
      #else
      #define \(macro)_API
      #endif

      /* Errors */

      /* What functions return. No function changes anything if it returns an error; what it should have made is NULL then. */
      typedef enum \(names("status")) {
      """)
    for status in Self.statuses {
      lines.append("  \(macro)_\(status.name) = \(status.code), /* \(status.text) */")
    }
    lines.append(
      """
      } \(names("status"));

      /* The text of a code. */
      \(macro)_API const char *\(names("status_text"))(\(names("status")) status);

      /* What was wrong with the last call of this thread that failed, other than steps of streams: one sentence. */
      \(macro)_API const char *\(names("error"))(void);

      /* \(instructions) */
      \(macro)_API const char *\(names("instructions"))(void);
      """)
    for section in interface.sections {
      lines.append("\n/* \(section.title) */\n\n\(section.declarations)")
      for function in section.functions {
        lines.append("\n\(comment(function.documentation))\n\(macro)_API \(function.signature);")
      }
    }
    lines.append(
      """

      #ifdef __cplusplus
      }
      #endif

      #endif
      """)
    return lines.joined(separator: "\n") + "\n"
  }

  private var instructions: String {
    var text = "Which instructions the library uses on this machine: \"\(versions[0].name)\"."
    if versions.count > 1 {
      text += "\n   Another version is used if the environment variable \(macro)_INSTRUCTIONS names one: "
      text += versions.dropFirst().map { "\"\($0.name)\"" }.joined(separator: " or ") + "."
    }
    return text
  }

  private func comment(_ lines: [String]) -> String {
    "/* " + lines.map { $0.replacing("*/", with: "* /") }.joined(separator: "\n   ") + " */"
  }
}
