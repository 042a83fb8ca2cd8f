import Foundation
import RNNData
import RNNRuntime
import Testing

/// How files are replaced. That they are so in one step, `scripts/check-saving` tries with processes that are killed.
@Suite struct SavingTests {
  private static let tensors = [("a", Tensor(shape: [3], elements: [1, 2, 3]))]

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func mode(_ url: URL) -> mode_t {
    var status = stat()
    return lstat(url.path, &status) == 0 ? status.st_mode : 0
  }

  /// A pipe is written to, and stays one.
  @Test func pipes() async throws {
    let (pipe, read) = try withTemporaryFolder { folder in
      let url = folder.appending(path: "pipe")
      try #require(mkfifo(url.path, 0o600) == 0)
      let reader = Process()
      reader.executableURL = URL(filePath: "/bin/cat")
      reader.arguments = [url.path]
      let output = Pipe()
      reader.standardOutput = output
      try reader.run()
      try SafetensorsFile.write(Self.tensors, to: url)
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      reader.waitUntilExit()
      #expect(mode(url) & S_IFMT == S_IFIFO)
      #expect(try names(folder) == ["pipe"])
      try SafetensorsFile.write(Self.tensors, to: folder.appending(path: "file"))
      return (bytes, try Data(contentsOf: folder.appending(path: "file")))
    }
    #expect(pipe == read)
  }

  @Test func permissionsStay() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "a")
      try SafetensorsFile.write(Self.tensors, to: url)
      let mask = umask(0)
      umask(mask)
      #expect(mode(url) & 0o7777 == 0o666 & ~mask)
      for permissions in [0o600, 0o640, 0o777, 0o444] as [mode_t] {
        #expect(chmod(url.path, permissions) == 0)
        try SafetensorsFile.write(Self.tensors, to: url)
        #expect(mode(url) & 0o7777 == permissions)
      }
    }
  }

  /// One after the other, relative and absolute, and to what is not there yet.
  @Test func linksAreFollowed() throws {
    try withTemporaryFolder { folder in
      let inner = folder.appending(path: "inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for (link, target) in [("first", "second"), ("second", "inner/third"), ("inner/third", "../target")] {
        #expect(symlink(target, folder.appending(path: link).path) == 0)
      }
      try SafetensorsFile.write(Self.tensors, to: folder.appending(path: "first"))
      #expect(mode(folder.appending(path: "target")) & S_IFMT == S_IFREG)
      try SafetensorsFile.write([("b", Tensor(shape: [1]))], to: folder.appending(path: "first"))
      #expect(try SafetensorsFile(contentsOf: folder.appending(path: "target")).names == ["b"])
      for link in ["first", "second", "inner/third"] {
        #expect(mode(folder.appending(path: link)) & S_IFMT == S_IFLNK)
      }
      #expect(try names(folder) == ["first", "inner", "second", "target"] && names(inner) == ["third"])
    }
  }

  @Test func linksInACircle() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "a")
      #expect(symlink("a", url.path) == 0)
      #expect(throws: SafetensorsError.self) { try SafetensorsFile.write(Self.tensors, to: url) }
    }
  }

  /// A temporary file that no process holds is removed; others stay.
  @Test func whatAKilledSaveLeftIsRemoved() throws {
    try withTemporaryFolder { folder in
      func file(_ name: String) throws -> String {
        let url = folder.appending(path: name)
        try Data([1]).write(to: url)
        return url.path
      }
      _ = try file(".rnnc-save-1234567890abcdef.tmp")
      let held = open(try file(".rnnc-save-fedcba.tmp"), O_RDONLY)
      defer { close(held) }
      #expect(flock(held, LOCK_EX) == 0)
      _ = try file(".rnnc-save-notes.txt")
      _ = try file("other.tmp")
      try SafetensorsFile.write(Self.tensors, to: folder.appending(path: "a"))
      #expect(try names(folder) == [".rnnc-save-fedcba.tmp", ".rnnc-save-notes.txt", "a", "other.tmp"])
    }
  }

  @Test func whatCannotBeWrittenIsSaidBefore() throws {
    try withTemporaryFolder { folder in
      let missing = folder.appending(path: "no/file")
      let reason = "cannot be written: the folder '\(folder.path)/no' does not exist"
      func description(_ body: () throws -> Void) -> String {
        do { try body() } catch { return "\(error)" }
        return "nothing was thrown"
      }
      #expect(description { try SafetensorsFile.validate(writingTo: missing) } == "\(missing.path): \(reason)")
      #expect(description { try SafetensorsFile.write(Self.tensors, to: missing) } == "\(missing.path): \(reason)")
      #expect(description { try Vocabulary(.word, from: "a").write(to: missing) } == "\(missing.path): \(reason)")
      #expect(
        description { try SafetensorsFile.validate(writingTo: folder) }
          == "\(folder.path): cannot be written: it is a folder")
      let file = folder.appending(path: "file")
      try SafetensorsFile.write(Self.tensors, to: file)
      #expect(
        description { try SafetensorsFile.validate(writingTo: file.appending(path: "a")) }
          == "\(file.path)/a: cannot be written: '\(file.path)' is no folder")
      let before = try Data(contentsOf: file)
      try SafetensorsFile.validate(writingTo: file)
      try SafetensorsFile.validate(writingTo: folder.appending(path: "new"))
      #expect(try Data(contentsOf: file) == before && names(folder) == ["file"])
    }
  }

  @Test func namesInTheFolderOfTheProcess() throws {
    let name = "rnnc-saving-test-\(UInt64.random(in: 0 ... .max))"
    defer { unlink(name) }
    try SafetensorsFile.validate(writingTo: URL(filePath: name))
    try SafetensorsFile.write(Self.tensors, to: URL(filePath: name))
    #expect(try SafetensorsFile(contentsOf: URL(filePath: name)).names == ["a"])
  }
}

@Suite struct TextFileTests {
  private func read(_ bytes: [UInt8]) throws -> String {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "text")
      try Data(bytes).write(to: url)
      do throws(FileError) { return try TextFile.read(url) } catch { return error.reason }
    }
  }

  @Test func encodings() throws {
    #expect(try read(Array("é\u{0}🙂\r\n".utf8)).unicodeScalars.elementsEqual("é\u{0}🙂\r\n".unicodeScalars))
    #expect(try read([]) == "")
    #expect(try read([0x61, 0xC3, 0xA9, 0xE9, 0x62]).hasPrefix("is not in UTF-8: byte 3 is 0xE9; "))
    #expect(try read([0x61, 0xE2, 0x82]).hasPrefix("is not in UTF-8: byte 1 is 0xE2; "))
    #expect(try read([0xFF, 0xFE, 0x61, 0]).hasPrefix("is in UTF-16, "))
  }

  @Test func missingFiles() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "none")
      #expect(throws: FileError(file: url.path, reason: "cannot be read: there is no such file")) {
        try TextFile.read(url)
      }
      #expect(throws: FileError(file: folder.path, reason: "cannot be read: it is a folder")) {
        try TextFile.read(folder)
      }
    }
  }
}
