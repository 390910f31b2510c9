// What the script of a list filters and sorts: the rows of all its pages, in files of their own.

import Archiving
import Citations
package import Diagnostics
import Records
import Texts
import Theming

/// The rows of one list.
private struct ListRows {
  /// What rows are chosen by.
  struct Facet {
    /// In the address of a choice, and behind `filter-` the interface text of its name.
    let key: String
    /// Each row has some of these, by their indices.
    private(set) var values: [String] = []
    private var indices: [String: Int] = [:]

    init(_ key: String) { self.key = key }

    mutating func indices(of texts: [String]) -> [Int] {
      texts.map { text in
        if let index = indices[text] { return index }
        indices[text] = values.count
        values.append(text)
        return values.count - 1
      }
    }
  }

  let name: String
  var facets: [Facet]
  /// The orders that can be chosen, the one that the rows are in first; the others by a column of numbers, or by title.
  let orders: [String]
  var rows: [JSON] = []

  init(_ name: String, facets: [String], orders: [String]) {
    self.name = name
    self.facets = facets.map(Facet.init)
    self.orders = orders
  }

  /// - Parameters:
  ///   - facts: lines of text: what stands above the title, the number, what stands below the title.
  ///   - values: of each facet.
  ///   - sorting: a number for each order that is not by title.
  ///   - effect: the first and the last day of its effect.
  mutating func add(
    _ link: Link, facts: [String], values: [[String]], sorting: [Int], effect: [String] = []
  ) {
    let indices = facets.indices.map { facets[$0].indices(of: values[$0]) }
    rows.append([
      .string(link.title), .string(link.url), .array(facts.map(JSON.string)),
      .array(indices.map { .array($0.map(JSON.number)) }), .array(sorting.map(JSON.number)),
      .array(effect.map(JSON.string)),
    ])
  }

  /// Rows of a file: with titles of usual length it has 100 to 200 kB.
  static let size = 500

  /// The files by path: the first says what there is to choose, the others hold the rows.
  func files(_ theme: Theme) -> [(path: String, json: JSON)] {
    let facets = facets.enumerated().filter { $1.values.count > 1 || $1.key == "effect" }.map { column, facet in
      JSON.object([
        ("key", .string(facet.key)), ("label", .string(theme.text("filter-" + facet.key))),
        ("column", .number(column)),
        ("values", .array(facet.values.map(JSON.string))),
      ])
    }
    let orders = orders.map { order in
      JSON.object([("key", .string(order)), ("label", .string(theme.text("sort-" + order)))])
    }
    let parts = stride(from: 0, to: rows.count, by: Self.size).map { Array(rows[$0..<min(rows.count, $0 + Self.size)]) }
    let head = JSON.object([
      ("count", .number(rows.count)), ("files", .number(parts.count)), ("facets", .array(facets)),
      ("orders", .array(orders)),
    ])
    return [("lists/\(name).json", head)]
      + parts.enumerated().map { ("lists/\(name)-\($0).json", JSON.array($1)) }
  }
}

extension PageKind {
  static let listTexts =
    ["year", "type", "issuer", "level", "topic", "term", "dating", "effect", "initial", "sharing"].map {
      InterfaceText("filter-" + $0, "what a list is filtered by")
    } + ["newest", "oldest", "title", "plans"].map { InterfaceText("sort-" + $0, "an order of a list") }
    + ["stated", "inferred", "unknown"].map { InterfaceText("dating-" + $0, "a choice of the filter by dates") }
    + ["several", "one"].map { InterfaceText("sharing-" + $0, "a choice of the filter by shared slogans") }
}

extension Site {
  /// Where the script finds what there is to choose in a list.
  func rowsURL(of list: String) -> String { url(Route(path: "lists/\(list).json")) }

  /// The files that the script of lists reads, by path.
  package var listFiles: [(path: String, json: JSON)] { planRows.files(theme) + sloganRows.files(theme) }

  private var planRows: ListRows {
    var list = ListRows(
      "plans", facets: ["year", "type", "issuer", "level", "topic", "term", "dating", "effect"],
      orders: ["newest", "oldest", "title"])
    for (index, plan) in archive.plans.enumerated() {
      let place = Place(self, index)
      let dating = plan.issued.isInferred ? "inferred" : plan.issued.earliest == nil ? "unknown" : "stated"
      let issuers = issuers[index]
      list.add(
        planLink(index),
        facts: [
          label(plan.kind), plan.number?.value.written ?? "",
          [place.issuer, label(plan.issued)].compactMap(\.self).joined(separator: " · "),
        ],
        values: [
          [plan.issued.year.map(String.init) ?? theme.text("year-unknown")], [label(plan.kind)],
          issuers.map { archive.bodies[$0].name },
          issuers.prefix(1).compactMap { archive.bodies[$0].level.map { label($0) } },
          plan.topics, [plan.term].compactMap(\.self), [theme.text("dating-" + dating)], [],
        ],
        sorting: [index, -index],
        effect: plan.effective == nil && plan.expires == nil
          ? [] : [plan.effective?.iso ?? "", plan.expires?.iso ?? ""])
    }
    return list
  }

  private var sloganRows: ListRows {
    var list = ListRows(
      "slogans", facets: ["year", "topic", "initial", "sharing"], orders: ["plans", "newest", "title"])
    for (rank, index) in slogansByPlans.enumerated() {
      let slogan = archive.slogans[index]
      let plans = slogan.plans.map { archive.plans[$0] }
      var topics: Set<String> = []
      list.add(
        Link("“\(slogan.text)”", sloganURLs[index]), facts: ["", "", Place(self, index).sloganCounts ?? ""],
        values: [
          Set(plans.compactMap(\.issued.year)).sorted(by: >).map(String.init),
          plans.flatMap(\.topics).filter { topics.insert($0).inserted },
          [VietnameseLetter(initialOf: slogan.text)?.letter.uppercased() ?? "0–9"],
          [theme.text(plans.count > 1 ? "sharing-several" : "sharing-one")],
        ],
        sorting: [rank, slogan.plans.min() ?? 0])
    }
    return list
  }
}
