// What the key `internal` of a record holds: notes for staff with keys of their own.

import Files
import Texts
import Diagnostics

/// One value below the key `internal`.
package struct InternalNote: Hashable, Sendable {
  /// The keys that lead to it, joined by “ › ”.
  package let key: String
  package let text: String
}

extension Fields {
  /// The values below `internal`, in the order of the file.
  func internalNotes(into report: inout Report) -> [InternalNote] {
    guard let entry = mapping["internal"] else { return [] }
    if case .null = entry.value { return [] }
    guard case .mapping(let notes) = entry.value else {
      report.add(.notesNotMapping(entry.value.location))
      return []
    }
    var list: [InternalNote] = []
    Self.gather(notes, [], into: &list)
    return list
  }

  /// Recursion is bounded: YAML is refused beyond a few levels.
  private static func gather(_ mapping: YAMLMapping, _ path: [String], into list: inout [InternalNote]) {
    for entry in mapping.entries { gather(entry.value, path + [entry.key], into: &list) }
  }

  private static func gather(_ value: YAMLValue, _ path: [String], into list: inout [InternalNote]) {
    switch value {
    case .scalar(let text, _): list.append(InternalNote(key: path.joined(separator: " › "), text: text))
    case .null: list.append(InternalNote(key: path.joined(separator: " › "), text: ""))
    case .sequence(let values, _): for value in values { gather(value, path, into: &list) }
    case .mapping(let mapping): gather(mapping, path, into: &list)
    }
  }
}

extension Diagnostic {
  fileprivate static func notesNotMapping(_ place: SourceLocation) -> Self {
    Diagnostic(
      .valueType, at: place,
      LocalizedText(vi: "“internal” phải gồm các dòng “khóa: giá trị”", en: "‘internal’ must have lines ‘key: value’"),
      hint: LocalizedText(vi: "ví dụ: “  ghi_chu: …” ở dòng dưới", en: "for example ‘  note: …’ on the line below"))
  }
}
