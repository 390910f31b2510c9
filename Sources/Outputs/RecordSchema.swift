// JSON Schemas (draft-07) of what editors write, for the editors of their texts: made of what the records ask for.
//
// A schema helps while typing, and refuses nothing that `check` takes, but for blanks at the ends of quoted values: YAML
// types a text as a number or truth value where it looks like one, and an optional key may have no value.

import Archiving
package import Diagnostics
import Erasing
import Files
package import Records
import Texts
import Theming

package struct RecordSchema: Sendable {
  private let language: Language
  /// The IDs of each kind, as far as they are known, with what has them; without a name where its file has errors.
  private var names: [RecordReference.Target: [(id: String, name: String?)]] = [:]
  /// What readers see for the values of some keys: `type-plan`.
  private var texts: [String: String] = [:]
  private let descriptions = Dictionary(uniqueKeysWithValues: KeyDescription.all.map { ($0.path, $0) })

  /// - Parameter folder: the archive whose records are named, those for staff too; nil when there is none.
  /// - Throws: when the machine refuses to read.
  package init(of folder: SiteFolder?, in language: Language) async throws(EnvironmentError) {
    self.language = language
    guard let folder else { return }
    var none: KeptRecords?
    let read = try await EditionContent.read(
      folder, for: [.internal], by: .standard, themes: ThemeCache(), spool: nil, keeping: &none)[0]
    var ignored = Report()
    texts = Theme.texts(
      parsing: try folder.themes.bytes(below: "themes/", into: &ignored), named: read.settings.theme.value,
      language: language.rawValue)
    if read.content.areBodiesKnown { names[.body] = read.content.bodies.map { ($0.id, $0.name) } }
    for file in read.content.records {
      guard let name = RecordName(file.path) else { continue }
      switch name.kind {
      case .plan: names[.plan, default: []].append((name.id, (file.record as? Plan)?.title.value))
      case .event: names[.event, default: []].append((name.id, (file.record as? Event)?.title))
      case .page: break
      }
    }
  }

  /// The schema of a kind.
  package func schema(of kind: ContentKind) -> JSON {
    let root = root(kind)
    let text = JSON.object(root).text
    let named = targets.filter { text.contains("\"#/definitions/\($0.0)\"") }
    return .object([("$schema", Self.draft)] + root + (named.isEmpty ? [] : [("definitions", .object(named))]))
  }

  /// One schema whose `definitions` are those of all kinds.
  package var all: JSON {
    .object([
      ("$schema", Self.draft),
      ("definitions", .object(ContentKind.allCases.map { ($0.rawValue, .object(root($0))) } + targets)),
    ])
  }

  private static let draft: JSON = "http://json-schema.org/draft-07/schema#"

  private func root(_ kind: ContentKind) -> [(String, JSON)] {
    let keys = mapping(kind.keys, at: kind.rawValue)
    let title: (String, JSON) = ("title", .string(kind.name[language]))
    return [title] + (kind.isList ? [("type", ["array", "null"]), ("items", .object(keys))] : keys)
  }

  /// The IDs that records can name.
  private var targets: [(String, JSON)] {
    RecordReference.Target.allCases.map { target in
      (Self.name(of: target), names[target].flatMap { $0.isEmpty ? nil : enumeration(of: $0) } ?? Self.anyID)
    }
  }

  private static func name(of target: RecordReference.Target) -> String { "\(target)-id" }

  private static let anyID: JSON = .object(scalar(without: ["null"]) + [("pattern", "^[a-z0-9][a-z0-9-]{0,99}$")])

  private func enumeration(of names: [(id: String, name: String?)]) -> JSON {
    let values = names.sorted { $0.id.precedesInUTF8($1.id) }.map { id, name in
      JSON.object([("const", .string(id))] + (name.map { [("description", .string($0))] } ?? []))
    }
    // YAML reads such an ID as a number or a truth value.
    let isTyped = names.contains { $0.id.utf8.first.map { $0 < 0x3A } == true || ["true", "false"].contains($0.id) }
    return .object([("anyOf", .array(values + (isTyped ? [["type": ["number", "boolean"]]] : [])))])
  }

  // MARK: Shapes

  private func mapping(_ keys: RecordKeys, at path: String) -> [(String, JSON)] {
    let properties = keys.keys.map { key -> (String, JSON) in
      let path = "\(path).\(key.name)"
      guard let description = descriptions[path] else { preconditionFailure("\(path) has no description") }
      return (
        key.name,
        .object(
          [
            ("title", .string(description.title[language])),
            ("description", .string(Self.plain(description.meaning[language]))),
          ] + schema(of: key.shape, at: path, required: key.isRequired))
      )
    }
    return [
      ("type", "object"), ("properties", .object(properties)),
      ("required", .array(keys.keys.filter(\.isRequired).map { .string($0.name) })),
      (
        "additionalProperties",
        keys.others.map { .object(schema(of: $0, at: path, required: false)) } ?? .boolean(false)
      ),
    ]
  }

  /// - Parameter required: whether there must be a value.
  private func schema(of shape: ValueShape, at path: String, required: Bool) -> [(String, JSON)] {
    let never: [JSON] = required ? ["null"] : []
    switch shape {
    case .anything: return []
    case .text: return Self.scalar(without: never) + [("minLength", .number(1))]
    case .form(let pattern, let numbers):
      let bounds: [(String, JSON)] =
        numbers.map {
          [("multipleOf", .number(1)), ("minimum", .number($0.lowerBound)), ("maximum", .number($0.upperBound))]
        }
        ?? []
      return Self.scalar(without: never + ["boolean"] + (numbers == nil ? ["number"] : [])) + [
        ("pattern", .string(pattern))
      ]
        + bounds
    case .id: return [("allOf", [Self.anyID])]
    case .choice(let values):
      let key = path.split(separator: ".").last ?? ""
      let values = values.map { value in
        JSON.object(
          [("const", .string(value))] + (texts["\(key)-\(value)"].map { [("description", .string($0))] } ?? []))
      }
      return Self.either(values, required)
    case .reference(let target, let only):
      let id: JSON = ["$ref": .string("#/definitions/" + Self.name(of: target))]
      return Self.either([id] + (only ? [] : [.object(Self.scalar(without: ["null"]))]), required)
    case .list(let shape):
      return [
        ("type", required ? "array" : ["array", "null"]),
        ("items", .object(schema(of: shape, at: path, required: true))),
      ] + (required ? [("minItems", .number(1))] : [])
    case .mapping(let keys):
      let members = mapping(keys, at: path)
      return required ? members : [("type", ["object", "null"])] + members.dropFirst()
    case .either(let first, let second):
      return [("anyOf", .array([first, second].map { .object(schema(of: $0, at: path, required: required)) }))]
    }
  }

  private static func either(_ values: [JSON], _ required: Bool) -> [(String, JSON)] {
    [("anyOf", .array(values + (required ? [] : [nothing])))]
  }

  /// Said by what it is not: editors propose `true`, `false` and `null` where a schema names their types.
  private static func scalar(without others: [JSON]) -> [(String, JSON)] {
    [("not", ["type": .array(["array", "object"] + others)])]
  }

  private static let nothing: JSON = ["not": ["type": ["array", "boolean", "number", "object", "string"]]]

  /// Without what leads elsewhere in the guides.
  private static func plain(_ markdown: String) -> String {
    markdown.replacing(/[,;] (see|xem) \[[^\]]*\]\([^)]*\)/, with: "").replacing(/\[([^\]]*)\]\([^)]*\)/) {
      $0.output.1
    }
    .replacing("`", with: "")
  }
}
