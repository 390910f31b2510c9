internal import Diagnostics
internal import Mustache

/// A template file cut into its tags, each with its place.
///
/// Rendering is swift-mustache's; but its tokens are internal and without places, so what the checks need is read here.
/// Of Mustache the theme language keeps variables, sections, inverted sections, partials and comments.
struct Template {
  struct Tag {
    let name: String
    /// Place of the name.
    let location: SourceLocation
  }

  indirect enum Node {
    case variable(Tag, unescaped: Bool)
    case section(Tag, inverted: Bool, [Node])
    case partial(Tag)
  }

  /// Path below `templates/` without `.mustache`.
  let name: String
  let nodes: [Node]
  /// The template as swift-mustache gets it.
  ///
  /// Values arrive escaped, so every variable is an unescaped one. White space before a partial that opens its line is
  /// dropped: swift-mustache would repeat it before every line the partial prints, also inside a `pre`.
  let source: String

  /// Reports all errors of syntax; nil when there were any.
  init?(parsing text: String, named name: String, file: String, into report: inout Report) {
    var scanner = TemplateScanner(text, file: file)
    scanner.scan()
    for finding in scanner.findings { report.add(finding) }
    guard scanner.findings.isEmpty else { return nil }
    self.name = name
    nodes = scanner.nodes
    source = String(decoding: scanner.output, as: UTF8.self)
  }

  /// The template as swift-mustache renders it.
  var compiled: MustacheTemplate {
    do {
      return try MustacheTemplate(string: source)
    } catch {
      preconditionFailure("swift-mustache refuses \(name), which TemplateScanner let through: \(error)")
    }
  }
}
