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
      """, core, parameters, Self.support.replacing("PREFIX", with: names.prefix).replacing("MACRO", with: macro),
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
        "\n" + Self.processorLevel + """


          // When the library is loaded. A version that a program asks for by name (for tests) must be one that the processor has.
          __attribute__((constructor)) static void choose_core(void) {
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

  /// By what the processor says of itself and what the system saves of its registers: compilers and their libraries do not
  /// agree on builtins for it.
  private static let processorLevel = """
    #include <cpuid.h>

    // The level of x86-64 (1, 3 or 4) that the processor and the system have.
    static int processor_level(void) {
      unsigned a, b, c, d;
      if (!__get_cpuid(1, &a, &b, &c, &d)) return 1;
      const unsigned basic = 1u << 12 | 1u << 22 | 1u << 23 | 1u << 27 | 1u << 28 | 1u << 29; // FMA to F16C
      if ((c & basic) != basic) return 1;
      unsigned low, high;
      __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
      if ((low & 0x6) != 0x6) return 1; // AVX registers
      unsigned extended_a, extended_b, extended_c, extended_d;
      if (!__get_cpuid(0x80000001, &extended_a, &extended_b, &extended_c, &extended_d)) return 1;
      if (!(extended_c & 1u << 5)) return 1; // LZCNT
      if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 1;
      const unsigned avx2 = 1u << 3 | 1u << 5 | 1u << 8; // BMI1, AVX2, BMI2
      if ((b & avx2) != avx2) return 1;
      const unsigned avx512 = 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31; // F, DQ, CD, BW, VL
      return (b & avx512) == avx512 && (low & 0xE6) == 0xE6 ? 4 : 3;
    }
    """

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

  // MARK: What does not depend on the model

  private static let support = #"""
    // MARK: Errors

    static _Thread_local char message[512] = "";

    static PREFIX_status fail(PREFIX_status status, const char *text) {
      snprintf(message, sizeof message, "%s", text);
      return status;
    }

    static inline PREFIX_status report(int32_t status) { return (PREFIX_status)status; }

    const char *PREFIX_error(void) { return message; }

    const char *PREFIX_instructions(void) { return core->instructions; }

    const char *PREFIX_status_text(PREFIX_status status) {
      switch (status) {
      case MACRO_OK: return "nothing is wrong";
      case MACRO_NULL_ARGUMENT: return "an argument is null that must not be";
      case MACRO_INVALID_ARGUMENT: return "a size, a token or a length is out of its range";
      case MACRO_OUT_OF_MEMORY: return "there is not enough memory";
      case MACRO_UNREADABLE_FILE: return "a file cannot be read or written";
      case MACRO_INVALID_PARAMETERS: return "the parameters are none of this model";
      }
      return "an unknown code";
    }

    // Whether the system gives so much at once. The core cannot say no in the middle of its work.
    static bool has_memory(double bytes) {
      if (!(bytes < 0.9 * (double)SIZE_MAX)) return false;
      void *memory = malloc((size_t)bytes + 65536);
      free(memory);
      return memory != NULL;
    }

    // MARK: Files

    // In the part that is compiled once: reads safetensors into the floats of all parameters.
    int32_t PREFIX_read_parameters(
        const void *bytes, size_t size, const char *const *names, const size_t *ranks, const size_t *const *shapes,
        const size_t *offsets, size_t count, float *floats, char *message, size_t capacity);

    static PREFIX_status model_of_bytes(PREFIX_model **model, const void *bytes, size_t size) {
      const char *names[parameter_count + 1];
      size_t ranks[parameter_count + 1], offsets[parameter_count + 1];
      const size_t *shapes[parameter_count + 1];
      for (size_t index = 0; index < parameter_count; index++) {
        names[index] = parameters[index].name;
        ranks[index] = parameters[index].rank;
        shapes[index] = parameters[index].shape;
        offsets[index] = parameters[index].offset;
      }
      // The bytes of a file of this model, twice, and the model.
      if (!has_memory(2.0 * (double)size + 16.0 * MACRO_FLOATS)) {
        return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
      }
      void *created = core->model_create(0);
      int32_t status = PREFIX_read_parameters(
          bytes, size, names, ranks, shapes, offsets, parameter_count, core->model_change(created), message,
          sizeof message);
      if (status != MACRO_OK) {
        core->model_destroy(created);
        return report(status);
      }
      *model = created;
      return MACRO_OK;
    }

    static PREFIX_status file_failure(const char *path) {
      snprintf(message, sizeof message, "%s: %s", path, strerror(errno));
      return MACRO_UNREADABLE_FILE;
    }

    static PREFIX_status model_of_file(PREFIX_model **model, const char *path) {
      FILE *file = fopen(path, "rb");
      if (!file) return file_failure(path);
      size_t size = 0, capacity = 1 << 16;
      char *bytes = malloc(capacity);
      while (bytes) {
        size += fread(bytes + size, 1, capacity - size, file);
        if (size < capacity) break;
        capacity *= 2;
        char *larger = realloc(bytes, capacity);
        if (!larger) free(bytes);
        bytes = larger;
      }
      bool is_bad = ferror(file) != 0;
      int reason = errno;
      fclose(file);
      if (!bytes) return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
      if (is_bad) {
        free(bytes);
        errno = reason;
        return file_failure(path);
      }
      PREFIX_status status = model_of_bytes(model, bytes, size);
      free(bytes);
      return status;
    }

    static void write_name(FILE *file, const char *name) {
      fputc('"', file);
      for (; *name; name++) {
        if (*name == '"' || *name == '\\') fputc('\\', file);
        fputc(*name, file);
      }
      fputc('"', file);
    }

    static bool write_safetensors(FILE *file, const float *floats) {
      // Twice: the length of the header stands before it.
      for (int8_t is_whole = 0; is_whole < 2; is_whole++) {
        long start = ftell(file);
        size_t end = 0;
        fputc('{', file);
        for (size_t index = 0; index < parameter_count; index++) {
          const struct parameter *parameter = parameters + index;
          if (index) fputc(',', file);
          write_name(file, parameter->name);
          fputs(":{\"dtype\":\"F32\",\"shape\":[", file);
          for (size_t axis = 0; axis < parameter->rank; axis++) fprintf(file, axis ? ",%zu" : "%zu", parameter->shape[axis]);
          fprintf(file, "],\"data_offsets\":[%zu,%zu]}", end, end + 4 * parameter->count);
          end += 4 * parameter->count;
        }
        fputc('}', file);
        uint64_t length = (uint64_t)(ftell(file) - start);
        for (; length % 8; length++) fputc(' ', file);
        if (is_whole) break;
        if (fseek(file, start, SEEK_SET)) return false;
        unsigned char bytes[8];
        for (int byte = 0; byte < 8; byte++) bytes[byte] = (unsigned char)(length >> 8 * byte);
        fwrite(bytes, 1, 8, file);
      }
      for (size_t index = 0; index < parameter_count; index++) {
        fwrite(floats + parameters[index].offset, 4, parameters[index].count, file);
      }
      return !ferror(file);
    }

    static PREFIX_status save(const float *floats, const char *path) {
      size_t length = strlen(path);
      char *temporary = malloc(length + 8);
      if (!temporary) return fail(MACRO_OUT_OF_MEMORY, "there is not enough memory");
      memcpy(temporary, path, length);
      memcpy(temporary + length, ".XXXXXX", 8);
      int descriptor = mkstemp(temporary);
      FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
      if (file) {
        // As the file that is replaced, or as one that is new.
        struct stat old;
        mode_t mask = umask(0);
        umask(mask);
        (void)!fchmod(descriptor, stat(path, &old) ? 0666 & ~mask : old.st_mode & 07777);
      }
      bool is_written = file && write_safetensors(file, floats) && !fflush(file) && !fsync(descriptor);
      int reason = errno;
      if (file && fclose(file) && is_written) {
        reason = errno;
        is_written = false;
      }
      if (is_written && rename(temporary, path)) {
        reason = errno;
        is_written = false;
      }
      if (!is_written && descriptor >= 0) remove(temporary);
      free(temporary);
      if (is_written) return MACRO_OK;
      errno = reason;
      return file_failure(path);
    }
    """#
}
