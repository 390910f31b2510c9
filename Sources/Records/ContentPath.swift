import Files
import Markdown

/// A path inside the content folder, as a link or an attachment names it.
package struct ContentPath {
  /// Relative to the source folder, without `.` and `..`: `content/files/scan.pdf`.
  package let text: String

  /// Resolves a relative reference against the file that holds it.
  ///
  /// nil for what is empty, absolute, has a backslash, or climbs out of the content folder; the caller has undone
  /// percent-encoding before, so that `%2e%2e` hides nothing.
  package init?(_ reference: String, relativeTo file: String) {
    let bytes = Array(reference.utf8)
    guard !bytes.isEmpty, bytes.first != UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: "\\")) else { return nil }
    var path = Array(file.utf8)
    path.removeSubrange((path.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
    var start = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: UInt8(ascii: "/"), in: start..<bytes.count) ?? bytes.count
      let part = bytes[start..<end]
      start = end + 1
      if part.isEmpty || part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        path.removeSubrange(slash...)
      } else {
        path.append(UInt8(ascii: "/"))
        path += part
      }
    }
    guard path.contains(UInt8(ascii: "/")) else { return nil }
    text = String(decoding: path, as: UTF8.self)
  }
}
