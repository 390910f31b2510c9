// How large pictures are, so that a page does not jump when they come: read from the heads of the files.

package import Diagnostics
package import Files

/// The size of a picture as browsers show it.
package struct ImageSize: Hashable, Sendable {
  let width: Int
  let height: Int

  /// Those of the attachments that texts show, by path; none of other kinds and of broken files.
  ///
  /// - Throws: when the machine refuses to read one.
  package static func all(
    shownBy records: LinkedRecords, in folder: AttachmentFolder
  ) throws(EnvironmentError) -> [String: ImageSize] {
    var sizes: [String: ImageSize] = [:]
    for path in Set(records.targets.values.flatMap(\.images)) {
      guard let file = try folder.file(at: path), let head = file.head else { continue }
      // Before the frame of a JPEG stands what cameras tell of it, with a small picture.
      sizes[path] = ImageSize(head.starts(with: jpeg) ? try folder.head(of: file, 1 << 18) : head)
    }
    return sizes
  }

  private static let jpeg: [UInt8] = [0xFF, 0xD8]

  /// - Parameter head: the first bytes of a file.
  init?(_ head: [UInt8]) {
    let bytes = ImageBytes(bytes: head)
    var size: (width: Int?, height: Int?)
    if bytes.hold("\u{89}PNG\r\n\u{1A}\n", at: 0), bytes.hold("IHDR", at: 12) {
      size = (bytes.big(4, at: 16), bytes.big(4, at: 20))
    } else if bytes.hold("GIF87a", at: 0) || bytes.hold("GIF89a", at: 0) {
      size = (bytes.little(2, at: 6), bytes.little(2, at: 8))
    } else if bytes.hold("RIFF", at: 0), bytes.hold("WEBP", at: 8) {
      size = bytes.sizeOfWebP
    } else if head.starts(with: Self.jpeg) {
      size = bytes.sizeOfJPEG
    } else {
      return nil
    }
    guard let width = size.width, let height = size.height, width > 0, height > 0 else { return nil }
    (self.width, self.height) = (width, height)
  }
}

/// Numbers in a file that may end before them.
private struct ImageBytes {
  let bytes: [UInt8]

  func hold(_ text: String, at offset: Int) -> Bool {
    bytes.dropFirst(offset).starts(with: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
  }

  func big(_ count: Int, at offset: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 + Int($1) }
  }

  func little(_ count: Int, at offset: Int) -> Int? {
    guard offset + count <= bytes.count else { return nil }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 + Int($1) }
  }

  /// RFC 9649, section 2: lossy, lossless or extended.
  var sizeOfWebP: (width: Int?, height: Int?) {
    if hold("VP8X", at: 12) { return (little(3, at: 24).map { $0 + 1 }, little(3, at: 27).map { $0 + 1 }) }
    if hold("VP8L", at: 12), hold("/", at: 20) {
      let sides = little(4, at: 21)
      return (sides.map { $0 & 0x3FFF + 1 }, sides.map { $0 >> 14 & 0x3FFF + 1 })
    }
    guard hold("VP8 ", at: 12), hold("\u{9D}\u{1}*", at: 23) else { return (nil, nil) }
    return (little(2, at: 26).map { $0 & 0x3FFF }, little(2, at: 28).map { $0 & 0x3FFF })
  }

  /// The frame header stands behind other segments (ITU-T T.81, annex B). A picture that was taken with the camera upright is
  /// turned by browsers, so its sides change places.
  var sizeOfJPEG: (width: Int?, height: Int?) {
    var (offset, isTurned) = (2, false)
    while let sign = big(1, at: offset), sign == 0xFF, let kind = big(1, at: offset + 1) {
      switch kind {
      case 0xFF: offset += 1
      case 0x01, 0xD0...0xD7: offset += 2
      case 0xC4, 0xC8, 0xCC, 0xDB...0xFE:
        guard let length = big(2, at: offset + 2), length >= 2 else { return (nil, nil) }
        if kind == 0xE1, hold("Exif\0\0", at: offset + 4) { isTurned = isTurnedByEXIF(at: offset + 10) }
        offset += 2 + length
      case 0xC0...0xCF:
        let (height, width) = (big(2, at: offset + 5), big(2, at: offset + 7))
        return isTurned ? (height, width) : (width, height)
      default: return (nil, nil)
      }
    }
    return (nil, nil)
  }

  /// Whether the orientation (Exif 2.32, tag 274) is one that puts the first row of the picture at a side.
  private func isTurnedByEXIF(at start: Int) -> Bool {
    let isLittle = hold("II", at: start)
    func number(_ count: Int, at offset: Int) -> Int? {
      isLittle ? little(count, at: start + offset) : big(count, at: start + offset)
    }
    guard let directory = number(4, at: 4), let count = number(2, at: directory) else { return false }
    let entry = (0..<count).map { directory + 2 + $0 * 12 }.first { number(2, at: $0) == 274 }
    return entry.flatMap { number(2, at: $0 + 8) }.map { (5...8).contains($0) } ?? false
  }
}
