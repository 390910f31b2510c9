// The key `attachments` of a plan's front matter, read on the bytes: which entries are internal, which files are public.
//
// The reader knows the two forms that a list of entries has, and takes nothing for public that it is not sure of: what it
// cannot make out is reported, and nothing of the file is published.

import Files
import Archiving
import Diagnostics
import Foundation

struct AttachmentEntries {
  /// Lines to take out: internal entries of a block, and the whole key when no entry is public.
  private(set) var withheldLines: [Range<Int>] = []
  /// Bytes to take out: internal entries of a list between brackets, separators included; ascending.
  private(set) var withheld: [Range<Int>] = []
  /// The paths that entries with `access: public` name, relative to the source folder: their bytes, composed (NFC).
  private(set) var publicFiles: Set<[UInt8]> = []

  /// - Parameters:
  ///   - part: the lines of the front matter.
  ///   - report: gets what cannot be made out. Nothing of it is quoted, for it is not known who may read it.
  init(in lines: SourceLines, _ part: Range<Int>, of file: String, into report: inout Report) {
    for line in part where Self.isKey(lines.content(line)) {
      var reader = Reader(lines: lines, end: part.upperBound)
      do {
        try reader.read(key: line)
      } catch {
        let range = lines.ranges[min(error.line, lines.count - 1)].lowerBound
        let column = lines.bytes[range..<max(range, min(error.byte, lines.bytes.count))].count { $0 & 0xC0 != 0x80 } + 1
        let place = SourceLocation(file: file, line: error.line + 1, column: column)
        report.add(error.isMissing ? .attachmentAccessMissing(place) : .attachmentUnclear(place))
      }
      withheldLines += reader.withheldLines
      withheld += reader.withheld
      publicFiles.formUnion(reader.publicFiles)
    }
  }

  /// Whether the line opens with the key, in any case and in quotes too.
  private static func isKey(_ content: ArraySlice<UInt8>) -> Bool {
    let word = "attachments".utf8
    // Most lines are seen by their first byte to be others.
    guard let first = content.first, first | 0x20 == UInt8(ascii: "a") || first == 0x22 || first == 0x27 else {
      return false
    }
    let isQuote: (UInt8) -> Bool = { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let unquoted = content.drop(while: isQuote)
    guard unquoted.prefix(word.count).elementsEqual(word, by: { $0 | 0x20 == $1 }) else { return false }
    return unquoted.dropFirst(word.count).drop(while: isQuote).drop(while: \.isBlank).first == UInt8(ascii: ":")
  }
}

/// Why a list cannot be read, and where: a line from 0, and a byte of the file in it.
private struct Doubt: Error {
  let line: Int
  let byte: Int
  /// Whether it is an entry without `access`.
  var isMissing = false
}

private struct Reader {
  let lines: SourceLines
  /// The line after the front matter.
  let end: Int
  var withheldLines: [Range<Int>] = []
  var withheld: [Range<Int>] = []
  var publicFiles: Set<[UInt8]> = []
  private var hasPublicEntry = false

  init(lines: SourceLines, end: Int) {
    self.lines = lines
    self.end = end
  }

  mutating func read(key: Int) throws(Doubt) {
    let content = lines.content(key)
    let doubt = Doubt(line: key, byte: content.startIndex)
    guard content.starts(with: "attachments".utf8) else { throw doubt }
    let colon = content.dropFirst("attachments".utf8.count).drop(while: \.isBlank)
    guard colon.first == UInt8(ascii: ":"), colon.dropFirst().first?.isBlank != false else { throw doubt }
    let value = colon.dropFirst().drop(while: \.isBlank)
    var start = value.startIndex
    var last = key
    if value.isEmpty || value.first == UInt8(ascii: "#") {
      guard let next = (key + 1..<max(key + 1, end)).first(where: { lines.indentation($0) != nil }),
        let indentation = lines.indentation(next)
      else { return withholdAll(key, last) }
      start = lines.ranges[next].lowerBound + indentation
      last = next
      if lines.bytes[start] == UInt8(ascii: "-") { return try readBlock(after: key, from: next, indentation) }
      // The next key: the list is empty.
      if indentation == 0 { return withholdAll(key, key) }
    }
    guard lines.bytes[start] == UInt8(ascii: "[") else { throw doubt }
    last = try readFlow(from: start, on: last)
    if !hasPublicEntry { withholdAll(key, last) }
  }

  /// A list without public entries is as if there were none, and its key no trace of it.
  private mutating func withholdAll(_ first: Int, _ last: Int) {
    withheld = []
    withheldLines = [first..<last + 1]
  }

  /// Entries that start with a dash, each on lines of its own.
  private mutating func readBlock(after key: Int, from first: Int, _ depth: Int) throws(Doubt) {
    var line = first
    var last = first
    while line < end {
      guard let indentation = lines.indentation(line) else {
        line += 1
        continue
      }
      let start = lines.ranges[line].lowerBound + indentation
      guard indentation == depth, lines.bytes[start] == UInt8(ascii: "-") else {
        if indentation == 0 { break }
        throw Doubt(line: line, byte: start)
      }
      let owned = lines.owned(after: line, before: end, deeperThan: indentation)
      let rest = lines.bytes[start + 1..<lines.ranges[owned.upperBound - 1].upperBound]
      let entry = rest.drop { $0.isBlank || $0.isLineEnd }
      guard rest.first.map({ $0.isBlank || $0.isLineEnd }) ?? true else { throw Doubt(line: line, byte: start) }
      let isInternal = try isInternal(entry, Doubt(line: line, byte: entry.startIndex))
      if isInternal { withheldLines.append(line..<owned.upperBound) }
      last = owned.upperBound - 1
      line = owned.upperBound
    }
    if !hasPublicEntry { withholdAll(key, last) }
  }

  /// Entries between braces in a list between brackets (YAML 1.2, section 7.4).
  ///
  /// - Returns: the line of the closing bracket.
  private mutating func readFlow(from start: Int, on firstLine: Int) throws(Doubt) -> Int {
    let bytes = lines.bytes
    let limit = lines.ranges[end - 1].upperBound
    var line = firstLine
    var depth = 0
    var entry: Int?
    var comma: Int?
    /// An internal entry before all public ones: it goes with what stands before the next.
    var leading: Int?
    var quote: UInt8?
    var isNodeStart = true
    var index = start
    while index < limit {
      defer { index += 1 }
      let byte = bytes[index]
      while index >= lines.ranges[line].upperBound { line += 1 }
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") {
          index += 1
        } else if byte == open {
          // Two quotes are one within a text in single quotes.
          if open == UInt8(ascii: "'"), index + 1 < limit, bytes[index + 1] == open { index += 1 } else { quote = nil }
        }
        continue
      }
      if byte.isBlank || byte.isLineEnd { continue }
      if byte == UInt8(ascii: "#"), bytes[index - 1].isBlank || bytes[index - 1].isLineEnd {
        index = lines.ranges[line].upperBound - 1
        continue
      }
      if depth == 1, entry == nil, byte == UInt8(ascii: "{"), let first = leading {
        withheld.append(first..<index)
        leading = nil
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if depth == 1 { throw Doubt(line: line, byte: index) }
        if isNodeStart { quote = byte }
        isNodeStart = false
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 1 {
          guard byte == UInt8(ascii: "{") else { throw Doubt(line: line, byte: index) }
          entry = index
        }
        depth += 1
        isNodeStart = true
      case UInt8(ascii: ","):
        if depth == 1 { comma = index }
        isNodeStart = true
      case UInt8(ascii: ":"):
        // A colon behind a quoted key needs no blank.
        let isBehindQuote = [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index - 1])
        isNodeStart = isBehindQuote || bytes[index + 1].isBlank || bytes[index + 1].isLineEnd
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        isNodeStart = false
        if depth == 1, let first = entry {
          if try isInternal(bytes[first...index], Doubt(line: line, byte: first)) {
            if hasPublicEntry { withheld.append((comma ?? first)..<index + 1) } else { leading = first }
          }
          entry = nil
        }
        if depth == 0 {
          let rest = bytes[(index + 1)..<lines.ranges[line].upperBound].drop(while: \.isBlank)
          guard rest.first.map({ $0.isLineEnd || $0 == UInt8(ascii: "#") }) ?? true else {
            throw Doubt(line: line, byte: rest.startIndex)
          }
          return line
        }
      default:
        if depth == 1 { throw Doubt(line: line, byte: index) }
        isNodeStart = false
      }
    }
    throw Doubt(line: firstLine, byte: start)
  }

  /// Whether an entry is internal; of a public one the file is noted.
  private mutating func isInternal(_ entry: ArraySlice<UInt8>, _ doubt: Doubt) throws(Doubt) -> Bool {
    let access = Self.values(of: "access", in: entry)
    guard let only = access.first else { throw Doubt(line: doubt.line, byte: doubt.byte, isMissing: true) }
    guard access.count == 1, let access = Access(rawValue: only) else { throw doubt }
    guard access == .public else { return true }
    hasPublicEntry = true
    for file in Self.values(of: "file", in: entry) {
      let composed = file.precomposedStringWithCanonicalMapping
      if let path = ContentPath(composed, relativeTo: "content/files/x") { publicFiles.insert(Array(path.text.utf8)) }
    }
    return false
  }

  /// The values that stand behind a key, wherever it seems to be one.
  private static func values(of key: String, in entry: ArraySlice<UInt8>) -> [String] {
    let name = Array(key.utf8)
    var values: [String] = []
    for index in entry.indices where entry[index...].starts(with: name) {
      let before = entry[..<index].last
      let startsKey = before.map { $0.isBlank || $0.isLineEnd || [0x7B, 0x2C, 0x22, 0x27].contains($0) } ?? true
      var rest = entry[(index + name.count)...]
      if let quote = rest.first, quote == 0x22 || quote == 0x27 { rest = rest.dropFirst() }
      rest = rest.drop(while: \.isBlank)
      guard startsKey, rest.first == UInt8(ascii: ":") else { continue }
      rest = rest.dropFirst().drop(while: \.isBlank)
      if let quote = rest.first, quote == 0x22 || quote == 0x27 {
        values.append(String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self))
      } else {
        var value = rest.prefix { !$0.isLineEnd && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
        // A comment.
        if let sign = value.indices.first(where: { value[$0] == 0x23 && $0 > value.startIndex && value[$0 - 1].isBlank }
        ) {
          value = value[..<sign]
        }
        while value.last?.isBlank == true { value = value.dropLast() }
        values.append(String(decoding: value, as: UTF8.self))
      }
    }
    return values
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}

extension Diagnostic {
  private static var attachmentHint: LocalizedText {
    LocalizedText(
      vi: "mỗi tệp một mục “- {title: …, file: …, access: public}”; “access” là public hoặc internal, ghi một lần",
      en: "write one entry ‘- {title: …, file: …, access: public}’ a file; ‘access’ is public or internal, once")
  }

  fileprivate static func attachmentAccessMissing(_ place: SourceLocation) -> Self {
    Diagnostic(
      .valueMissing, at: place, LocalizedText(vi: "thiếu “access”", en: "‘access’ is missing"), hint: attachmentHint,
      quotesSource: false)
  }

  fileprivate static func attachmentUnclear(_ place: SourceLocation) -> Self {
    Diagnostic(
      .planAccessInvalid, at: place,
      LocalizedText(
        vi: "không đọc được ai được xem tệp đính kèm này", en: "it cannot be made out who may read this attachment"),
      hint: attachmentHint, quotesSource: false)
  }
}
