import Diagnostics
import Texts

/// Checks the templates of a theme against the vocabularies of pages, so that compiling them cannot fail.
struct TemplateCheck {
  private let templates: [String: Template]
  /// Names of all template files, also of those that could not be parsed.
  private let names: [String]
  /// The interface texts of both languages and the settings.
  private let constants: [String: String]
  private var report = Report()
  /// What each template comes to with its partials written in; nil when they make it too large.
  private var sizes: [String: Int?] = [:]
  /// Templates checked already, each with the scopes that it was used from.
  private var checked: Set<Use> = []

  private struct Use: Hashable {
    let template: String
    let scopes: [String]
    /// Without it, a long chain of partials would pass whose end was checked before its beginning.
    let depth: Int
  }

  /// Checks the template of each page with all partials it leads to, then those that no page leads to.
  static func check(
    _ templates: [String: Template], of folder: ThemeFolder, for pages: [PageTemplate], into report: inout Report
  ) {
    var check = TemplateCheck(templates, of: folder)
    for page in pages {
      if let template = templates[page.name], check.size(of: template) != nil {
        check.check(template, in: Scopes(of: page.names, constants: check.constants), path: [template.name])
      }
    }
    let used = Set(check.checked.map(\.template))
    for template in templates.values.sorted(by: { $0.name < $1.name })
    where !used.contains(template.name) && check.size(of: template) != nil {
      check.check(template, in: nil, path: [template.name])
    }
    report.add(contentsOf: check.report)
  }

  private init(_ templates: [String: Template], of folder: ThemeFolder) {
    self.templates = templates
    names = folder.templates.keys.sorted()
    var texts: [String: String] = [:]
    for language in folder.texts.values { texts.merge(language.mapValues(\.value)) { $1 } }
    constants = Scopes.constants(texts: texts, settings: folder.settings)
  }

  /// How large a template is with its partials written in, and those within them; nil when a partial makes it too large, which
  /// is reported.
  private mutating func size(of template: Template) -> Int? {
    if let known = sizes[template.name] { return known }
    // Circles are reported elsewhere.
    sizes[template.name] = 0
    var size: Int? = 0
    add(template.nodes, to: &size)
    sizes[template.name] = .some(size)
    return size
  }

  private mutating func add(_ nodes: [Template.Node], to size: inout Int?) {
    for node in nodes {
      guard let before = size else { return }
      switch node {
      case .text(let text): size = before + text.utf8.count
      case .variable: size = before + tagSize
      case .section(_, _, let content):
        size = before + tagSize
        add(content, to: &size)
      case .partial(let tag):
        guard let template = templates[tag.name] else { continue }
        size = self.size(of: template).map { before + tagSize + $0 }
        if let size, size <= largestTemplate { continue }
        // One that is too large itself has a finding of its own.
        if size != nil { add(rules.tooLarge, tag) }
        size = nil
      }
    }
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
      if unescaped { add(rules.escapingNeeded, tag) }
    case .html:
      if !unescaped { add(rules.finishedHTML, tag) }
    case .flag, .texts, .list, .group:
      add(rules.notPrintable, tag)
    case nil:
      break
    }
  }

  private mutating func checkPartial(_ tag: Template.Tag, in scopes: Scopes?, path: [String]) {
    guard let template = templates[tag.name] else {
      if !names.contains(tag.name) { add(rules.missingPartial, tag, nearest: names) }
      return
    }
    guard !path.contains(tag.name) else {
      add(rules.recursion, tag)
      return
    }
    guard path.count < deepestPartials else {
      add(rules.deepPartials, tag)
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
      case .name(let known): add(rules.unknownName, tag, nearest: known)
      case .currentValue: add(rules.noCurrentValue, tag)
      }
      return nil
    }
  }

  /// - Parameter known: the names among which the nearest is suggested.
  private mutating func add(_ rule: Rule, _ tag: Template.Tag, nearest known: [String] = []) {
    report.add(
      rule, tag.name, at: tag.location, length: tag.length, suggesting: nearestName(to: tag.name, in: known))
  }
}

/// Bytes of a template with all partials written in: partials that use others several times grow without bound.
private let largestTemplate = 1 << 20
/// What a tag counts, in bytes.
private let tagSize = 32
/// Deeper than any sensible theme; compiling and rendering descend by recursion.
private let deepestPartials = 16

package struct TemplateRules: RuleTable {
  let unknownName = Rule(
    "theme.unknown-name",
    vi: "không có tên “{0}” ở chỗ này", hint: "xem bảng tên trong themes/README.md",
    en: "there is no name ‘{0}’ here", hint: "see the tables of names in themes/README.md")
  let noCurrentValue = Rule(
    "theme.unknown-name",
    vi: "“.” ở chỗ này không phải là một giá trị",
    hint: "chỉ dùng {{.}} trong đoạn mở bằng một danh sách chữ, như {{#aliases}}{{.}}{{/aliases}}",
    en: "‘.’ is not a value here",
    hint: "use {{.}} only in a section over a list of texts, as in {{#aliases}}{{.}}{{/aliases}}")
  let notPrintable = Rule(
    "theme.wrong-kind",
    vi: "“{0}” không phải là chữ hay số nên không in ra được",
    hint: "mở đoạn {{#{0}}}…{{/{0}}} rồi dùng các tên bên trong",
    en: "‘{0}’ is no text or number and cannot be printed",
    hint: "open a section {{#{0}}}…{{/{0}}} and use the names inside it")
  let escapingNeeded = Rule(
    "theme.escaping",
    vi: "“{0}” là chữ thường, in nguyên trạng như HTML thì không an toàn", hint: "viết {{{0}}}",
    en: "‘{0}’ is plain text; printing it as HTML is not safe", hint: "write {{{0}}}")
  let finishedHTML = Rule(
    "theme.escaping",
    vi: "“{0}” đã là HTML, in như chữ thường thì độc giả thấy mã HTML", hint: "viết {{{{0}}}}",
    en: "‘{0}’ is HTML; printed as text, readers would see its tags", hint: "write {{{{0}}}}")
  let missingPartial = Rule(
    "theme.missing-partial",
    vi: "không có tệp templates/{0}.mustache", hint: "thêm tệp ấy hoặc sửa tên",
    en: "there is no file templates/{0}.mustache", hint: "add the file or correct the name")
  let recursion = Rule(
    "theme.recursion",
    vi: "mảnh “{0}” gọi lại chính nó, trực tiếp hoặc qua mảnh khác", hint: "bỏ thẻ này hoặc viết hẳn nội dung ra",
    en: "the partial ‘{0}’ uses itself, directly or through another", hint: "remove this tag or write the content out")
  let tooLarge = Rule(
    "theme.size",
    vi: "với mảnh “{0}”, khuôn mẫu lớn hơn \(largestTemplate >> 20) MiB", hint: "gọi mảnh này ít lần hơn",
    en: "with the partial ‘{0}’ the template is larger than \(largestTemplate >> 20) MiB",
    hint: "use the partial less often")
  let deepPartials = Rule(
    "theme.recursion",
    vi: "các mảnh gọi nhau quá \(deepestPartials) cấp", hint: "gộp bớt các mảnh",
    en: "partials use one another more than \(deepestPartials) levels deep", hint: "join some of the partials")

  package init() {}
}
private let rules = TemplateRules()
