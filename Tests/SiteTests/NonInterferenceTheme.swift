// A theme that prints every field of every view, made from the vocabulary: what gets into a view gets into the output.

import Citations
import Files
import Archiving
import Diagnostics

@testable import Theming

enum PlainTheme {
  static let name = "plain"

  static let themes: SourceTree = {
    var files = ["theme.yml": "name: Plain\nversion: 1.0.0\n", "assets/style.css": "body {}\n"]
    for page in Theme.pages { addTemplate(page.template, page.vocabulary, to: &files) }
    for language in Language.allCases {
      files["texts/\(language.rawValue).yml"] = InterfaceText.required.map { text in
        "\(text.key): \"\(text.key)\(text.placeholders.map { " {\($0)}" }.joined())\"\n"
      }.joined()
    }
    return SourceTree(files: files.map { SourceFile(path: "themes/\(name)/\($0)", bytes: Array($1.utf8)) })
  }()

  /// One line a value, with the value's name before it; a view is a partial.
  private static func addTemplate(_ name: String, _ vocabulary: [Vocabulary], to files: inout [String: String]) {
    let path = "templates/\(name).mustache"
    guard files[path] == nil else { return }
    files[path] = vocabulary.map { field in
      let name = field.name
      switch field.kind {
      case .text, .number: return "\(name)={{\(name)}}\n"
      case .html: return "\(name)={{{\(name)}}}\n"
      case .flag: return "{{#\(name)}}\(name)\n{{/\(name)}}"
      case .texts: return "{{#\(name)}}\(name)={{.}}\n{{/\(name)}}"
      case .list(let view), .view(let view): return "{{#\(name)}}\(name):\n{{>\(view)}}{{/\(name)}}"
      }
    }.joined()
    for case .list(let view) in vocabulary.map(\.kind) { addTemplate("\(view)", view.vocabulary, to: &files) }
    for case .view(let view) in vocabulary.map(\.kind) { addTemplate("\(view)", view.vocabulary, to: &files) }
  }
}
