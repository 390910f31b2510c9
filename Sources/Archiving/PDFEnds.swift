import Files

/// The bytes at both ends of a PDF file.
struct PDFEnds {
  let bytes: [UInt8]

  func holds(_ text: String) -> Bool { places(of: text).contains { _ in true } }

  private func places(of text: String) -> some Sequence<Int> {
    let wanted = Array(text.utf8)
    return sequence(state: 0) { start in
      while let place = bytes.firstIndex(of: wanted[0], in: start..<bytes.count) {
        start = place + 1
        if bytes[place...].starts(with: wanted) { return place }
      }
      return nil
    }
  }

  /// Whether a text that is not empty stands behind the key (ISO 32000-1, section 7.3.4), and one of the others nearby.
  func hasText(_ key: String, near others: [String] = []) -> Bool {
    places(of: key).contains { place in
      let value = bytes[(place + key.utf8.count)...].drop { $0 <= 0x20 }.prefix(2)
      let isText = value.first == UInt8(ascii: "(") && value.last != UInt8(ascii: ")")
      let isHexadecimal =
        value.first == UInt8(ascii: "<") && value.last != UInt8(ascii: "<") && value.last != UInt8(ascii: ">")
      let around = PDFEnds(bytes: Array(bytes[max(0, place - 600)..<min(bytes.count, place + 600)]))
      return (isText || isHexadecimal) && (others.isEmpty || others.contains { around.holds($0) })
    }
  }

  /// The number of pages, where the root of the page tree (ISO 32000-1, section 7.7.3) stands uncompressed in the ends; after
  /// several changes the last one holds.
  var pageCount: Int? {
    var count: Int?
    // Bookmarks have counts too; a file that is all counts is none that can be read.
    for place in Array(places(of: "/Count")).suffix(2000) {
      let before = bytes[max(0, place - 4096)..<place]
      guard let open = before.indices.last(where: { bytes[$0...].starts(with: "<<".utf8) }),
        let close = bytes[place...].prefix(4096).indices.first(where: { bytes[$0...].starts(with: ">>".utf8) })
      else { continue }
      let node = PDFEnds(bytes: Array(bytes[open..<close]))
      let digits = bytes[(place + 6)...].drop { $0 <= 0x20 }.prefix { (0x30...0x39).contains($0) }
      guard node.holds("/Pages"), !node.holds("/Parent"), let number = Int(String(decoding: digits, as: UTF8.self)),
        number > 0
      else { continue }
      count = number
    }
    return count
  }
}
