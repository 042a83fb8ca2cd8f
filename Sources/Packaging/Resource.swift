import Codegen
import Foundation

/// Texts that are the same for all models but for names: files of other languages in this target.
enum Resource {
  /// The text, with `PREFIX`, `MACRO` and `MODEL` replaced by the model's.
  static func text(_ bytes: [UInt8], _ names: CNames, _ model: ModelInterface) -> String {
    String(decoding: bytes, as: UTF8.self)
      .replacing("PREFIX", with: names.prefix).replacing("MACRO", with: names.macroPrefix)
      .replacing("MODEL", with: model.name)
      .trimmingCharacters(in: .newlines)
  }
}
