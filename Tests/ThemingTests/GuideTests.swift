import Diagnostics
import Foundation
import Testing

@testable import Theming

/// `themes/README.md` names exactly what there is.
@Suite struct GuideTests {
  /// The rows of the first table under each heading of level 2 or 3, each as its cells.
  private static func tables() throws -> [String: [[String]]] {
    let guide = try String(contentsOf: ThemeFiles.folder.appending(path: "README.md"), encoding: .utf8)
    var tables: [String: [[String]]] = [:]
    var heading = ""
    for line in guide.split(separator: "\n") {
      if line.hasPrefix("## ") || line.hasPrefix("### ") {
        heading = line.drop { $0 == "#" || $0 == " " }.description
        tables[heading] = []
      } else if line.hasPrefix("|") {
        tables[heading, default: []].append(line.dropFirst().dropLast().split(separator: "|").map(cell))
      }
    }
    // Without the two rows that make a table of it.
    return tables.mapValues { Array($0.dropFirst(2)) }
  }

  /// The text of a cell without white space, code marks and links.
  private static func cell(_ source: Substring) -> String {
    let text = source.replacing(/\[(\w+)\]\(#\w+\)/) { $0.output.1 }
    return text.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
  }

  /// All views that a template can reach from a page.
  private static func views() -> [(name: String, vocabulary: ArraySlice<Vocabulary>)] {
    let head = PageHead.vocabulary.count
    var found = [("PageHead", PageHead.vocabulary[...])] + Theme.pages.map { ("\($0)", $0.vocabulary.dropFirst(head)) }
    var index = 0
    while index < found.count {
      for field in found[index].1 {
        guard let view = field.kind.view, !found.contains(where: { $0.0 == "\(view)" }) else { continue }
        found.append(("\(view)", view.vocabulary[...]))
      }
      index += 1
    }
    return found
  }

  @Test func everyNameOfEveryViewIsDescribed() throws {
    let tables = try Self.tables()
    for (view, vocabulary) in Self.views() {
      let described = tables[view]?.map { "\($0[0]): \($0[1])" }
      #expect(described == vocabulary.map { "\($0.name): \($0.kind.identity)" }, "\(view)")
      #expect(tables[view]?.allSatisfy { !$0[2].isEmpty } == true, "\(view)")
    }
  }

  @Test func everyRequiredTextIsListed() throws {
    let listed = try Self.tables()["Texts that every theme has"]?.map { "\($0[0]) \($0[1])" }
    let required = InterfaceText.required.map { text in
      let placeholders = text.placeholders.map { "{\($0)}" }.joined(separator: "`, `")
      return "\(text.key) \(placeholders.isEmpty ? "–" : placeholders)"
    }
    #expect(listed == required)
  }

  @Test func everyFindingIsListed() throws {
    let listed = try Self.tables()["Findings"]?.map { $0[0] }
    #expect(listed == DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("theme.") })
  }

  /// `text` and `settings` always mean the theme's own, and would hide a field of that name.
  @Test func noViewHasAFieldCalledTextOrSettings() {
    for (view, vocabulary) in Self.views() {
      #expect(!vocabulary.contains { $0.name == "text" || $0.name == "settings" }, "\(view)")
    }
  }
}

extension Vocabulary.Kind {
  fileprivate var view: (any View.Type)? {
    switch self {
    case .list(let view), .view(let view): view
    case .text, .html, .flag, .number, .texts: nil
    }
  }
}
