import Codegen

/// What the functions and types of a model are called in C, and in languages that call C.
public struct CNames: Sendable {
  /// What all names begin with: `char_lm`.
  public let prefix: String
  /// The same in upper case.
  public var macroPrefix: String { prefix.uppercased() }

  /// The namespace of C++. There, a function of the C library cannot be called the same; as a prefix it can.
  var namespace: String { Self.functions.contains(prefix) ? prefix + "_" : prefix }

  /// - Parameter prefix: without one, the model's name in lower case: `char_lm` of `CharLM`.
  public init(_ model: ModelInterface, prefix: String?) {
    self.prefix = prefix ?? Self.lowered(model.name)
  }

  /// `char_lm_model_create`
  func callAsFunction(_ name: String) -> String { "\(prefix)_\(name)" }

  /// `CharLM` → `char_lm`, `criticLoss` → `critic_loss`.
  static func lowered(_ name: String) -> String {
    let characters = Array(name.unicodeScalars)
    var result = ""
    for (index, scalar) in characters.enumerated() {
      guard isLetterOrDigit(scalar) else {
        result += "_"
        continue
      }
      let isUpper = ("A"..."Z").contains(scalar)
      let followsLower = index > 0 && !("A"..."Z").contains(characters[index - 1]) && characters[index - 1] != "_"
      let precedesLower = index + 1 < characters.count && ("a"..."z").contains(characters[index + 1])
      let followsUpper = index > 0 && ("A"..."Z").contains(characters[index - 1])
      if isUpper, followsLower || (followsUpper && precedesLower) { result += "_" }
      result += String(scalar).lowercased()
    }
    return isReserved(result) ? result + "_" : result
  }

  /// Identifiers for names of a model, each once, in their order.
  /// - Parameter reserved: words of the language.
  static func identifiers(
    for names: [String], besides taken: Set<String> = [], reserved: Set<String> = CNames.reserved
  ) -> [String] {
    var used = taken
    return names.map { name in
      var text = String(String.UnicodeScalarView(name.unicodeScalars.map { isLetterOrDigit($0) ? $0 : "_" }))
      if text.isEmpty || text.unicodeScalars.first.map({ ("0"..."9").contains($0) }) == true { text = "_" + text }
      if reserved.contains(text) { text += "_" }
      var unique = text
      var number = 2
      while !used.insert(unique).inserted {
        unique = "\(text)_\(number)"
        number += 1
      }
      return unique
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
  }

  /// Whether a name can be what all names of a library begin with.
  public static func isPrefix(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !("0"..."9").contains(first), first != "_" else { return false }
    return name.unicodeScalars.allSatisfy(isLetterOrDigit) && !isReserved(name)
  }

  private static func isReserved(_ name: String) -> Bool { reserved.contains(name) }

  /// Names of the C library that a model may well have in lower case, of headers that those of C++ include.
  private static let functions = Set(
    """
    abort abs access accept acos alarm asin atan atof atoi atol bind bsearch calloc cbrt ceil clearerr clock close
    connect cos cosh ctime daemon difftime div drem dup erf erfc exit exp exp2 expm1 fabs fclose fdim feof ferror
    fflush floor fma fmax fmin fmod fopen fork fread free frexp fwrite gamma getenv gmtime hypot index isalpha j0 j1 jn
    kill labs ldexp ldiv lgamma link listen localtime log log10 log1p log2 logb malloc mblen memchr memcpy memmove
    memset mktime modf nan nice open pause pipe pow printf putc puts qsort raise rand random read realloc recv remove
    rename rewind rindex rint round scanf select send setenv signbit sin sinh sleep sqrt srand srandom stat
    strcat strcpy strlen strtod strtol swab sync system tan tanh timezone trunc truncate ungetc unlink usleep wait
    write y0 y1 yn
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words of C and C++, of Python and JavaScript, names that the standard headers take, and what these are called: with
  /// the folder of a library among those that are searched, `signal.h` would be a model's.
  static let reserved = Set(
    """
    alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl
    concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete
    do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast
    requires restrict return short signed sizeof static static_assert static_cast struct switch template this
    thread_local throw true try typedef typeid typename typeof union unsigned using virtual void volatile wchar_t while
    xor xor_eq main std NULL unix linux errno assert stdin stdout stderr
    False None True as assert async await def del elif except finally from global import in is lambda nonlocal pass
    raise with yield self
    complex ctype dirent elf error fcntl features fenv glob grp iconv inttypes limits link locale malloc math memory
    poll pwd regex sched search setjmp signal stdarg stdbool stddef stdint stdio stdlib string strings threads time
    utime values wait wchar
    arguments debugger eval function instanceof let null package super undefined var
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
