import Archiving
import Citations
import Diagnostics
import Foundation
import Outputs
import Pages
import Records
import TestSupport
import Testing
import Texts
import Theming

/// What the guides say of names, texts and findings is generated from the tables of the program. In the guides it stands
/// between the comments `<!-- generated: … -->` and `<!-- end -->`.
///
/// After a change of these tables, write the guides anew, look at what became of them, and commit it:
///
///     RECORD_GUIDES=1 swift test --filter GuideTests
@Suite struct GuideTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GUIDES"] != nil

  @Test(arguments: [
    ("themes/README.md", Language.en, 4), ("content/README.md", .vi, 16), ("content/README.en.md", .en, 16),
  ])
  func generatedPartsAreFresh(_ path: String, _ language: Language, _ count: Int) throws {
    let file = URL(filePath: repositoryRoot).appending(path: path)
    let guide = try String(contentsOf: file, encoding: .utf8)
    let parts = /(<!-- generated: (.+) -->\n)((?s).*?)(<!-- end -->)/
    #expect(guide.matches(of: parts).count == count)
    let fresh = guide.replacing(parts) { part in
      part.output.1 + "\n" + Guide.part(part.output.2, in: language) + "\n" + part.output.4
    }
    guard fresh != guide else { return }
    if Self.isRecording { try fresh.write(to: file, atomically: true, encoding: .utf8) }
    Issue.record(Self.isRecording ? "\(path) has been rewritten" : "\(path) is stale, see GuideTests")
  }

  /// Editors look findings up in their guide, theme authors in theirs.
  @Test(arguments: ["themes/README.md", "content/README.md", "content/README.en.md"])
  func everyCodeIsInOneTable(_ path: String) throws {
    let guide = try String(contentsOf: URL(filePath: repositoryRoot).appending(path: path), encoding: .utf8)
    for code in Set(Guide.rules.map(\.code)) where code.hasPrefix("theme.") == path.hasPrefix("themes/") {
      #expect(guide.components(separatedBy: "| `\(code)` |").count == 2, "\(code)")
    }
  }

  @Test func everyTableOfRulesIsInTheCatalogue() throws {
    let sources = URL(filePath: repositoryRoot).appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
    let declared = try files.flatMap { file in
      try String(contentsOf: sources.appending(path: file), encoding: .utf8).matches(of: /struct (\w+): RuleTable/)
        .map { String($0.output.1) }
    }
    #expect(declared.sorted() == RuleCatalogue.tables.map { "\($0)" }.sorted())
  }

  /// Guides and checks take vocabularies of one name for one.
  @Test func vocabulariesOfOneNameHaveTheSameNames() {
    var all: [String: [String]] = [:]
    func check(_ names: Names) {
      let described = names.all.map { "\($0.name): \($0.kind). \($0.meaning)" } + [names.summary]
      #expect(all[names.name] ?? described == described, "\(names.name)")
      guard all.updateValue(described, forKey: names.name) == nil else { return }
      for part in names.all.compactMap(\.kind.part) { check(part) }
    }
    for page in PageKind.templates { check(page.names) }
  }

  /// `text` and `settings` always mean the theme's own, and would hide a name of a page.
  @Test func namesAreDescribedAndCanBeReached() {
    for names in PageKind.vocabularies {
      #expect(!names.all.contains { $0.name == "text" || $0.name == "settings" }, "\(names.name)")
      #expect(names.all.allSatisfy { !$0.meaning.isEmpty }, "\(names.name)")
    }
  }
}

/// The generated parts of the guides.
enum Guide {
  static let rules = RuleCatalogue.tables.flatMap { $0.all }

  /// - Parameter name: what the comment before it names: `findings` is followed by the first parts of the codes, `keys` by
  ///   a kind.
  static func part(_ name: Substring, in language: Language) -> String {
    switch name {
    case "pages": return pages
    case "vocabularies": return PageKind.vocabularies.dropFirst(pageCount).map(vocabulary).joined(separator: "\n")
    case "texts": return texts
    case "rules": return rulesOfDocuments(in: language)
    case _ where name.hasPrefix("keys "):
      guard let kind = ContentKind(rawValue: String(name.dropFirst(5))) else { preconditionFailure("\(name)") }
      return keys(of: kind, in: language)
    default: return findings(of: name.split(separator: " ").dropFirst().map(String.init), in: language)
    }
  }

  // MARK: Names

  private static let pageCount = Set(PageKind.templates.map(\.name)).count

  /// What all pages have, then what each has beside it.
  private static var pages: String {
    let pages = PageKind.vocabularies.prefix(pageCount)
    let common = pages.map { $0.all.map(\.name) }.reduce(pages[0].all.map(\.name)) { common, names in
      zip(common, names).prefix { $0 == $1 }.map(\.0)
    }
    let head = "### Every page\n\nThese names stand beside those of the page itself.\n\n"
    return
      ([head + table(pages[0].all.prefix(common.count))]
      + pages.map { page in
        "### \(page.name).mustache\n\n\(page.summary)\n"
          + (page.all.count > common.count ? "\n" + table(page.all.dropFirst(common.count)) : "")
      }).joined(separator: "\n")
  }

  private static func vocabulary(_ names: Names) -> String {
    "### \(names.name)\n\n\(names.summary)\n\n" + table(names.all[...])
  }

  private static func table(_ names: ArraySlice<Name>) -> String {
    table(
      ["Name", "Kind", "Meaning"],
      names.map { name in
        let kind = name.kind.part.map { part in
          name.kind.description.replacing(part.name, with: "[\(part.name)](#\(part.name.lowercased()))")
        }
        return ["`\(name.name)`", kind ?? name.kind.description, name.meaning]
      })
  }

  private static var texts: String {
    table(
      ["Key", "In braces", "Used for"],
      PageKind.interfaceTexts.map { text in
        let placeholders = text.placeholders.map { "`{\($0)}`" }.joined(separator: ", ")
        return ["`\(text.key)`", placeholders.isEmpty ? "–" : placeholders, text.use]
      })
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.enumerated().map { index, row in
      index == 0 ? row + "|" + String(repeating: "---|", count: head.count) + "\n" : row
    }.joined()
  }

  // MARK: Keys

  /// Those of the kind itself; the guide tells in words of the keys within them.
  private static func keys(of kind: ContentKind, in language: Language) -> String {
    let required = Set(kind.keys.keys.filter(\.isRequired).map { "\(kind).\($0.name)" })
    let keys = KeyDescription.all.filter { $0.path.hasPrefix("\(kind).") && $0.path.count { $0 == "." } == 1 }
    let hasExamples = keys.contains { $0.example != nil }
    let words = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    return table(
      [words("Khóa", "Key"), words("Ý nghĩa", "Meaning")]
        + (kind == .site ? [] : [words("Bắt buộc", "Required")])
        + (hasExamples ? [kind == .site ? words("Mặc định", "Default") : words("Ví dụ", "Example")] : []),
      keys.map { key in
        ["`\(key.path.dropFirst(kind.rawValue.count + 1))`", key.meaning[language]]
          + (kind == .site
            ? []
            : [key.required?[language] ?? (required.contains(key.path) ? words("có", "yes") : words("không", "no"))])
          + (hasExamples ? [key.example?[language] ?? "–"] : [])
      })
  }

  // MARK: Rules of documents

  private static func rulesOfDocuments(in language: Language) -> String {
    let words = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    return table(
      [
        words("Quy định", "Rules"), "`branch`", words("Từ ngày", "From"), words("Thành phần", "Components"),
        words("Số", "Number"), "`type`",
      ],
      DocumentRules.all.map { rules in
        let grounds = rules.kindsWithGrounds.map { "`\($0)`: \(DocumentRules.Component.grounds.words[language])" }
        return [
          rules.name, "`\(rules.branch)`", rules.firstDay.vietnamese,
          (rules.components.map(\.words[language]) + grounds).joined(separator: "; "),
          rules.number + (rules.padsNumbers ? words("; dưới 10 có số 0", "; below 10 with a zero") : ""),
          rules.kinds.map { "`\($0)`" }.joined(separator: ", "),
        ]
      })
  }

  // MARK: Findings

  /// One row a code; the rules of a code on lines of their own.
  private static func findings(of prefixes: [String], in language: Language) -> String {
    var codes: [String] = []
    for rule in rules where prefixes.contains(where: rule.code.hasPrefix) && !codes.contains(rule.code) {
      codes.append(rule.code)
    }
    return table(
      language == .vi ? ["Mã", "Nghĩa", "Cách sửa"] : ["Code", "Meaning", "How to mend it"],
      codes.map { code in
        let rules = rules.filter { $0.code == code }
        return [
          "`\(code)`", lines(rules.map { severity($0, language) + cell($0.message[language]) }),
          lines(rules.map { cell($0.hint[language]) }),
        ]
      })
  }

  private static func severity(_ rule: Rule, _ language: Language) -> String {
    rule.severity == .error ? "" : "(\(rule.severity.word[language])) "
  }

  private static func lines(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "<br>")
  }

  /// A text of a rule as Markdown, with an ellipsis for what a finding puts in. `_` within a word is no markup.
  private static func cell(_ text: String) -> String {
    text.replacing(/\{\d\}/, with: "…").replacing(/[\\`*\[<|]|_(?!\w)/) { "\\" + $0.output }
  }
}
