/// Words findings for people and for programs. The only place that knows the forms of the output.
package struct DiagnosticPrinter: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case text, json
  }

  private let format: Format
  private let language: Language
  private let sourceLine: @Sendable (SourceLocation) -> String?

  /// - Parameter sourceLine: gives the line of a source file to show below a finding of the text form, without its line
  ///   end; nil where none is to be shown.
  package init(_ format: Format, language: Language, sourceLine: @escaping @Sendable (SourceLocation) -> String?) {
    self.format = format
    self.language = language
    self.sourceLine = sourceLine
  }

  /// The findings in order, one a line (with hint and source line below it in the text form), ending in a line break.
  package func print(_ report: Report) -> String {
    let (shown, omitted) = report.sorted()
    switch format {
    case .text:
      var text = ""
      for finding in shown { text += self.text(finding) }
      for (file, count) in omitted { text += omission(file, count) }
      return text
    case .json:
      var text = shown.map(json).map { $0 + "\n" }.joined()
      for (file, count) in omitted { text += #"{"file":\#(file.asJSON),"omitted":\#(count)}"# + "\n" }
      return text
    }
  }

  /// An error of the machine, in the same form but without a place in a file.
  package func print(_ error: EnvironmentError, as severity: Rule.Severity = .error) -> String {
    switch format {
    case .text:
      var text = "\(Self.plain(error.path)): \(severity.rawValue): \(Self.plain(error.message[language]))\n"
      if let hint = error.hint { text += "  \(language == .vi ? "gợi ý" : "hint"): \(Self.plain(hint[language]))\n" }
      return text
    case .json:
      let fields = [
        #""file":\#(error.path.asJSON)"#, #""severity":"\#(severity.rawValue)""#, #""code":"environment""#,
        #""message":\#(error.message[language].asJSON)"#, #""hint":\#((error.hint?[language] ?? "").asJSON)"#,
      ]
      return "{" + fields.joined(separator: ",") + "}\n"
    }
  }

  /// The first line has the form that editors and CI services know from compilers; so the severity is not translated.
  private func text(_ finding: Diagnostic) -> String {
    let place = finding.location
    var text = "\(Self.plain(place.file)):\(place.line):\(place.column): \(finding.severity.rawValue): "
    text += Self.plain(finding.message[language])
    text += " [\(finding.code)]\n"
    if finding.quotesSource, let line = sourceLine(place), !line.isEmpty {
      text += Self.excerpt(line, column: place.column)
    }
    text += "  \(language == .vi ? "gợi ý" : "hint"): \(Self.plain(finding.hint[language]))\n"
    return text
  }

  private func omission(_ file: String, _ count: Int) -> String {
    switch language {
    case .vi: "\(Self.plain(file)): còn \(count) phát hiện nữa không in ra\n"
    case .en: "\(Self.plain(file)): \(count) more findings not shown\n"
    }
  }

  /// The part of the line around the column, with a caret below it. Tabs count as one blank, marks on a letter as nothing.
  private static func excerpt(_ line: String, column: Int) -> String {
    let width = 100
    let scalars = Array(line.unicodeScalars)
    let start = max(0, min(column - 1 - width / 2, scalars.count - width))
    let shown = scalars[min(start, scalars.count)..<min(start + width, scalars.count)]
    let before = shown.prefix(max(0, column - 1 - start)).count { $0.properties.generalCategory != .nonspacingMark }
    let caret = String(repeating: " ", count: before) + "^"
    return "  \(plain(shown))\n  \(caret)\n"
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

  private func json(_ finding: Diagnostic) -> String {
    let place = finding.location
    let fields = [
      #""file":\#(place.file.asJSON)"#, #""line":\#(place.line)"#, #""column":\#(place.column)"#,
      #""severity":"\#(finding.severity.rawValue)""#, #""code":"\#(finding.code)""#,
      #""message":\#(finding.message[language].asJSON)"#, #""hint":\#(finding.hint[language].asJSON)"#,
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }
}

extension String {
  /// The text as a string of JSON, quotes included (RFC 8259, section 7). All control characters are escaped, and the
  /// line separators of JavaScript.
  package var asJSON: String {
    var json = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case _ where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
