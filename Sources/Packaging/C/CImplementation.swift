import Codegen

/// Writes the C file behind the header: it checks arguments, chooses the version of the core when the library is loaded,
/// reads and writes files.
struct CImplementation {
  let interface: CInterface
  /// The versions of the core, the best one first.
  let versions: [CoreVersion]
  /// A file with the bytes of all parameters, if they are compiled in.
  let parameterFile: String?

  private var model: ModelInterface { interface.model }
  private var names: CNames { interface.names }
  private var macro: String { names.macroPrefix }

  var text: String {
    [
      """
      // The interface of \(model.name) for C.
      #define _POSIX_C_SOURCE 200809L
      #include "\(names.prefix).h"

      #include <errno.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/stat.h>
      #include <unistd.h>

      #define \(macro)_FLOATS \(model.parameterCount)
      """, core, parameters, Resource.text(PackageResources.support_c, names, model),
      interface.sections.flatMap(\.functions).map(definition).joined(separator: "\n\n"),
    ].joined(separator: "\n\n") + "\n"
  }

  private func definition(_ function: CFunction) -> String {
    "\(function.signature) {\n"
      + function.body.split(separator: "\n").map { "  \($0)\n" }.joined() + "}"
  }

  // MARK: Versions

  /// The table of the core's functions, one for each version, and the choice.
  private var core: String {
    let functions = model.coreFunctions(hasTraining: interface.hasTraining)
    func signature(_ function: CoreFunction, _ name: String) -> String {
      let result = function.result.hasSuffix("*") ? function.result : function.result + " "
      return "\(result)\(name)(\(function.parameters.map { $0.type + $0.name }.joined(separator: ", ")));"
    }
    var text = "struct core {\n  const char *instructions;\n"
    for function in functions { text += "  \(signature(function, "(*\(function.name))"))\n" }
    text += "};\n"
    for version in versions {
      text += "\n"
      for function in functions {
        text += signature(function, names("core_" + function.name) + version.suffix) + "\n"
      }
      text += "static const struct core core\(version.suffix) = {\n  \"\(version.name)\",\n"
      for function in functions { text += "  \(names("core_" + function.name))\(version.suffix),\n" }
      text += "};\n"
    }
    text += "\nstatic const struct core *core = &core\(versions.last!.suffix);\n"
    let choices = versions.filter { $0.condition != nil }
    if !choices.isEmpty {
      text +=
        "\n#include \"RNNProcessor.h\"\n" + """

          // When the library is loaded, before the objects that a C++ program makes by then. A version that a program asks for
          // by name (for tests) must be one that the processor has.
          __attribute__((constructor(101))) static void choose_core(void) {
            const char *wanted = getenv("\(macro)_INSTRUCTIONS");

          """
      for version in choices {
        text += """
            if (\(version.condition!) && (!wanted || !strcmp(wanted, "\(version.name)"))) {
              core = &core\(version.suffix);
              return;
            }

          """
      }
      text += "}\n"
    }
    return text
  }

  // MARK: Parameters

  private var parameters: String {
    var text = """
      struct parameter {
        const char *name;
        size_t offset, count, rank;
        const size_t *shape;
      };

      """
    for (index, parameter) in model.parameters.enumerated() where !parameter.shape.isEmpty {
      text += "static const size_t shape_\(index)[] = {\(parameter.shape.map(String.init).joined(separator: ", "))};\n"
    }
    text += "enum { parameter_count = \(model.parameters.count) };\nstatic const struct parameter parameters[] = {\n"
    for (index, parameter) in model.parameters.enumerated() {
      let shape = parameter.shape.isEmpty ? "NULL" : "shape_\(index)"
      text +=
        "  {\(Self.quoted(parameter.name)), \(parameter.offset), \(parameter.shape.reduce(1, *)), \(parameter.shape.count), \(shape)},\n"
    }
    if model.parameters.isEmpty { text += "  {NULL, 0, 0, 0, NULL},\n" }
    text += "};\n"
    if let parameterFile {
      text += """

        static const unsigned char compiled_in[] __attribute__((aligned(64))) = {
        #embed \(Self.quoted(parameterFile))
        };

        """
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
