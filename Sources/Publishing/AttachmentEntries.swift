// The key `attachments` of a plan's front matter, read on the bytes: which entries are internal, which files are public.

/// The entries of one plan's list of attachments.
struct AttachmentEntries {
  /// Bytes of the entries that say `access: internal`, separators included; ascending.
  private(set) var withheld: [Range<Int>] = []
  /// Whether `withheld` removes whole lines.
  private(set) var withheldLines: [Range<Int>] = []
  /// The values of `file` in the other entries.
  private(set) var publicFiles: Set<String> = []

  init(in lines: SourceLines, _ part: Range<Int>) {
    guard let key = part.first(where: { lines.content($0).starts(with: "attachments".utf8) }) else { return }
    let afterName = lines.content(key).dropFirst("attachments".utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
    guard afterName.first == UInt8(ascii: ":") else { return }
    let value = afterName.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    if value.isEmpty || value.first == UInt8(ascii: "#") {
      readBlock(in: lines, after: key, before: part.upperBound)
    } else {
      readFlow(in: lines, from: value.startIndex, before: part.upperBound)
    }
  }

  /// Entries that start with a dash, each on lines of its own.
  private mutating func readBlock(in lines: SourceLines, after key: Int, before end: Int) {
    var line = key + 1
    while line < end {
      guard let indentation = lines.indentation(line) else {
        line += 1
        continue
      }
      guard lines.content(line).dropFirst(indentation).first == UInt8(ascii: "-") else { break }
      let owned = lines.owned(after: line, before: end, deeperThan: indentation)
      let entry = lines.ranges[line].lowerBound..<lines.ranges[owned.upperBound - 1].upperBound
      if Self.isInternal(lines.bytes[entry]) {
        withheldLines.append(line..<owned.upperBound)
      } else {
        publicFiles.formUnion(Self.files(lines.bytes[entry]))
      }
      line = owned.upperBound
    }
  }

  /// Entries between braces in a list between brackets.
  private mutating func readFlow(in lines: SourceLines, from start: Int, before end: Int) {
    let bytes = lines.bytes
    guard bytes[start] == UInt8(ascii: "["), end > 0 else { return }
    let limit = end <= lines.count ? lines.ranges[end - 1].upperBound : bytes.count
    var depth = 0
    var quote: UInt8?
    var entryStart: Int?
    var separator: Int?
    for index in start..<limit {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        quote = byte
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth == 2 { entryStart = index }
      case UInt8(ascii: ",") where depth == 1:
        separator = index
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 1, let first = entryStart {
          if Self.isInternal(bytes[first...index]) {
            // With the comma before it; the first entry goes with the comma behind it.
            let after = bytes[(index + 1)..<limit].firstIndex { $0 != 0x20 && $0 != 0x09 }
            if let separator {
              withheld.append(separator..<index + 1)
            } else if let after, bytes[after] == UInt8(ascii: ",") {
              let next = bytes[(after + 1)..<limit].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? after + 1
              withheld.append(first..<next)
            } else {
              withheld.append(first..<index + 1)
            }
          } else {
            publicFiles.formUnion(Self.files(bytes[first...index]))
            separator = nil
          }
          entryStart = nil
        }
        if depth == 0 { return }
      default: break
      }
    }
  }

  /// Whether an entry has a key `access` with the value `internal`, quoted or not.
  private static func isInternal(_ entry: ArraySlice<UInt8>) -> Bool {
    values(of: "access", in: entry).contains("internal")
  }

  private static func files(_ entry: ArraySlice<UInt8>) -> [String] {
    values(of: "file", in: entry)
  }

  private static func values(of key: String, in entry: ArraySlice<UInt8>) -> [String] {
    let name = Array(key.utf8)
    var values: [String] = []
    var index = entry.startIndex
    while index + name.count < entry.endIndex {
      defer { index += 1 }
      guard entry[index..<index + name.count].elementsEqual(name) else { continue }
      let before = entry[..<index].last
      let startsKey = before.map { [0x20, 0x09, 0x0A, 0x0D, 0x7B, 0x2C, 0x22, 0x27].contains($0) } ?? true
      var rest = entry[(index + name.count)...]
      if let quote = rest.first, quote == 0x22 || quote == 0x27 { rest = rest.dropFirst() }
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard startsKey, rest.first == UInt8(ascii: ":") else { continue }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      if let quote = rest.first, quote == 0x22 || quote == 0x27 {
        values.append(String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self))
      } else {
        var value = rest.prefix { ![0x0A, 0x0D, 0x2C, 0x7D].contains($0) }
        while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
        let text = String(decoding: value, as: UTF8.self)
        values.append(text.split(separator: " #", maxSplits: 1).first.map(String.init) ?? text)
      }
    }
    return values
  }
}
