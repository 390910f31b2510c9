/// A path inside the content folder, as a link or an attachment names it.
package struct ContentPath {
  /// Relative to the source folder, without `.` and `..`: `content/files/scan.pdf`.
  package let text: String

  /// Resolves a relative reference against the file that holds it.
  ///
  /// nil for what is empty, absolute, has a backslash, or climbs out of the content folder; the caller has undone
  /// percent-encoding before, so that `%2e%2e` hides nothing.
  package init?(_ reference: String, relativeTo file: String) {
    guard !reference.isEmpty, reference.utf8.first != UInt8(ascii: "/"), !reference.utf8.contains(UInt8(ascii: "\\"))
    else {
      return nil
    }
    var parts = file.utf8.split(separator: UInt8(ascii: "/")).dropLast().map(Substring.init)
    for part in reference.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true) {
      if part.elementsEqual(".".utf8) { continue }
      guard part.elementsEqual("..".utf8) else {
        parts.append(Substring(part))
        continue
      }
      guard parts.count > 1 else { return nil }
      parts.removeLast()
    }
    guard parts.count > 1 else { return nil }
    text = parts.joined(separator: "/")
  }
}
