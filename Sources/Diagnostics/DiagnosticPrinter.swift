/// Words findings for people and for programs. The only place that knows the forms of the output.
package struct DiagnosticPrinter: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case text, json, github, sarif
  }

  private let format: Format
  private let language: Language
  private let folder: String
  private let proposesRepairs: Bool
  private let isColoured: Bool
  /// SARIF is one document, so its results wait for the end.
  private var results: [JSON] = []

  /// - Parameters:
  ///   - folder: the source folder as seen from the current one, with a slash at its end; empty for the current one.
  ///   - proposesRepairs: whether forms for programs tell repairs. Not those of the public edition: its lines are not the
  ///     author's.
  ///   - isColoured: whether the text form has the colours of a terminal (ECMA-48).
  package init(
    _ format: Format, language: Language, folder: String = "", proposesRepairs: Bool = false, isColoured: Bool = false
  ) {
    self.format = format
    self.language = language
    self.folder = folder
    self.proposesRepairs = proposesRepairs
    self.isColoured = isColoured
  }

  /// The findings in order, one a line, ending in a line break: with hint, source line and a summary in the text form; nothing
  /// yet in that of SARIF.
  ///
  /// - Parameter sourceLine: gives the line of a source file to show below a finding of the text form, without its line end;
  ///   nil where none is to be shown.
  package mutating func print(
    _ report: Report, sourceLine: (SourceLocation) -> String? = { _ in nil }
  ) -> String {
    let (shown, omitted) = report.sorted()
    switch format {
    case .text:
      return shown.map { text($0, sourceLine($0.location)) }.joined() + omitted.map(omission).joined()
        + summary(report.kinds)
    case .json:
      let lines = shown.map(json) + omitted.map { ["file": .string(folder + $0.file), "omitted": .number($0.count)] }
      return lines.map { $0.text + "\n" }.joined()
    case .github:
      return shown.map(annotation).joined()
    case .sarif:
      results += shown.map(result)
      return ""
    }
  }

  /// An error of the machine, in the same form but without a place in a file.
  package mutating func print(_ error: EnvironmentError, as severity: Rule.Severity = .error) -> String {
    let message = error.message[language]
    let hint = error.hint?[language]
    switch format {
    case .text:
      let text = "\(Self.plain(error.path)): \(word(severity)): \(Self.plain(message))\n"
      return text + (hint.map(hintLine) ?? "")
    case .json:
      let json: JSON = [
        "file": .string(error.path), "severity": .string(severity.rawValue), "code": "environment",
        "message": .string(message), "hint": .string(hint ?? ""),
      ]
      return json.text + "\n"
    case .github:
      return Self.command(severity, [("file", error.path), ("title", "environment")], lines: [message, hint])
    case .sarif:
      let place: JSON = ["artifactLocation": ["uri": .string(Self.uri(error.path))]]
      results.append(Self.result("environment", severity, [message, hint], at: place))
      return ""
    }
  }

  /// What is left to be printed behind everything else: the document of SARIF.
  package func end() -> String {
    guard format == .sarif else { return "" }
    let document: JSON = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": ["name": "plan-archive"]], "columnKind": "unicodeCodePoints", "results": .array(results),
        ]
      ],
    ]
    return document.text + "\n"
  }

  /// What was repaired, on one line for people whatever the form.
  package func print(_ repair: Diagnostic.Repair) -> String {
    let place = repair.edit.location
    let new = Self.plain(repair.edit.replacement.replacing("\n", with: "⏎"))
    let old = Self.plain(repair.old)
    let change =
      if old.isEmpty {
        LocalizedText(vi: "đã thêm “\(new)”", en: "added “\(new)”")
      } else if new.isEmpty {
        LocalizedText(vi: "đã bỏ “\(old)”", en: "removed “\(old)”")
      } else {
        LocalizedText(vi: "đã sửa “\(old)” thành “\(new)”", en: "changed “\(old)” to “\(new)”")
      }
    return "\(Self.plain(folder + place.file)):\(place.line):\(place.column): \(change[language]) [\(repair.code)]\n"
  }

  // MARK: Text

  /// The first line has the form that editors and CI services know from compilers.
  private func text(_ finding: Diagnostic, _ line: @autoclosure () -> String?) -> String {
    let place = finding.location
    var text = "\(Self.plain(folder + place.file)):\(place.line):\(place.column): \(word(finding.severity)): "
    text += Self.plain(finding.message[language])
    text += " [\(finding.code)]\n"
    if finding.quotesSource, let line = line(), !line.isEmpty {
      text += excerpt(line, column: place.column)
    }
    return text + hintLine(finding.hint[language])
  }

  private func word(_ severity: Rule.Severity) -> String {
    switch severity {
    case .error: coloured(severity.word[language], 31)
    case .warning: coloured(severity.word[language], 33)
    case .note: coloured(severity.word[language], 36)
    }
  }

  private func coloured(_ text: String, _ colour: Int) -> String {
    isColoured ? "\u{1B}[1;\(colour)m\(text)\u{1B}[0m" : text
  }

  private func hintLine(_ hint: String) -> String {
    "  \(LocalizedText(vi: "gợi ý", en: "hint")[language]): \(Self.plain(hint))\n"
  }

  private func omission(_ file: String, _ count: Int) -> String {
    switch language {
    case .vi: "\(Self.plain(folder + file)): còn \(count) phát hiện nữa không in ra\n"
    case .en: "\(Self.plain(folder + file)): \(count) more findings not shown\n"
    }
  }

  /// How many findings there are of each severity, and of each code; nothing for a single one.
  private func summary(_ kinds: [Report.Kind: Int]) -> String {
    guard kinds.values.reduce(0, +) > 1 else { return "" }
    let severities = [Rule.Severity.error, .warning, .note].compactMap { severity in
      let count = kinds.filter { $0.key.severity == severity }.values.reduce(0, +)
      return count == 0 ? nil : "\(count) \(severity.word[language])\(language == .en && count > 1 ? "s" : "")"
    }
    let codes = kinds.reduce(into: [:]) { $0[$1.key.code, default: 0] += $1.value }
      .sorted { $0.key.precedesInUTF8($1.key) }.map { "\($0.key) \($0.value)" }
    let all = LocalizedText(vi: "cộng", en: "in all")[language]
    return "\(all): \(severities.joined(separator: ", ")) (\(codes.joined(separator: ", ")))\n"
  }

  /// The part of the line around the column, with a caret below it. Tabs count as one blank, marks on a letter as nothing.
  private func excerpt(_ line: String, column: Int) -> String {
    let width = 100
    let scalars = Array(line.unicodeScalars)
    let start = max(0, min(column - 1 - width / 2, scalars.count - width))
    let shown = scalars[min(start, scalars.count)..<min(start + width, scalars.count)]
    let before = shown.prefix(max(0, column - 1 - start)).count { $0.properties.generalCategory != .nonspacingMark }
    return "  \(Self.plain(shown))\n  \(String(repeating: " ", count: before))\(coloured("^", 32))\n"
  }

  /// The text on one line: what an author wrote must not look like another finding, nor steer a terminal.
  package static func plain(_ text: String) -> String { plain(text.unicodeScalars) }

  private static func plain(_ text: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\t": view.append(" ")
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: view.append("\u{FFFD}")
      default: view.append(scalar)
      }
    }
    return String(view)
  }

  // MARK: JSON

  private func json(_ finding: Diagnostic) -> JSON {
    let place = finding.location
    var members: [(String, JSON)] = [
      ("file", .string(folder + place.file)), ("line", .number(place.line)), ("column", .number(place.column)),
      ("length", .number(finding.length)), ("severity", .string(finding.severity.rawValue)),
      ("code", .string(finding.code)), ("message", .string(finding.message[language])),
      ("hint", .string(finding.hint[language])),
    ]
    if proposesRepairs, !finding.repair.isEmpty {
      let edits: [JSON] = finding.repair.map { edit in
        [
          "line": .number(edit.location.line), "column": .number(edit.location.column),
          "length": .number(edit.length), "replacement": .string(edit.replacement),
        ]
      }
      members.append(("repair", .array(edits)))
    }
    return .object(members)
  }

  // MARK: GitHub

  /// As the runner of GitHub Actions reads it (Workflow commands).
  private func annotation(_ finding: Diagnostic) -> String {
    let place = finding.location
    var properties = [
      ("file", folder + place.file), ("line", "\(place.line)"), ("col", "\(place.column)"), ("title", finding.code),
    ]
    if finding.length > 0 { properties.insert(("endColumn", "\(place.column + finding.length)"), at: 3) }
    return Self.command(finding.severity, properties, lines: [finding.message[language], finding.hint[language]])
  }

  private static func command(
    _ severity: Rule.Severity, _ properties: [(String, String)], lines: [String?]
  ) -> String {
    func escaped(_ text: String, _ special: [Unicode.Scalar]) -> String {
      text.unicodeScalars.map { scalar in
        guard scalar == "%" || scalar < " " || special.contains(scalar) else { return String(scalar) }
        return (scalar.value < 16 ? "%0" : "%") + String(scalar.value, radix: 16, uppercase: true)
      }.joined()
    }
    let name = severity == .note ? "notice" : severity.rawValue
    let properties = properties.map { "\($0)=\(escaped($1, [":", ","]))" }.joined(separator: ",")
    let message = lines.compactMap(\.self).joined(separator: "\n")
    return "::\(name) \(properties)::\(escaped(message, []))\n"
  }

  // MARK: SARIF (OASIS, Static Analysis Results Interchange Format 2.1.0)

  private func result(_ finding: Diagnostic) -> JSON {
    let file: JSON = ["uri": .string(Self.uri(folder + finding.location.file))]
    let lines = [finding.message[language], finding.hint[language]]
    let place: JSON = [
      "artifactLocation": file, "region": Self.region(finding.location, length: max(1, finding.length)),
    ]
    let replacements: [JSON] = finding.repair.map { edit in
      [
        "deletedRegion": Self.region(edit.location, length: edit.length),
        "insertedContent": ["text": .string(edit.replacement)],
      ]
    }
    let change: JSON = ["artifactLocation": file, "replacements": .array(replacements)]
    let fixes: [JSON] = proposesRepairs && !replacements.isEmpty ? [["artifactChanges": [change]]] : []
    return Self.result(finding.code, finding.severity, lines, at: place, fixes)
  }

  private static func result(
    _ code: String, _ severity: Rule.Severity, _ lines: [String?], at place: JSON, _ fixes: [JSON] = []
  ) -> JSON {
    let message = lines.compactMap(\.self).joined(separator: "\n")
    return [
      "ruleId": .string(code), "level": .string(severity.rawValue), "message": ["text": .string(message)],
      "locations": [["physicalLocation": place]], "fixes": .array(fixes),
    ]
  }

  private static func region(_ place: SourceLocation, length: Int) -> JSON {
    [
      "startLine": .number(place.line), "startColumn": .number(place.column),
      "endColumn": .number(place.column + length),
    ]
  }

  /// A path as a reference (RFC 3986, section 3.3).
  private static func uri(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        String(UnicodeScalar(byte))
      default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
