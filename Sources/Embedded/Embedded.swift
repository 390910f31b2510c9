/// The files that the program carries: those in the folder `Files`, put in when it is compiled.
package enum Embedded {
  /// The files below a folder by their paths in it, sorted.
  ///
  /// - Parameter folder: with a slash at its end: `themes/default/`.
  package static func files(below folder: String) -> [(path: String, bytes: [UInt8])] {
    texts.filter { $0.path.utf8.starts(with: folder.utf8) }.map {
      (String(Substring($0.path.utf8.dropFirst(folder.utf8.count))), Array($0.text.utf8))
    }
  }

  /// The one file at a path, which must be there.
  package static func file(_ path: String) -> [UInt8] {
    guard let text = texts.first(where: { $0.path == path })?.text else { preconditionFailure("no file \(path)") }
    return Array(text.utf8)
  }
}
