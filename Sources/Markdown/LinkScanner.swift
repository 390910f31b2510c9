// The parts of a link as CommonMark writes them (spec 0.30, sections 4.7 and 6.3): label, destination, title.

import Texts

/// Scans the text of one paragraph or heading. Each function gives the offset after the part that begins at `start`,
/// or nil where there is no such part. Only where a link *ends* is found here; what it means is cmark's to say.
struct LinkScanner {
  let text: [UInt8]

  /// Offset after `](…)`, `][label]` or `]` of the link whose text ends at `bracket`.
  func linkEnd(at bracket: Int) -> Int {
    let tail = bracket + 1
    return inlineTail(at: tail) ?? label(at: tail) ?? tail
  }

  /// Offset after the link reference definitions that open a paragraph.
  func definitionsEnd() -> Int {
    var end = 0
    while let next = definition(at: end) { end = next }
    return end
  }

  private func inlineTail(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "(") else { return nil }
    guard let destination = destination(at: skippingWhitespace(start + 1)) else { return nil }
    var end = skippingWhitespace(destination)
    if end > destination, let title = title(at: end) { end = skippingWhitespace(title) }
    return byte(end) == UInt8(ascii: ")") ? end + 1 : nil
  }

  private func definition(at start: Int) -> Int? {
    guard let label = label(at: start), label > start + 2, byte(label) == UInt8(ascii: ":") else { return nil }
    guard let destination = destination(at: skippingToNextLine(label + 1)) else { return nil }
    let beforeTitle = skippingToNextLine(destination)
    if beforeTitle > destination, let title = title(at: beforeTitle), let end = lineEnd(at: title) { return end }
    return lineEnd(at: destination)
  }

  private func label(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "[") else { return nil }
    var offset = start + 1
    while let byte = byte(offset), offset - start <= 1001 {
      switch byte {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return offset + 1
      default: offset = skippingCharacter(offset)
      }
    }
    return nil
  }

  private func destination(at start: Int) -> Int? {
    var offset = start
    if byte(start) == UInt8(ascii: "<") {
      offset += 1
      while let byte = byte(offset) {
        switch byte {
        case UInt8(ascii: ">"): return offset + 1
        case UInt8(ascii: "<"), UInt8(ascii: "\n"): return nil
        case UInt8(ascii: "\\"): offset += 2
        default: offset += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while let byte = byte(offset) {
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
        offset += 1
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
        offset += 1
      case _ where isWhitespace(byte): break scan
      default: offset = skippingCharacter(offset)
      }
    }
    // cmark takes `()` for an empty destination, but white space ends nothing that has not begun.
    let isEmpty = offset == start && byte(offset) != UInt8(ascii: ")")
    return depth != 0 || isEmpty ? nil : offset
  }

  private func title(at start: Int) -> Int? {
    let close: UInt8
    switch byte(start) {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var offset = start + 1
    while let byte = byte(offset), byte != close {
      if close == UInt8(ascii: ")"), byte == UInt8(ascii: "(") { return nil }
      offset = skippingCharacter(offset)
    }
    return byte(offset) == close ? offset + 1 : nil
  }

  /// Offset after white space with at most one line end in it.
  private func skippingToNextLine(_ start: Int) -> Int {
    let end = skippingBlanks(start)
    return byte(end) == UInt8(ascii: "\n") ? skippingBlanks(end + 1) : end
  }

  private func lineEnd(at start: Int) -> Int? {
    let end = skippingBlanks(start)
    if end >= text.count { return end }
    return text[end] == UInt8(ascii: "\n") ? end + 1 : nil
  }

  private func skippingWhitespace(_ start: Int) -> Int {
    var offset = start
    while let byte = byte(offset), isWhitespace(byte) { offset += 1 }
    return offset
  }

  private func skippingBlanks(_ start: Int) -> Int {
    var offset = start
    while let byte = byte(offset), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { offset += 1 }
    return offset
  }

  /// Offset after one byte, or two if it is a backslash that escapes the next.
  private func skippingCharacter(_ offset: Int) -> Int {
    isEscape(at: offset) ? offset + 2 : offset + 1
  }

  /// Whether a backslash at `offset` takes the meaning from the byte after it.
  func isEscape(at offset: Int) -> Bool {
    guard byte(offset) == UInt8(ascii: "\\"), let escaped = byte(offset + 1) else { return false }
    return escaped.isASCIIPunctuation
  }

  func byte(_ offset: Int) -> UInt8? { offset < text.count ? text[offset] : nil }

  private func isWhitespace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }
}
