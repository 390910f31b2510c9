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
    case text(String)
    case variable(Tag, unescaped: Bool)
    case section(Tag, inverted: Bool, [Node])
    case partial(Tag)
    case comment
  }

  /// Path below `templates/` without `.mustache`.
  let name: String
  let nodes: [Node]

  /// Reports all errors of syntax; nil when there were any.
  init?(parsing text: String, named name: String, file: String, into report: inout Report) {
    var scanner = TemplateScanner(text, file: file)
    scanner.scan()
    for finding in scanner.findings { report.add(finding) }
    guard scanner.findings.isEmpty else { return nil }
    self.name = name
    nodes = scanner.nodes
  }

  /// The template as swift-mustache renders it.
  ///
  /// - Parameter constants: values that are the same on all pages, by name, ready for HTML. They are written into the
  ///   template, because looking a name up is what takes the time of rendering.
  func compiled(with constants: [String: String]) -> MustacheTemplate {
    var source = ""
    Self.write(nodes, with: constants, into: &source)
    // swift-mustache looks for a second brace behind the end.
    if source.utf8.last == UInt8(ascii: "{") { source += "\n" }
    do {
      return try MustacheTemplate(string: source)
    } catch {
      preconditionFailure("swift-mustache refuses \(name), which TemplateScanner let through: \(error)")
    }
  }

  /// Values arrive escaped, so every variable becomes an unescaped one.
  private static func write(_ nodes: [Node], with constants: [String: String], into source: inout String) {
    for node in nodes {
      switch node {
      case .text(let text):
        source += text
      case .variable(let tag, _):
        source += constants[tag.name] ?? "{{{\(tag.name)}}}"
      case .section(let tag, let inverted, let content):
        source += inverted ? "{{^\(tag.name)}}" : "{{#\(tag.name)}}"
        write(content, with: constants, into: &source)
        source += "{{/\(tag.name)}}"
      case .partial(let tag):
        source += "{{>\(tag.name)}}"
      case .comment:
        source += "{{!}}"
      }
    }
  }
}
