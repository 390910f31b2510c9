package import Diagnostics
import Files
package import Texts

/// Compiled templates, interface texts and assets of a theme and of those it extends, validated as a set.
package struct Theme: Sendable {
  /// Sorted by path, which is relative to `assets/`.
  package let assets: [(path: String, bytes: [UInt8])]
  private let texts: [String: String]
  /// The templates of pages by the kind of page.
  private let templates: [String: CompiledTemplate]

  /// - Parameters:
  ///   - files: bytes of all files under `themes/` by their path below it: `default/theme.yml`.
  ///   - name: folder of the theme.
  ///   - origin: where the theme was asked for; there it is reported when it does not exist.
  ///   - language: language of the interface, and where it was asked for.
  ///   - pages: the templates that it must have.
  ///   - required: the interface texts that it must have.
  /// - Returns: nil when there were errors; all of them are in the report.
  package init?(
    parsing files: [String: [UInt8]], named name: String, at origin: SourceLocation, language: Located<String>,
    for pages: [PageTemplate], texts required: [InterfaceText], into report: inout Report
  ) {
    var errors = Report()
    defer { report.add(contentsOf: errors) }
    guard let folder = ThemeFolder(parsing: files, named: name, at: origin, into: &errors) else { return nil }
    var templates: [String: Template] = [:]
    for (name, file) in folder.templates.sorted(by: { $0.key < $1.key }) {
      guard let source = SourceText(decoding: file, into: &errors) else { continue }
      templates[name] = Template(parsing: source, named: name, into: &errors)
    }
    if folder.isReadable {
      folder.checkTemplates(pages.map(\.name), into: &errors)
      folder.checkTexts(required, in: language, into: &errors)
      TemplateCheck.check(templates, of: folder, for: pages, into: &errors)
    }
    if errors.hasErrors { return nil }
    TemplatePageCheck.check(templates, of: folder, pages: pages.map(\.name), into: &errors)

    // With an empty file a theme takes away one of those that it extends.
    assets = folder.assets.filter { !$0.value.isEmpty }.sorted { $0.key.precedesInUTF8($1.key) }.map {
      ($0.key, $0.value)
    }
    texts = (folder.texts[language.value] ?? [:]).mapValues(\.value)
    let constants = Scopes.constants(texts: texts, settings: folder.settings)
    self.templates = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.id, CompiledTemplate($0, from: templates, constants: constants)) })
  }

  /// An interface text, as it stands in `texts/LANGUAGE.yml`, with its placeholders filled in.
  ///
  /// - Parameter key: that of a text which was required when the theme was loaded.
  package func text(_ key: String, _ values: [(placeholder: String, value: String)] = []) -> String {
    guard let text = texts[key] else { preconditionFailure("no interface text “\(key)” is required of themes") }
    if values.isEmpty { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let name = rest[rest.utf8.index(after: open)..<close]
      filled += rest[..<open]
      filled += values.first { $0.placeholder == name }?.value ?? String(rest[open...close])
      rest = rest[rest.utf8.index(after: close)...]
    }
    return filled + rest
  }

  /// The interface texts of a theme and of those it extends, by name, with their placeholders; what is wrong in them is not
  /// reported here.
  ///
  /// - Parameter files: as for `init`.
  package static func texts(
    parsing files: [String: [UInt8]], named name: String, language: String
  ) -> [String: String] {
    var ignored = Report()
    let folder = ThemeFolder(parsing: files, named: name, at: SourceLocation(file: ""), into: &ignored)
    return (folder?.texts[language] ?? [:]).mapValues(\.value)
  }

  /// The HTML of a page, in UTF-8.
  ///
  /// - Parameters:
  ///   - id: the kind of page, one of those that the theme was loaded for.
  ///   - page: what the page shows, of the vocabulary that it was loaded with.
  /// - Throws: when a value cannot be read.
  package func render(_ id: String, _ page: Scope) throws(EnvironmentError) -> [UInt8] {
    guard let template = templates[id] else {
      preconditionFailure("the theme was not loaded for \(id)")
    }
    var renderer = Renderer(template, page: page)
    try renderer.render()
    return renderer.output
  }
}
