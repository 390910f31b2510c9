import Texts
internal import Diagnostics

/// Checks the templates of a theme against the vocabulary of the views, so that compiling them cannot fail.
struct TemplateCheck {
  /// Deeper than any sensible theme; compiling and rendering descend by recursion.
  static let deepestPartials = 16

  private let templates: [String: Template]
  /// Names of all template files, also of those that could not be parsed.
  private let names: [String]
  /// The interface texts of both languages and the settings.
  private let constants: [String: String]
  private var findings: [Diagnostic] = []
  /// Templates checked already, each with the scopes that it was used from.
  private var checked: Set<Use> = []

  private struct Use: Hashable {
    let template: String
    let scopes: [String]
    /// Without it, a long chain of partials would pass whose end was checked before its beginning.
    let depth: Int
  }

  /// Checks the template of each page with all partials it leads to, then those that no page leads to.
  static func check(_ templates: [String: Template], of folder: ThemeFolder, into report: inout Report) {
    var check = TemplateCheck(templates, of: folder)
    for page in Theme.pages {
      if let template = templates[page.template] {
        check.check(template, in: Scopes(of: page, constants: check.constants), path: [template.name])
      }
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
    var texts: [String: String] = [:]
    for language in folder.texts.values { texts.merge(language.mapValues(\.value)) { $1 } }
    constants = Scopes.constants(texts: texts, settings: folder.settings)
  }

  /// - Parameter scopes: nil when what names are known cannot be said.
  private mutating func check(_ template: Template, in scopes: Scopes?, path: [String]) {
    let use = Use(template: template.name, scopes: scopes?.identity ?? [], depth: path.count)
    guard checked.insert(use).inserted else { return }
    check(template.nodes, in: scopes, path: path)
  }

  private mutating func check(_ nodes: [Template.Node], in scopes: Scopes?, path: [String]) {
    for node in nodes {
      switch node {
      case .variable(let tag, let unescaped):
        if let scopes { checkVariable(tag, unescaped: unescaped, in: scopes) }
      case .section(let tag, let inverted, let content):
        guard let scopes, let meaning = meaning(of: tag, in: scopes) else {
          // The name is reported; what it would open is not known.
          check(content, in: nil, path: path)
          continue
        }
        check(content, in: inverted ? scopes : scopes.entering(meaning), path: path)
      case .partial(let tag):
        checkPartial(tag, in: scopes, path: path)
      case .text:
        break
      }
    }
  }

  private mutating func checkVariable(_ tag: Template.Tag, unescaped: Bool, in scopes: Scopes) {
    switch meaning(of: tag, in: scopes)?.kind {
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
  private mutating func meaning(of tag: Template.Tag, in scopes: Scopes) -> Scopes.Meaning? {
    do {
      return try scopes.meaning(of: tag.name)
    } catch {
      switch error {
      case .name(let known): findings.append(.unknownName(tag, known: known))
      case .currentValue: findings.append(.noCurrentValue(tag))
      }
      return nil
    }
  }
}
