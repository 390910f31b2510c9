// What the path of a Markdown file says of the record in it.

/// The kinds of records that have a file of their own.
package enum RecordKind: String, Sendable {
  case plan, event, page

  /// nil for files that make no record.
  package init?(of path: String) {
    guard path.hasSuffix(".md") else { return nil }
    if path.hasPrefix("content/plans/") {
      self = .plan
    } else if path.hasPrefix("content/events/") {
      self = .event
    } else if path.hasPrefix("content/pages/") {
      self = .page
    } else {
      return nil
    }
  }
}

/// Kind and ID of a record, unique in an archive.
struct RecordName: Hashable {
  let kind: RecordKind
  /// The file name without `.md`; not always a valid ID.
  let id: String

  /// nil for files that make no record.
  init?(_ path: String) {
    guard let kind = RecordKind(of: path) else { return nil }
    self.kind = kind
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    id = String(path[path.utf8.index(after: slash)...].dropLast(".md".count))
  }

  /// Whether the site uses the address itself; `pages/index.md` is the text of the home page.
  var isReserved: Bool { RecordID.reserved.contains(id) && !(kind == .page && id == "index") }
}
