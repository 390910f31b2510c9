// The line of a front matter that says whether the document is a secret of the state, read on the bytes.

extension SourceLines {
  /// Whether there is a key `secrecy`, in whatever letters and quotes, with another value than `none`.
  var hasSecrecy: Bool {
    frontMatter?.contains { line in
      let content = content(line)
      // Nearly all lines begin in another way.
      switch content.first ?? 0 {
      case UInt8(ascii: "S"), UInt8(ascii: "s"):
        guard let next = content.dropFirst().first, next | 0x20 == UInt8(ascii: "e") || next >= 0x80 else {
          return false
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"), 0x80...: break
      default: return false
      }
      let text = String(decoding: content, as: UTF8.self).unicodeScalars
      let key = text.prefix { !$0.isColon }
      guard key.endIndex < text.endIndex, key.lookingLike.filter({ $0.isLetter }) == "secrecy" else { return false }
      let value = text[key.endIndex...].dropFirst().prefix { $0 != "#" }.lookingLike.filter { $0.isLetter }
      // The value can stand on the lines below.
      let isGiven = !value.isEmpty || !owned(after: line, before: count, deeperThan: 0).isEmpty
      return isGiven && value != "none"
    } ?? false
  }
}
