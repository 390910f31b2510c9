internal import Diagnostics

/// Checks the templates of a theme against the vocabulary of the views.
///
/// Names are resolved here as swift-mustache resolves them when it renders: from the innermost scope outwards. Because
/// each view always answers for all its fields, also for absent ones, both come to the same result.
struct TemplateCheck {
  /// Deeper than any sensible theme; swift-mustache renders partials by recursion.
  static let deepestPartials = 16

  private let templates: [String: Template]
  /// Names of all template files, also of those that could not be parsed.
  private let names: [String]
  /// Keys of the interface texts and of the settings, in order.
  private let texts: [String]
  private let settings: [String]
  private var findings: [Diagnostic] = []
  /// Templates checked already, each with the scopes that it was used from.
  private var checked: Set<Use> = []

  private struct Use: Hashable {
    let template: String
    let scopes: [String]
    /// Without it, a long chain of partials would pass whose end was checked before its beginning.
    let depth: Int
  }

  /// The page, then what each section around a tag has opened: a view, or a value that `{{.}}` shows.
  private typealias Scopes = [Vocabulary.Kind]

  /// Checks the template of each page with all partials it leads to, then those that no page leads to.
  static func check(_ templates: [String: Template], of folder: ThemeFolder, into report: inout Report) {
    var check = TemplateCheck(templates, of: folder)
    for page in Theme.pages {
      if let template = templates[page.template] { check.check(template, in: [.view(page)], path: [template.name]) }
    }
    let used = Set(check.checked.map(\.template))
    for template in templates.values.sorted(by: { $0.name < $1.name }) where !used.contains(template.name) {
      check.check(template, in: nil, path: [template.name])
    }
    for finding in check.findings { report.add(finding) }
  }

  private init(_ templates: [String: Template], of folder: ThemeFolder) {
    self.templates = templates
    names = folder.templates.keys.sorted()
    texts = Set(folder.texts.values.flatMap(\.keys)).sorted()
    settings = folder.settings.keys.sorted()
  }

  /// - Parameter scopes: nil when what names are known cannot be said.
  private mutating func check(_ template: Template, in scopes: Scopes?, path: [String]) {
    let use = Use(template: template.name, scopes: (scopes ?? []).map(\.identity), depth: path.count)
    guard checked.insert(use).inserted else { return }
    check(template.nodes, in: scopes, path: path)
  }

  private mutating func check(_ nodes: [Template.Node], in scopes: Scopes?, path: [String]) {
    for node in nodes {
      switch node {
      case .variable(let tag, let unescaped):
        if let scopes { checkVariable(tag, unescaped: unescaped, in: scopes) }
      case .section(let tag, let inverted, let content):
        guard let scopes, let kind = resolve(tag, in: scopes) else {
          // The name is reported; what it would open is not known.
          check(content, in: nil, path: path)
          continue
        }
        check(content, in: inverted ? scopes : Self.entering(kind, from: scopes), path: path)
      case .partial(let tag):
        checkPartial(tag, in: scopes, path: path)
      case .text, .comment:
        break
      }
    }
  }

  private mutating func checkVariable(_ tag: Template.Tag, unescaped: Bool, in scopes: Scopes) {
    switch resolve(tag, in: scopes) {
    case .text, .number:
      if unescaped { findings.append(.escapingNeeded(tag)) }
    case .html:
      if !unescaped { findings.append(.finishedHTML(tag)) }
    case .flag, .texts, .list, .view:
      findings.append(.notPrintable(tag))
    case nil:
      break
    }
  }

  private mutating func checkPartial(_ tag: Template.Tag, in scopes: Scopes?, path: [String]) {
    guard let template = templates[tag.name] else {
      if !names.contains(tag.name) { findings.append(.missingPartial(tag, known: names)) }
      return
    }
    guard !path.contains(tag.name) else {
      findings.append(.recursion(tag))
      return
    }
    guard path.count < Self.deepestPartials else {
      findings.append(.deepPartials(tag))
      return
    }
    check(template, in: scopes, path: path + [tag.name])
  }

  /// What a name means; reports a name that means nothing.
  private mutating func resolve(_ tag: Template.Tag, in scopes: Scopes) -> Vocabulary.Kind? {
    if tag.name == "." {
      if let innermost = scopes.last, innermost.isScalar { return innermost }
      findings.append(.noCurrentValue(tag))
      return nil
    }
    let parts = tag.name.split(separator: ".").map(String.init)
    if parts[0] == "text" || parts[0] == "settings" { return resolveKey(parts, of: tag) }
    let scopes = scopes.reversed()
    guard var kind = scopes.lazy.compactMap({ $0.part(named: parts[0]) }).first else {
      findings.append(.unknownName(tag, known: scopes.flatMap(\.parts).map(\.name)))
      return nil
    }
    for (index, part) in parts.enumerated().dropFirst() {
      guard let next = kind.part(named: part) else {
        let prefix = parts[..<index].joined(separator: ".")
        findings.append(.unknownName(tag, known: kind.parts.map { "\(prefix).\($0.name)" }))
        return nil
      }
      kind = next
    }
    return kind
  }

  /// `text.KEY` and `settings.KEY` are the theme's own; no view has fields of these names.
  private mutating func resolveKey(_ parts: [String], of tag: Template.Tag) -> Vocabulary.Kind? {
    let keys = parts[0] == "text" ? texts : settings
    if parts.count == 2, keys.contains(parts[1]) { return .text }
    findings.append(.unknownName(tag, known: keys.map { "\(parts[0]).\($0)" }))
    return nil
  }

  /// The scopes inside a section. Of one view only the innermost use counts: it answers for all its fields.
  private static func entering(_ kind: Vocabulary.Kind, from scopes: Scopes) -> Scopes {
    let scope: Vocabulary.Kind
    switch kind {
    case .flag: return scopes
    case .texts: scope = .text
    case .list(let view): scope = .view(view)
    case .text, .html, .number, .view: scope = kind
    }
    return scopes.filter { !$0.isScalar && $0.identity != scope.identity } + [scope]
  }
}
