/// For whom a site is made.
package enum Edition: String, CaseIterable, Sendable {
  /// For everybody.
  case `public`
  /// For staff: everything that the content holds.
  case `internal`
}

/// The kinds of records that have a file of their own.
package enum RecordKind: String, CaseIterable, Sendable {
  case plan, event, page

  /// nil for files that make no record.
  package init?(of path: String) {
    guard path.utf8.suffix(3).elementsEqual(".md".utf8) else { return nil }
    self.init(folderOf: path)
  }

  /// The kind that lies in this folder, whatever the file is.
  package init?(folderOf path: String) {
    // Bytes, not Characters: a name can begin with a combining mark.
    guard let kind = Self.allCases.first(where: { path.utf8.starts(with: "content/\($0.rawValue)s/".utf8) }) else {
      return nil
    }
    self = kind
  }

  /// Its position among all kinds.
  var index: Int {
    switch self {
    case .plan: 0
    case .event: 1
    case .page: 2
    }
  }
}

/// The files of the content that are no records of their own, by their paths relative to the source folder: YAML, and the
/// ledger of addresses, a line of which can have no mark.
package enum DataFile: String, CaseIterable, Sendable {
  case settings = "content/site.yml"
  case bodies = "content/bodies.yml"
  case documents = "content/documents.yml"
  case withdrawn = "content/withdrawn.yml"
  case addresses = "content/addresses.txt"
}
