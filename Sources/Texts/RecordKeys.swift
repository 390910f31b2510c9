// What a record reader asks for, as a description: schemas and guides are made of it.

/// The keys that a mapping can have, in the order in which they are asked for.
package struct RecordKeys: Sendable {
  package struct Key: Sendable {
    package let name: String
    package let isRequired: Bool
    package let shape: ValueShape
  }

  package internal(set) var keys: [Key] = []
  /// The values of further keys, of the editor's own choice; nil where any further key is unknown.
  package internal(set) var others: ValueShape?
}

/// What a value can be.
package indirect enum ValueShape: Sendable {
  /// Something that stands on one line or is text of several.
  case text
  /// One line of a form; `numbers` are those that YAML reads as numbers.
  case form(pattern: String, numbers: ClosedRange<Int>? = nil)
  /// An ID of the record's own.
  case id
  case choice([String])
  /// The ID of another record.
  ///
  /// - Parameter only: false where a text can mean something else.
  case reference(RecordReference.Target, only: Bool = true)
  case list(ValueShape)
  case mapping(RecordKeys)
  case either(ValueShape, ValueShape)
  case anything
}
