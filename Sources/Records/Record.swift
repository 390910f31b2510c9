// What all kinds of records have in common.

package import Diagnostics
package import Erasing
import Files
package import Texts

/// An entry of the content, and the settings: what an editor describes in one file or in a part of one.
package protocol Record: Sendable {
  /// The path of the file.
  var file: String { get }
  /// Whether the whole record is for staff.
  var isInternal: Bool { get }
  /// What only staff read; empty in the public edition.
  var internalNotes: [InternalNote] { get }
  /// The IDs of other records that it names.
  var references: [RecordReference] { get }
  /// Whether it or a part of it is for staff.
  var holdsInternal: Bool { get }
}

extension Record {
  package var isInternal: Bool { false }
  package var references: [RecordReference] { [] }
  package var holdsInternal: Bool { isInternal || !internalNotes.isEmpty }
}

/// One value below the key `internal`.
package struct InternalNote: Hashable, Sendable {
  /// The keys that lead to it, joined by “ › ”.
  package let key: String
  package let text: String

  /// Recursion is bounded: YAML is refused beyond a few levels.
  fileprivate static func all(in value: YAMLValue, key: String) -> [InternalNote] {
    switch value {
    case .scalar(let scalar): [InternalNote(key: key, text: scalar.text)]
    case .null: [InternalNote(key: key, text: "")]
    case .sequence(let values, _): values.flatMap { all(in: $0, key: key) }
    case .mapping(let mapping): mapping.entries.flatMap { all(in: $0.value, key: "\(key) › \($0.key)") }
    }
  }
}

extension RecordReader {
  /// The values below `internal`, in the order of the file.
  ///
  /// - Parameter readOthers: reads the keys below `internal` that are no notes.
  mutating func internalNotes(_ readOthers: (inout RecordReader) -> Void = { _ in }) -> [InternalNote] {
    mapping("internal") { staff in
      readOthers(&staff)
      return staff.freeEntries().flatMap { InternalNote.all(in: $0.value, key: $0.key) }
    } ?? []
  }
}

/// The level of a body or of an event.
package enum Level: String, CaseIterable, Sendable {
  case national, provincial, district, commune, sector
}

extension SourceText {
  /// The text of a file of the content.
  package init?(decoding file: ErasedFile, into report: inout Report) {
    self.init(decoding: SourceFile(path: file.path, bytes: file.bytes), into: &report)
  }
}
