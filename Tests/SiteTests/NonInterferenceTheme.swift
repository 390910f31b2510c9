// A theme that prints every name of every vocabulary: what pages can show gets into the output.

import Diagnostics
import Files
import Outputs
import Pages
import Theming

enum PlainTheme {
  static let name = "names"
  static let cache = ThemeCache()

  static let themes: SourceTree = {
    var files = [
      "theme.yml": "name: Plain\nversion: 1.0.0\n", "assets/style.css": "body {}\n", "assets/colours.css": "a {}\n",
    ]
    for names in PageKind.vocabularies { files["templates/\(names.name).mustache"] = template(names) }
    for language in Language.allCases {
      files["texts/\(language.rawValue).yml"] = PageKind.interfaceTexts.map { text in
        "\(text.key): \"\(text.key)\(text.placeholders.map { " {\($0)}" }.joined())\"\n"
      }.joined()
    }
    return SourceTree(files: files.map { SourceFile(path: "themes/\(name)/\($0)", bytes: Array($1.utf8)) })
  }()

  /// One line a value, with its vocabulary and name before it; the vocabulary of a section is a partial.
  private static func template(_ names: Names) -> String {
    names.all.map { field in
      let (name, label) = (field.name, "\(names.name).\(field.name)")
      return switch field.kind {
      case .text, .number: "\(label)={{\(name)}}\n"
      case .html: "\(label)={{{\(name)}}}\n"
      case .flag: "{{#\(name)}}\(label)=yes\n{{/\(name)}}"
      case .texts: "{{#\(name)}}\(label)={{.}}\n{{/\(name)}}"
      case .list(let part), .group(let part): "{{#\(name)}}\(label)=:\n{{>\(part.name)}}{{/\(name)}}"
      }
    }.joined()
  }
}

extension PageKind {
  /// What templates may read: the vocabulary of each template, then those of its sections.
  static let vocabularies: [Names] = {
    var all: [Names] = []
    func add(_ names: Names) { if !all.contains(where: { $0.name == names.name }) { all.append(names) } }
    templates.map(\.names).forEach(add)
    var next = 0
    while next < all.count {
      all[next].all.compactMap(\.kind.part).forEach(add)
      next += 1
    }
    return all
  }()
}

extension Name.Kind {
  /// The vocabulary of a list or group.
  var part: Names? {
    switch self {
    case .list(let names), .group(let names): names
    case .text, .html, .flag, .number, .texts: nil
    }
  }
}
