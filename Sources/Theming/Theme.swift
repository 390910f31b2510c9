import Files
import Texts
internal import Archiving
package import Diagnostics

/// Compiled templates, interface texts and assets of a theme and of those it extends, validated as a set.
package struct Theme: Sendable {
  /// Sorted by path, which is relative to `assets/`.
  package let assets: [(path: String, bytes: [UInt8])]
  private let texts: [String: String]
  /// The templates of pages by name.
  private let templates: [String: CompiledTemplate]

  /// - Parameters:
  ///   - files: bytes of all files under `themes/` by their path below it: `default/theme.yml`.
  ///   - name: folder of the theme.
  ///   - origin: where the theme was asked for; there it is reported when it does not exist.
  ///   - language: language of the interface.
  /// - Returns: nil when there were errors; all of them are in the report.
  package init?(
    parsing files: [String: [UInt8]], named name: String, at origin: SourceLocation, language: Language,
    into report: inout Report
  ) {
    var errors = Report()
    defer { report.add(contentsOf: errors) }
    guard let folder = ThemeFolder(parsing: files, named: name, at: origin, into: &errors) else { return nil }
    var templates: [String: Template] = [:]
    for (name, file) in folder.templates.sorted(by: { $0.key < $1.key }) {
      guard let source = SourceText(decoding: file, into: &errors) else { continue }
      templates[name] = Template(parsing: source.text, named: name, file: file.path, into: &errors)
    }
    if folder.isReadable {
      for page in Self.pages where folder.templates[page.template] == nil {
        errors.add(.missingTemplate(page.template, theme: name))
      }
      folder.checkTexts(into: &errors)
      TemplateCheck.check(templates, of: folder, into: &errors)
    }
    if errors.hasErrors { return nil }

    assets = folder.assets.sorted { $0.key.precedesInUTF8($1.key) }.map { ($0.key, $0.value) }
    texts = (folder.texts[language] ?? [:]).mapValues(\.value)
    let constants = Scopes.constants(texts: texts, settings: folder.settings)
    self.templates = Dictionary(
      uniqueKeysWithValues: Self.pages.map { page in
        (page.template, CompiledTemplate(page, from: templates, constants: constants))
      })
  }

  /// The views of all pages; each has its template.
  static let pages: [any PageView.Type] = [
    HomeView.self, PlanListView.self, PlanView.self, SloganListView.self, SloganView.self, TimelineView.self,
    EventView.self, BodyView.self, DocumentView.self, ListView.self, CollectionView.self, FreePageView.self,
    NotFoundView.self, InternalView.self,
  ]

  /// An interface text, as it stands in `texts/LANGUAGE.yml`, with its placeholders filled in.
  ///
  /// - Parameter key: one of `InterfaceText.required`, which every theme has.
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

  /// The HTML of a page, in UTF-8.
  package func render<Page: PageView>(_ page: Page) -> [UInt8] {
    guard let template = templates[Page.template] else {
      preconditionFailure("a theme without \(Page.template).mustache was let through")
    }
    var renderer = Renderer(template, page: page)
    renderer.render()
    return renderer.output
  }
}
