// One door to all sources that are not text.

package import Diagnostics

package enum SourceDocument {
  /// What a source says.
  ///
  /// - Parameters:
  ///   - kind: not text and no register, which need no other program or are no single document.
  ///   - name: of the file, for errors.
  ///   - environment: of this program: where it looks for others, and where temporary folders are.
  ///   - progress: called for each page that is recognised.
  /// - Throws: when the source cannot be read, or a program that reads it is missing or fails.
  package static func read(
    _ bytes: [UInt8], _ kind: SourceKind, named name: String, environment: [String: String],
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(EnvironmentError) -> ExtractedText {
    try await OutsideFolder.with(for: name, environment: environment) { folder throws(EnvironmentError) in
      // Not the name of the source, which a program could take for an option.
      let source = "source.\(kind)"
      try folder.write(bytes, to: source)
      switch kind {
      case .pdf: return try await PDFText.read(source, in: folder, progress: progress)
      case .image: return try await Recognition.read(source, in: folder, progress: progress)
      case .docx: return try await WordDocument.read(source, kind, bytes, in: folder)
      // Pandoc does not see that a whole paragraph is bold in an ODT file.
      case .odt where !folder.has(.soffice): return try await WordDocument.read(source, kind, bytes, in: folder)
      case .doc, .rtf, .odt:
        let converted = try folder.converted(source, to: "docx")
        return try await WordDocument.read(converted, .docx, try folder.bytes(of: converted), in: folder)
      case .text, .delimitedRegister, .spreadsheet: preconditionFailure("\(kind) is read without this")
      }
    }
  }

  /// A spreadsheet as LibreOffice writes it in another format.
  ///
  /// - Parameter format: as its option `--convert-to` takes it, such as `csv:Text - txt - csv (StarCalc):44,34,76,1`.
  package static func converted(
    _ bytes: [UInt8], named name: String, to format: String, environment: [String: String]
  ) async throws(EnvironmentError) -> [UInt8] {
    try await OutsideFolder.with(for: name, environment: environment) { folder throws(EnvironmentError) in
      try folder.write(bytes, to: "source")
      return try folder.bytes(of: try folder.converted("source", to: format))
    }
  }
}

extension OutsideFolder {
  /// Has LibreOffice write a file in another format.
  ///
  /// - Returns: the name of the new file.
  func converted(_ name: String, to format: String) throws(EnvironmentError) -> String {
    let target = "as-" + format.prefix { $0.isLetter }
    _ = try run(
      .soffice,
      ["--headless", "--norestore", "-env:UserInstallation=file://\(path)/profile"]
        + ["--convert-to", format, "--outdir", target, name])
    let made = try names(in: target)
    // It ends with success when it cannot read a file.
    guard let file = made.first else {
      throw .unreadable(source, "LibreOffice không mở được", "cannot be opened by LibreOffice")
    }
    return target + "/" + file
  }
}
