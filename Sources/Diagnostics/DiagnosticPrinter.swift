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
      for (file, count) in omitted { text += #"{"file":\#(Self.quoted(file)),"omitted":\#(count)}"# + "\n" }
      return text
    }
  }

  /// The first line has the form that editors and CI services know from compilers; so the severity is not translated.
  private func text(_ finding: Diagnostic) -> String {
    let place = finding.location
    var text = "\(place.file):\(place.line):\(place.column): \(finding.severity.rawValue): \(finding.message[language])"
    text += " [\(finding.code.rawValue)]\n"
    if finding.quotesSource, let line = sourceLine(place), !line.isEmpty {
      text += Self.excerpt(line, column: place.column)
    }
    text += "  \(language == .vi ? "gợi ý" : "hint"): \(finding.hint[language])\n"
    return text
  }

  private func omission(_ file: String, _ count: Int) -> String {
    switch language {
    case .vi: "\(file): còn \(count) phát hiện nữa không in ra\n"
    case .en: "\(file): \(count) more findings not shown\n"
    }
  }

  /// The part of the line around the column, with a caret below it. Tabs count as one blank.
  private static func excerpt(_ line: String, column: Int) -> String {
    let width = 100
    let scalars = Array(line.unicodeScalars)
    let start = max(0, min(column - 1 - width / 2, scalars.count - width))
    let shown = scalars[min(start, scalars.count)..<min(start + width, scalars.count)]
    var view = String.UnicodeScalarView()
    for scalar in shown {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\t": view.append(" ")
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: view.append("\u{FFFD}")
      default: view.append(scalar)
      }
    }
    let caret = String(repeating: " ", count: max(0, column - 1 - start)) + "^"
    return "  \(String(view))\n  \(caret)\n"
  }

  private func json(_ finding: Diagnostic) -> String {
    let place = finding.location
    let fields = [
      #""file":\#(Self.quoted(place.file))"#, #""line":\#(place.line)"#, #""column":\#(place.column)"#,
      #""severity":"\#(finding.severity.rawValue)""#, #""code":"\#(finding.code.rawValue)""#,
      #""message":\#(Self.quoted(finding.message[language]))"#, #""hint":\#(Self.quoted(finding.hint[language]))"#,
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }

  /// RFC 8259, section 7; everything below U+0020 and the line separators of JavaScript as escapes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
