// A YAML mapping as written: ordered entries, every scalar a text, every part with its place. Typing is the reader's.

import Files
package import Diagnostics
import Yams

package struct YAMLMapping: Sendable {
  package struct Entry: Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    package let value: YAMLValue
  }

  package let entries: [Entry]
  package let location: SourceLocation

  package subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}

package enum YAMLValue: Sendable {
  /// Text as written, whatever YAML would make of it: `no` stays “no”.
  case scalar(String, SourceLocation)
  /// Nothing, `~` or `null` without quotes.
  case null(SourceLocation)
  case sequence([YAMLValue], SourceLocation)
  case mapping(YAMLMapping)

  package var location: SourceLocation {
    switch self {
    case .scalar(_, let location), .null(let location), .sequence(_, let location): location
    case .mapping(let mapping): mapping.location
    }
  }

  /// Parses a text that holds one YAML document, strictly (no anchors, aliases, tags, merge or complex keys,
  /// no duplicate key in any spelling).
  ///
  /// - Parameter start: location of the first character of `text` in its file.
  /// - Returns: nil when something was reported, or the text holds no document.
  package init?(parsing text: String, at start: SourceLocation, into report: inout Report) {
    let bytes = Array(text.utf8)
    guard YAMLScreen.passes(bytes, at: start, into: &report) else { return nil }
    let root: Node?
    do {
      // The encoding is named: Yams' default is read from an environment variable.
      // No scalar needs its tag resolved, which Yams does with regular expressions: all stay text.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      report.add(.yaml(error, text: text, start: start))
      return nil
    } catch {
      preconditionFailure("Yams throws YamlError only, not \(error)")
    }
    guard let root else { return nil }
    let isPlain = !bytes.holds(UInt8(ascii: "\\")) && SourceText.isPlain(bytes)
    var converter = NodeConverter(start: start, isPlain: isPlain)
    let value = converter.value(root)
    for finding in converter.findings { report.add(finding) }
    guard converter.findings.isEmpty else { return nil }
    self = value
  }
}

extension YAMLMapping {
  /// As `YAMLValue.init`; a root that is not a mapping is an error.
  package init?(parsing text: String, at start: SourceLocation, into report: inout Report) {
    let before = report.findings.count
    guard let value = YAMLValue(parsing: text, at: start, into: &report) else {
      if report.findings.count == before { report.add(.rootNotMapping(start)) }
      return nil
    }
    guard case .mapping(let mapping) = value else {
      report.add(.rootNotMapping(value.location))
      return nil
    }
    self = mapping
  }
}

/// Recursion is bounded: the screen refuses more than a few levels.
private struct NodeConverter {
  let start: SourceLocation
  /// Whether nothing in the values can need work or be a finding: the text is plain and has no escapes.
  let isPlain: Bool
  private(set) var findings: [Diagnostic] = []

  init(start: SourceLocation, isPlain: Bool) {
    self.start = start
    self.isPlain = isPlain
  }

  private func location(_ mark: Mark?) -> SourceLocation {
    guard let mark else { preconditionFailure("a composed node has a mark") }
    return start.moved(toLine: mark.line, column: mark.column)
  }

  mutating func value(_ node: Node) -> YAMLValue {
    switch node {
    case .scalar(let scalar):
      let place = location(scalar.mark)
      if scalar.anchor != nil { findings.append(.anchor(place)) }
      let isNull =
        scalar.style == .plain && scalar.string.utf8.count <= 4
        && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? .null(place) : .scalar(text(scalar, at: place), place)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      values.reserveCapacity(sequence.count)
      for node in sequence { values.append(value(node)) }
      return .sequence(values, location(sequence.mark))
    case .mapping(let mapping):
      return .mapping(self.mapping(mapping))
    case .alias:
      preconditionFailure("the screen refuses aliases")
    }
  }

  /// The text in NFC. Escapes in double quotes can make characters that the file does not show.
  private mutating func text(_ scalar: Node.Scalar, at place: SourceLocation) -> String {
    guard !isPlain, scalar.style == .doubleQuoted,
      scalar.string.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 || $0 == 0x7F })
    else {
      return scalar.string
    }
    findings += CharacterCheck.findings(inValue: scalar.string, at: place)
    return SourceText.composed(scalar.string)
  }

  private mutating func mapping(_ mapping: Node.Mapping) -> YAMLMapping {
    var entries: [YAMLMapping.Entry] = []
    entries.reserveCapacity(mapping.count)
    for index in mapping.startIndex..<mapping.endIndex {
      let (key, node) = mapping[index]
      guard case .scalar(let scalar) = key else {
        findings.append(.keyNotAWord(location(key.mark)))
        continue
      }
      entries.append(
        YAMLMapping.Entry(key: scalar.string, keyLocation: location(scalar.mark), value: value(node)))
    }
    checkTwins(entries)
    return YAMLMapping(entries: entries, location: location(mapping.mark))
  }

  /// Finds keys that differ by case only. Yams has refused equal keys already.
  private mutating func checkTwins(_ entries: [YAMLMapping.Entry]) {
    let isLowerCase = entries.allSatisfy { entry in
      entry.key.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    }
    if isLowerCase { return }
    var seen: [String: String] = [:]
    for entry in entries {
      if let twin = seen.updateValue(entry.key, forKey: entry.key.lowercased()) {
        findings.append(.duplicateKey(entry.key, twin: twin, entry.keyLocation))
      }
    }
  }
}

extension SourceLocation {
  /// The place `line`, `column` (both 1-based) of a text that starts here.
  package func moved(toLine line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: file, line: self.line + line - 1, column: line == 1 ? self.column + column - 1 : column)
  }
}

extension Diagnostic {
  fileprivate static func rootNotMapping(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlRoot, at: place,
      LocalizedText(
        vi: "phần này phải gồm các dòng “khóa: giá trị”", en: "this part must consist of lines ‘key: value’"),
      hint: LocalizedText(vi: "ví dụ: “title: Kế hoạch …”", en: "for example: ‘title: Kế hoạch …’"))
  }

  fileprivate static func keyNotAWord(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlKey, at: place,
      LocalizedText(
        vi: "tên khóa phải là một từ, không phải danh sách hay nhóm",
        en: "a key must be a word, not a list or a mapping"),
      hint: LocalizedText(
        vi: "viết dạng “khóa: giá trị”; chữ bắt đầu bằng “{” hoặc “[” thì đặt trong dấu nháy kép",
        en: "write ‘key: value’; put text that starts with ‘{’ or ‘[’ in double quotes"))
  }

  fileprivate static func duplicateKey(_ key: String, twin: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlDuplicateKey, at: place,
      LocalizedText(
        vi: key == twin ? "khóa “\(key)” được ghi hai lần" : "khóa “\(key)” trùng với “\(twin)” đã ghi ở trên",
        en: key == twin ? "the key ‘\(key)’ is written twice" : "the key ‘\(key)’ repeats ‘\(twin)’ above"),
      hint: LocalizedText(vi: "giữ lại một dòng", en: "keep one of them"))
  }

  fileprivate static func yaml(_ error: YamlError, text: String, start: SourceLocation) -> Self {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // Where something was opened tells more than where the parser gave up looking for its end.
      let isUnclosed = [
        "could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
      ].contains(problem)
      let place = isUnclosed ? context?.mark ?? mark : mark
      return syntax(problem, start.moved(toLine: place.line, column: place.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let mark = context.mark
      let key = duplicates.first ?? ""
      let (line, column) = secondPlace(of: key, line: mark.line, column: mark.column, in: text)
      return duplicateKey(key, twin: key, start.moved(toLine: line, column: column))
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
      return syntax(problem, start)
    case .no, .memory, .dataCouldNotBeDecoded:
      return syntax("\(error)", start)
    }
  }

  /// Yams names the first of two equal keys. The second is looked for in the lines below at the same indentation.
  private static func secondPlace(of key: String, line: Int, column: Int, in text: String) -> (Int, Int) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    // In a flow mapping it stands further on in the same line.
    let rest = Array(Substring(lines[line - 1]).unicodeScalars)
    let name = Array(key.unicodeScalars)
    for start in rest.indices.dropFirst(column) where rest[start...].starts(with: name) {
      if rest[(start + name.count)...].first(where: { $0 != " " }) == ":" { return (line, start + 1) }
    }
    for (index, content) in lines.enumerated().dropFirst(line) {
      let scalars = Substring(content).unicodeScalars
      guard scalars.prefix(while: { $0 == " " }).count == column - 1 else { continue }
      let rest = scalars.dropFirst(column - 1)
      if rest.starts(with: key.unicodeScalars),
        rest.dropFirst(key.unicodeScalars.count).first(where: { $0 != " " }) == ":"
      {
        return (index + 1, column)
      }
    }
    return (line, column)
  }

  private static func syntax(_ problem: String, _ place: SourceLocation) -> Self {
    let message: LocalizedText
    let hint: LocalizedText
    switch problem {
    case "mapping values are not allowed in this context":
      message = LocalizedText(vi: "dấu hai chấm ở đây làm YAML hiểu sai", en: "YAML misunderstands the colon here")
      hint = LocalizedText(
        vi: "nếu giá trị có dấu hai chấm, đặt cả giá trị trong dấu nháy kép; nếu không, kiểm tra thụt lề của dòng này",
        en: "put a value that has a colon in double quotes; otherwise check the indentation of this line")
    case "could not find expected ':'":
      message = LocalizedText(vi: "thiếu dấu hai chấm sau tên khóa", en: "the colon after the key is missing")
      hint = LocalizedText(
        vi: "viết dạng “khóa: giá trị”, có dấu cách sau dấu hai chấm",
        en: "write ‘key: value’ with a space after the colon")
    case "did not find expected key", "did not find expected '-' indicator":
      message = LocalizedText(
        vi: "dòng này thụt lề không khớp với các dòng trên",
        en: "the indentation of this line does not match the lines above")
      hint = LocalizedText(
        vi: "các khóa cùng nhóm phải bắt đầu ở cùng một cột; giá trị bắt đầu bằng dấu nháy phải kết thúc bằng dấu nháy",
        en: "keys of one group start in the same column; a value that starts with a quote ends with it")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      message = LocalizedText(vi: "thiếu dấu phẩy hoặc dấu đóng ngoặc", en: "a comma or the closing bracket is missing")
      hint = LocalizedText(vi: "kiểm tra các dấu [ ] { } và dấu phẩy", en: "check the brackets and commas")
    case "found unexpected end of stream":
      message = LocalizedText(vi: "dấu nháy mở ra mà không đóng lại", en: "a quote is opened and never closed")
      hint = LocalizedText(vi: "thêm dấu nháy đóng ở cuối giá trị", en: "add the closing quote at the end of the value")
    case "block sequence entries are not allowed in this context":
      message = LocalizedText(
        vi: "danh sách không được bắt đầu trên cùng dòng với tên khóa", en: "a list cannot start on the line of its key"
      )
      hint = LocalizedText(
        vi: "xuống dòng trước “- ”; chữ bắt đầu bằng “- ” thì đặt trong dấu nháy kép",
        en: "start a new line before ‘- ’; put text that starts with ‘- ’ in double quotes")
    case "found character that cannot start any token":
      message = LocalizedText(
        vi: "giá trị không được bắt đầu bằng ký tự này", en: "a value must not start with this character")
      hint = LocalizedText(vi: "đặt cả giá trị trong dấu nháy kép", en: "put the whole value in double quotes")
    default:
      message = LocalizedText(vi: "sai cú pháp YAML (\(problem))", en: "YAML syntax error (\(problem))")
      hint = LocalizedText(
        vi: "kiểm tra dấu nháy, dấu ngoặc và thụt lề của dòng này",
        en: "check the quotes, brackets and indentation of this line")
    }
    return Diagnostic(.yamlSyntax, at: place, message, hint: hint)
  }
}
