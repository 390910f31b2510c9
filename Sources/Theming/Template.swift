internal import Diagnostics

/// A template file cut into its tags, each with its place.
///
/// Of Mustache the theme language keeps variables, sections, inverted sections, partials and comments.
struct Template {
  struct Tag {
    let name: String
    /// Place of the name.
    let location: SourceLocation
  }

  indirect enum Node {
    /// As it is printed: without the lines that only a tag stood on.
    case text(String)
    case variable(Tag, unescaped: Bool)
    case section(Tag, inverted: Bool, [Node])
    case partial(Tag)
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
}
