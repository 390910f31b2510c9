// What a ZIP archive says it holds (APPNOTE.TXT 4.3), so that a hostile one is refused before a program opens it.

import Diagnostics
import Files

struct ZipDirectory {
  struct Entry {
    var name: String
    var compressed: Int
    var size: Int
    /// The bytes as they lie in the archive.
    var content: Range<Int>
    var isStored: Bool
  }

  private(set) var entries: [Entry] = []
  private let archive: [UInt8]
  private let source: String

  private static let mostEntries = 10_000
  private static let mostBytes = 200 << 20
  /// Text is compressed to a tenth or twentieth; more than this is made of nothing but zeros.
  private static let mostRatio = 200

  /// The bytes of a file; none when there is no such file.
  ///
  /// - Throws: when they are damaged.
  func bytes(of name: String) throws(EnvironmentError) -> [UInt8] {
    guard let entry = entries.first(where: { $0.name == name }) else { return [] }
    let content = Array(archive[entry.content])
    if entry.isStored { return content }
    guard let bytes = content.inflated(size: entry.size) else { throw Self.broken(source) }
    return bytes
  }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// - Throws: when the archive is cut off or made to harm.
  init(_ bytes: [UInt8], of source: String) throws(EnvironmentError) {
    func number(_ count: Int, at place: Int) -> Int? {
      guard place >= 0, place + count <= bytes.count else { return nil }
      return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    archive = bytes
    self.source = source
    let broken = Self.broken(source)
    // The end record may have a comment of 64 KiB behind it.
    guard
      let end = (max(0, bytes.count - 22 - 0xFFFF)...max(0, bytes.count - 22)).last(where: {
        number(4, at: $0) == 0x0605_4B50
      }), let count = number(2, at: end + 10), var place = number(4, at: end + 16)
    else { throw broken }
    guard count <= Self.mostEntries else {
      throw Self.hostile(
        source, "có quá \(Self.mostEntries) tệp bên trong", "has more than \(Self.mostEntries) files inside")
    }
    var total = 0
    for _ in 0..<count {
      guard number(4, at: place) == 0x0201_4B50, let method = number(2, at: place + 10),
        let compressed = number(4, at: place + 20),
        let size = number(4, at: place + 24), let nameLength = number(2, at: place + 28),
        let extraLength = number(2, at: place + 30), let commentLength = number(2, at: place + 32),
        let header = number(4, at: place + 42), place + 46 + nameLength <= bytes.count,
        number(4, at: header) == 0x0403_4B50, let localName = number(2, at: header + 26),
        let localExtra = number(2, at: header + 28)
      else { throw broken }
      let start = header + 30 + localName + localExtra
      guard start + compressed <= bytes.count else { throw broken }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      let localBytes = bytes[header + 30..<min(bytes.count, header + 30 + localName)]
      for name in [name, String(decoding: localBytes, as: UTF8.self)]
      where name.utf8.first == UInt8(ascii: "/") || name.utf8.contains(UInt8(ascii: "\\"))
        || name.split(separator: "/").contains("..") || name.utf8.contains(UInt8(ascii: ":"))
      {
        throw Self.hostile(source, "chứa tệp có đường dẫn lạ “\(name)”", "holds a file with the path ‘\(name)’")
      }
      total += size
      guard total <= Self.mostBytes, size <= 1 << 20 || size <= compressed * Self.mostRatio else {
        throw Self.hostile(
          source, "giải nén ra quá lớn (“\(name)”)", "becomes too large when it is unpacked (‘\(name)’)")
      }
      if name.hasSuffix("vbaProject.bin") || name.hasPrefix("Basic/") || name.hasPrefix("Scripts/") {
        throw Self.macros(source)
      }
      entries.append(
        Entry(
          name: name, compressed: compressed, size: size, content: start..<start + compressed, isStored: method == 0))
      place += 46 + nameLength + extraLength + commentLength
    }
  }

  private static func broken(_ source: String) -> EnvironmentError {
    .unreadable(
      source, "không phải tệp văn bản nguyên vẹn: tệp nén bên trong bị hỏng hoặc bị cắt",
      "is no whole document: its archive is damaged or cut off",
      hint: LocalizedText(vi: "lấy lại bản gốc của tệp", en: "fetch the file again from where it came"))
  }

  static func macros(_ source: String) -> EnvironmentError {
    hostile(
      source, "chứa macro", "holds macros",
      hint: LocalizedText(
        vi: "mở tệp trên máy an toàn và lưu thành .docx hoặc .odt không có macro",
        en: "open it on a safe machine and save it as .docx or .odt without macros"))
  }

  private static func hostile(_ source: String, _ vi: String, _ en: String, hint: LocalizedText? = nil)
    -> EnvironmentError
  {
    .unreadable(source, "bị từ chối vì \(vi)", "is refused: it \(en)", hint: hint)
  }
}
