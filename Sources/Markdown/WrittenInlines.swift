// Links and emphasis as their authors wrote them, where cmark reads neither.

import Files
import Texts

/// What stands between the parentheses of a link, read as a person reads it.
struct WrittenAddress {
  /// The address without a title.
  let range: Range<Int>
  private let text: String
  private let isBalanced: Bool

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x2D...0x39, UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// nil when nothing closes it, or when it is plain.
  ///
  /// - Parameter line: behind the opening parenthesis.
  init?(_ line: ArraySlice<UInt8>) {
    // Many can stand on a line, none of them closed.
    let line = line.prefix(2000)
    // Nearly all addresses are plain, and work.
    if line.first(where: { !Self.isPlain($0) }) == UInt8(ascii: ")") { return nil }
    guard let first = line.firstIndex(of: UInt8(ascii: ")")) else { return nil }
    var depth = 0
    let balanced = line.firstIndex { byte in
      depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
      return depth < 0
    }
    var content = line[..<(balanced ?? first)]
    isBalanced = balanced != nil
    while let byte = content.last, isBlank(byte) { content.removeLast() }
    if let quote = content.last, "\"'".utf8.contains(quote),
      let opening = content.indices.dropFirst().first(where: { content[$0] == quote && isBlank(content[$0 - 1]) })
    {
      content = content[..<opening]
    }
    while let byte = content.last, isBlank(byte) { content.removeLast() }
    while let byte = content.first, isBlank(byte) { content.removeFirst() }
    range = content.indices
    text = String(decoding: content, as: UTF8.self)
  }

  /// The address in a form that works; nil where it works as it is, or where it does not look like an address at all.
  var mended: String? {
    guard !text.unicodeScalars.contains(where: { "<>".unicodeScalars.contains($0) }), looksLikeAddress else {
      return nil
    }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let written = parts.first else { return nil }
    var path = written.contains("://") ? written : written.replacing("\\", with: "/")
    if parts.count == 1, !isBalanced || path.contains(where: \.isWhitespace) { path = "<\(path)>" }
    var mended = path
    if parts.count == 2 {
      let isAnchor = parts[1].unicodeScalars.allSatisfy { $0.isASCII && !$0.properties.isUppercase && $0 != " " }
      let anchor = isAnchor || parts[1].contains("_") ? parts[1] : parts[1].slug()
      mended += "#" + anchor
      if anchor.isEmpty { return nil }
      if mended.contains(where: \.isWhitespace) { mended = "<\(mended)>" }
    }
    return mended == text ? nil : mended
  }

  /// A note in parentheses behind a bracket is none.
  private var looksLikeAddress: Bool {
    let last = text.split(separator: ".").last ?? ""
    let hasExtension =
      text.contains(".") && (1...5).contains(last.utf8.count)
      && last.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      }
    return text.hasPrefix("#") || text.contains("/") || text.contains("\\") || hasExtension
  }
}

/// A pair of marks of strong emphasis that cmark takes for asterisks.
struct FailedEmphasis {
  let mark: String
  let range: Range<Int>
  /// The same with punctuation and blanks outside of the marks.
  let mended: String

  static func all(in bytes: [UInt8], _ line: Range<Int>) -> [FailedEmphasis] {
    let star = UInt8(ascii: "*")
    var runs: [Range<Int>] = []
    var index = line.lowerBound
    while let start = bytes.firstIndex(of: star, in: index..<line.upperBound) {
      let end = bytes[start..<line.upperBound].firstIndex { $0 != star } ?? line.upperBound
      if start == line.lowerBound || bytes[start - 1] != UInt8(ascii: "\\") { runs.append(start..<end) }
      index = end
    }
    // Those of one are lists, notes and products as well.
    runs.removeAll { $0.count == 1 }
    guard runs.count.isMultiple(of: 2) else { return [] }
    return stride(from: 0, to: runs.count, by: 2).compactMap { index in
      let (opening, closing) = (runs[index], runs[index + 1])
      guard opening.count == closing.count, opening.count <= 3, opening.upperBound < closing.lowerBound else {
        return nil
      }
      // A scalar has four bytes at most.
      let before = String(
        decoding: bytes[max(line.lowerBound, opening.lowerBound - 4)..<opening.lowerBound], as: UTF8.self)
      let after = String(
        decoding: bytes[closing.upperBound..<min(line.upperBound, closing.upperBound + 4)], as: UTF8.self)
      let inner = bytes[opening.upperBound..<closing.lowerBound]
      let mark = String(repeating: "*", count: opening.count)
      guard
        let mended = mended(
          inner, mark, before: before.unicodeScalars.last, after: after.unicodeScalars.first)
      else { return nil }
      return FailedEmphasis(mark: mark, range: opening.lowerBound..<closing.upperBound, mended: mended)
    }
  }

  /// nil when the marks are those of emphasis, or when there is nothing to emphasize.
  private static func mended(
    _ inner: ArraySlice<UInt8>, _ mark: String, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> String? {
    guard let first = String(decoding: inner.prefix(4), as: UTF8.self).unicodeScalars.first,
      let last = String(decoding: inner.suffix(4), as: UTF8.self).unicodeScalars.last
    else { return nil }
    let opens = !first.isSpace && (!first.isPunctuation || before.map { $0.isSpace || $0.isPunctuation } ?? true)
    let closes = !last.isSpace && (!last.isPunctuation || after.map { $0.isSpace || $0.isPunctuation } ?? true)
    if opens, closes { return nil }
    let inner = String(decoding: inner, as: UTF8.self)
    let scalars = inner.unicodeScalars
    let isOutside: (Unicode.Scalar) -> Bool = { $0.isSpace || $0.isPunctuation }
    var prefix = scalars.prefix(while: isOutside)
    var suffix = Substring.UnicodeScalarView(scalars.reversed().prefix(while: isOutside).reversed())
    // A quotation mark or parenthesis goes with its other half.
    let isPair = prefix.first?.opensPair == true && suffix.last?.closesPair == true
    if opens, !isPair { prefix = prefix.prefix(0) }
    if closes, !isPair { suffix = suffix.prefix(0) }
    let core = scalars.dropFirst(prefix.count).dropLast(suffix.count)
    guard core.count + prefix.count + suffix.count == scalars.count, !core.isEmpty else { return nil }
    return String(prefix) + mark + String(core) + mark + String(suffix)
  }
}

extension Unicode.Scalar {
  fileprivate var isSpace: Bool { properties.isWhitespace }

  /// As CommonMark 0.30 has it, section 2.1.
  fileprivate var isPunctuation: Bool {
    if isASCII { return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".unicodeScalars.contains(self) }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  fileprivate var opensPair: Bool { "“‘«(\"[".unicodeScalars.contains(self) }
  fileprivate var closesPair: Bool { "”’»)\"]".unicodeScalars.contains(self) }
}
