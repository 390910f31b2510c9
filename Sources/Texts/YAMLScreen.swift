// Refuses, before the YAML parser sees them, the features that the format excludes and that make parsers explode.
//
// libyaml resolves aliases while it composes: an alias used as a key hashes its whole expansion. So anchors,
// aliases, tags, merge and complex keys, directives, further documents, tabs and absurd depth are found on the
// text. The scan knows just enough of YAML 1.2 (chapters 6 to 8) to leave quoted and block scalars alone.

import Diagnostics
import Files

package struct YAMLScreen {
  /// Deeper than any record: a mapping in a list in a mapping needs four.
  static let deepest = 16
  /// Longer than any single value of a record.
  package static let longestValue = 20_000

  private let start: SourceLocation
  private var line = 0
  /// The bytes of the line, and the next of them. All that matters to the scan is ASCII.
  private var bytes: [UInt8] = []
  private var position = 0

  private var flowDepth = 0
  /// Whether the next thing in an open flow collection is a value, and not the rest of one.
  private var atFlowStart = true
  private var indents: [Int] = []
  /// The quote that is open across lines.
  private var quote: UInt8?
  /// Indentation of the key that opened a block scalar; deeper lines belong to it.
  private var blockScalarIndent: Int?
  private var findings: [Diagnostic] = []

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - start: location of the first character of `text` in its file.
  /// - Returns: whether the text may go to the parser; what speaks against it is in the report.
  static func passes(_ text: [UInt8], at start: SourceLocation, into report: inout Report) -> Bool {
    var screen = YAMLScreen(start: start)
    var start = 0
    while start <= text.count, screen.findings.count < 50 {
      let end = text.firstIndex(of: 0x0A, in: start..<text.count) ?? text.count
      screen.scan(text[start..<end])
      screen.line += 1
      start = end + 1
    }
    for finding in screen.findings { report.add(finding) }
    return screen.findings.isEmpty
  }

  private init(start: SourceLocation) {
    self.start = start
  }

  private func place(_ column: Int) -> SourceLocation {
    start.moved(toLine: line + 1, column: bytes.prefix(column).count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func scan(_ content: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes += content
    position = 0
    let indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
    if quote != nil {
      guard indent < bytes.count else { return }
      // A line from the first column looks like a key to everyone but a YAML parser.
      if indent == 0 {
        findings.append(.notIndented(place(0)))
        quote = nil
        return
      }
      skipQuoted()
      if quote == nil { scanTokens(isValue: flowDepth > 0 && atFlowStart, endsValue: true) }
      return
    }
    guard indent < bytes.count else { return }
    if let outer = blockScalarIndent {
      if indent > outer { return }
      blockScalarIndent = nil
    }
    if bytes[indent] == UInt8(ascii: "\t") {
      if bytes[indent...].allSatisfy({ $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }) { return }
      findings.append(.tab(place(indent)))
      return
    }
    if bytes[indent] == UInt8(ascii: "#") { return }
    if bytes.count > Self.longestValue {
      let starts = bytes.indices.lazy.filter { [bytes] in bytes[$0] & 0xC0 != 0x80 }
      if let place = starts.dropFirst(Self.longestValue).first { findings.append(.tooLong(self.place(place))) }
    }
    if indent == 0 {
      if bytes.first == UInt8(ascii: "%") { findings.append(.directive(place(0))) }
      if bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8) {
        findings.append(.secondDocument(place(0)))
        return
      }
    }
    position = indent
    if flowDepth > 0 {
      scanTokens(isValue: atFlowStart)
    } else {
      while let last = indents.last, last >= indent { indents.removeLast() }
      indents.append(indent)
      scanTokens(isValue: true)
    }
  }

  /// Goes from value to value of the line.
  ///
  /// - Parameters:
  ///   - isValue: whether a value or key starts here, and not the rest of a text.
  ///   - endsValue: whether a quoted value has just ended.
  private mutating func scanTokens(isValue: Bool, endsValue: Bool = false) {
    var isValue = isValue
    var endsValue = endsValue
    var dashes = 0
    /// Where the key or the only value of the line starts.
    var keyStart: Int?
    defer { atFlowStart = isValue }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        position += 1
        continue
      }
      if byte == UInt8(ascii: "#"), position > 0,
        bytes[position - 1] == UInt8(ascii: " ") || bytes[position - 1] == UInt8(ascii: "\t")
      {
        break
      }
      if endsValue, flowDepth == 0, byte != UInt8(ascii: ":") {
        findings.append(.textAfterValue(place(position)))
        return
      }
      if isValue, flowDepth == 0, keyStart == nil, !(byte == UInt8(ascii: "-") && isFollowedBySpace(position)) {
        keyStart = position
      }
      switch byte {
      case UInt8(ascii: "&") where isValue:
        findings.append(.anchor(place(position)))
        return
      case UInt8(ascii: "*") where isValue:
        findings.append(.alias(place(position)))
        return
      case UInt8(ascii: "!") where isValue:
        findings.append(.tag(place(position)))
        return
      case UInt8(ascii: "?") where isValue && isFollowedBySpace(position), UInt8(ascii: "[") where isFlowKey(),
        UInt8(ascii: "{") where isFlowKey():
        findings.append(.complexKey(place(position)))
        return
      case UInt8(ascii: "<") where isValue && isMergeKey():
        findings.append(.mergeKey(place(position)))
        return
      case UInt8(ascii: "-") where isValue && flowDepth == 0 && isFollowedBySpace(position):
        dashes += 1
        if checkDepth(dashes) { return }
        position += 1
      case UInt8(ascii: "|") where isValue && flowDepth == 0, UInt8(ascii: ">") where isValue && flowDepth == 0:
        blockScalarIndent = keyStart == position ? (indents.last ?? 0) : keyStart ?? 0
        return
      case UInt8(ascii: "\"") where isValue, UInt8(ascii: "'") where isValue:
        quote = byte
        position += 1
        skipQuoted()
        isValue = false
        if quote != nil { return }
        endsValue = true
        // JSON's way: no blank is needed behind the colon of a quoted key.
        if flowDepth > 0, position < bytes.count, bytes[position] == UInt8(ascii: ":") {
          position += 1
          isValue = true
          endsValue = false
        }
      case UInt8(ascii: "[") where isValue, UInt8(ascii: "{") where isValue:
        flowDepth += 1
        if checkDepth(dashes) { return }
        position += 1
      case UInt8(ascii: "]") where flowDepth > 0, UInt8(ascii: "}") where flowDepth > 0:
        flowDepth -= 1
        isValue = false
        endsValue = true
        position += 1
      case UInt8(ascii: ",") where flowDepth > 0:
        isValue = true
        endsValue = false
        position += 1
      case UInt8(ascii: ":") where isFollowedBySpace(position):
        isValue = true
        endsValue = false
        position += 1
      default:
        if isValue, flowDepth == 0, keyStart == position, !hasKey(at: position), dashes == 0 {
          findings.append(hasColonWithoutBlank(at: position) ?? .continuation(place(position)))
          return
        }
        isValue = false
        position += 1
        // Within a text nothing but these signs can mean something.
        while position < bytes.count, !Self.isSign(bytes[position]) { position += 1 }
      }
    }
    if flowDepth == 0 { isValue = true }
  }

  /// Whether a byte can end a text without quotes, or begin a comment behind it.
  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// Whether `key:` stands here.
  private func hasKey(at position: Int) -> Bool {
    bytes.indices[position...].contains { bytes[$0] == UInt8(ascii: ":") && isFollowedBySpace($0) }
  }

  /// `title:A`, which YAML takes for a text.
  private func hasColonWithoutBlank(at position: Int) -> Diagnostic? {
    let word = bytes[position...].prefix { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_") }
    let colon = position + word.count
    guard !word.isEmpty, colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
    return .blankAfterColon(place(colon))
  }

  private mutating func checkDepth(_ dashes: Int) -> Bool {
    guard indents.count + flowDepth + dashes > Self.deepest else { return false }
    findings.append(.tooDeep(place(position)))
    return true
  }

  /// Moves behind the closing quote, or to the end of the line when it closes later.
  private mutating func skipQuoted() {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        position += 1
      } else if byte == quote {
        if quote == UInt8(ascii: "'"), position < bytes.count, bytes[position] == UInt8(ascii: "'") {
          position += 1
        } else {
          quote = nil
          return
        }
      }
    }
  }

  private func isFollowedBySpace(_ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    let next = bytes[index + 1]
    return next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
      || (flowDepth > 0 && (next == UInt8(ascii: ",") || next == UInt8(ascii: "]") || next == UInt8(ascii: "}")))
  }

  private func isMergeKey() -> Bool {
    bytes[position...].starts(with: "<<".utf8)
      && bytes[(position + 2)...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
  }

  /// `[a]: b` and `{a: 1}: b` make a collection a key. Only a line that starts with the bracket can be one.
  private func isFlowKey() -> Bool {
    guard flowDepth == 0, bytes[..<position].allSatisfy({ $0 == UInt8(ascii: " ") }) else { return false }
    var depth = 0
    for index in position..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return bytes[(index + 1)...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":") }
      default: break
      }
    }
    return false
  }
}
