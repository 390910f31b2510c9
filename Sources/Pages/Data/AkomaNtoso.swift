// Plans in Akoma Ntoso 3.0 (OASIS LegalDocML), the XML of parliaments and gazettes.

import Archiving
import Citations
package import Diagnostics
package import Records
import Texts

/// A plan as a document of Akoma Ntoso, with its sections, references and lifecycle.
package struct AkomaNtoso: Sendable {
  static let fileName = "akn.xml"

  private let place: Place
  private var plan: Plan { place.plan }
  private var site: Site { place.site }

  /// Those of all plans, by their routes.
  package static func all(of site: Site) -> [(route: Route, document: AkomaNtoso)] {
    site.archive.plans.enumerated().map { index, plan in
      (Route(path: site.settings.route(ofPlan: plan.id).path + fileName), AkomaNtoso(place: Place(site, index)))
    }
  }

  /// - Throws: when the machine refuses to read the text, which was put aside.
  package func bytes() throws(EnvironmentError) -> [UInt8] {
    let body = try site.html(of: plan.text, in: plan.file)
    var xml = [UInt8].xmlDeclaration
    xml += "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n".utf8
    xml.append(tag: "doc", [("name", plan.kind.rawValue)])
    xml += "\n<meta>\n".utf8
    addIdentification(to: &xml)
    addMetadata(to: &xml)
    xml += "</meta>\n<preface>\n<longTitle><p>".utf8
    xml.append(element: "docTitle", plan.title.value)
    xml += "</p></longTitle>\n".utf8
    for issuer in place.issuers { xml.append(element: "p", issuer.title) }
    xml.append(element: "p", plan.number?.value.written)
    xml.append(element: "p", site.label(plan.issued))
    xml += "</preface>\n<mainBody>\n".utf8
    AkomaNtosoBody(of: body, origin: site.settings.baseURL?.origin ?? "").write(to: &xml)
    xml += "</mainBody>\n".utf8
    let signatory = [plan.signatory?.authority, plan.signatory?.role, plan.signatory?.name?.value].compactMap(\.self)
    if !signatory.isEmpty {
      xml += "<conclusions>\n".utf8
      for line in signatory { xml.append(element: "p", line) }
      xml += "</conclusions>\n".utf8
    }
    return xml + "</doc>\n</akomaNtoso>\n".utf8
  }

  // MARK: Metadata

  /// The date of the work, which must be a whole day: the stated one, else a bound. Where nothing is known, it is not before
  /// the first day there is.
  private var date: (name: String, day: String) {
    if let stated = plan.statedDate { return (stated.day == nil ? "notBefore" : "issued", stated.firstDay) }
    if let earliest = plan.issued.earliest { return ("notBefore", earliest.firstDay) }
    return plan.issued.latest.map { ("notAfter", $0.lastDay) } ?? ("notBefore", "0001-01-01")
  }

  /// By the naming convention of Akoma Ntoso: country, type, kind, issuer, date and, in the place of a number, the ID.
  private var workAddress: String {
    "/akn/vn/doc/\(plan.kind.rawValue)/\(plan.issuers[0].value)/\(date.day)/\(plan.id)"
  }

  private var language: String {
    let tag = site.settings.contentLanguage
    return ["vi": "vie", "en": "eng"][tag] ?? tag
  }

  private func addIdentification(to xml: inout [UInt8]) {
    let edited = plan.updated ?? plan.added
    let expression = "\(workAddress)/\(language)@\(edited?.firstDay ?? "")"
    xml += "<identification source=\"#site_archive\">\n".utf8
    for (element, this, address) in [
      ("FRBRWork", workAddress + "/!main", workAddress), ("FRBRExpression", expression + "/!main", expression),
      ("FRBRManifestation", expression + "/!main.xml", expression + ".xml"),
    ] {
      let isWork = element == "FRBRWork"
      xml += "<\(element)>\n".utf8
      addEmpty("FRBRthis", [("value", this)], to: &xml)
      addEmpty("FRBRuri", [("value", address)], to: &xml)
      if isWork {
        addEmpty("FRBRalias", [("value", site.absolute(site.planURLs[place.index])), ("name", "url")], to: &xml)
      }
      let date = isWork ? date : edited.map { (name: "edited", day: $0.firstDay) } ?? date
      addEmpty("FRBRdate", [("date", date.day), ("name", date.name)], to: &xml)
      for author in isWork ? plan.issuers.map({ "#org_" + $0.value }) : ["#site_archive"] {
        addEmpty("FRBRauthor", [("href", author)], to: &xml)
      }
      if isWork {
        addEmpty("FRBRcountry", [("value", "vn")], to: &xml)
        addEmpty("FRBRsubtype", [("value", plan.kind.rawValue)], to: &xml)
        if let number = plan.number { addEmpty("FRBRnumber", [("value", number.value.written)], to: &xml) }
      } else if element == "FRBRExpression" {
        addEmpty("FRBRlanguage", [("language", language)], to: &xml)
      }
      xml += "</\(element)>\n".utf8
    }
    xml += "</identification>\n".utf8
  }

  private struct NamedRecord {
    let element: String
    let name: String?
    let link: Link
    /// What happened to this plan, and when.
    var event: (type: String, date: DocumentDate?)?
  }

  private func addMetadata(to xml: inout [UInt8]) {
    if !plan.topics.isEmpty {
      xml += "<classification source=\"#site_archive\">\n".utf8
      for topic in plan.topics {
        addEmpty(
          "keyword",
          [("value", RecordSet.key(ofTopic: topic)), ("showAs", topic), ("dictionary", "#site_archive")], to: &xml)
      }
      xml += "</classification>\n".utf8
    }
    let named = namedRecords
    var events: [(date: String, type: String, source: String)] = []
    if let day = plan.statedDate, day.day != nil { events.append((day.iso, "generation", "#ref_0")) }
    if let day = plan.expires, day.day != nil { events.append((day.iso, "repeal", "#ref_0")) }
    for (index, record) in named.enumerated() {
      guard let event = record.event, let day = event.date, day.day != nil else { continue }
      events.append((day.iso, event.type, "#ref_\(index + 1)"))
    }
    if !events.isEmpty {
      xml += "<lifecycle source=\"#site_archive\">\n".utf8
      for event in events.sorted(by: { ($0.date, $0.source) < ($1.date, $1.source) }) {
        addEmpty("eventRef", [("date", event.date), ("source", event.source), ("type", event.type)], to: &xml)
      }
      xml += "</lifecycle>\n".utf8
    }
    xml += "<references source=\"#site_archive\">\n".utf8
    addEmpty(
      "original", [("eId", "ref_0"), ("href", workAddress), ("showAs", plan.title.value)], to: &xml)
    for (index, record) in named.enumerated() {
      addEmpty(
        record.element,
        [
          ("eId", "ref_\(index + 1)"), ("name", record.name), ("href", site.absolute(record.link.url)),
          ("showAs", record.link.title),
        ], to: &xml)
    }
    // A plan can name a body twice.
    var issuers: Set<String> = []
    for (issuer, link) in zip(plan.issuers, place.issuers) where issuers.insert(issuer.value).inserted {
      addEmpty(
        "TLCOrganization",
        [("eId", "org_" + issuer.value), ("href", site.absolute(link.url)), ("showAs", link.title)], to: &xml)
    }
    addEmpty(
      "TLCOrganization",
      [("eId", "site_archive"), ("href", site.absolute(.home)), ("showAs", site.settings.title)], to: &xml)
    xml += "</references>\n".utf8
  }

  /// What the plan carries out, changes and is changed by; what its text cites stands there.
  private var namedRecords: [NamedRecord] {
    func named(_ relation: RelatedRecord.Relation, _ element: String, name: String? = nil) -> [NamedRecord] {
      site.archive.records(relation, ofPlan: place.index).compactMap { entry in
        entry.record.map { NamedRecord(element: element, name: name, link: link($0, entry.text.value)) }
      }
    }
    func naming(_ relation: RelatedRecord.Relation, _ event: String) -> [NamedRecord] {
      site.archive.plans(relation, .plan(place.index)).map { index in
        NamedRecord(
          element: "passiveRef", name: nil, link: site.planLink(index),
          event: (event, site.archive.plans[index].statedDate))
      }
    }
    return named(.basedOn, "TLCReference", name: "basis") + named(.replaces, "activeRef")
      + named(.amends, "activeRef") + naming(.replaces, "repeal") + naming(.amends, "amendment")
  }

  private func link(_ record: Reference, _ written: String) -> Link {
    switch record {
    case .plan(let index): site.planLink(index)
    case .document(let index): Link(written, site.documentURLs[index])
    }
  }

  private func addEmpty(_ name: String, _ attributes: [(name: String, value: String?)], to xml: inout [UInt8]) {
    xml.append(tag: name, attributes, end: "/>\n")
  }
}

extension DocumentDate {
  /// The last day that it can mean.
  fileprivate var lastDay: String {
    guard day == nil else { return iso }
    let month = iso + (month == nil ? "-12" : "")
    return (28...31).reversed().lazy.compactMap { DocumentDate("\(month)-\($0)") }.first?.iso ?? iso
  }
}

/// The safe HTML of a text in the elements of Akoma Ntoso. Of what these have no place for, the words stay.
private struct AkomaNtosoBody {
  fileprivate indirect enum Node {
    /// Escaped, as it stands in the HTML.
    case text(ArraySlice<UInt8>)
    case element(name: String, attributes: [(name: String, value: ArraySlice<UInt8>)], children: [Node])
  }

  private let nodes: [Node]
  /// Before addresses that begin with a slash.
  private let origin: String

  init(of html: [UInt8], origin: String) {
    var rest = html[...]
    nodes = Self.nodes(&rest)
    self.origin = origin
  }

  // MARK: Reading

  /// The nodes up to the end of the element that they stand in. How deep a text nests is bounded (`ParsingLimits`).
  private static func nodes(_ html: inout ArraySlice<UInt8>) -> [Node] {
    var nodes: [Node] = []
    while let first = html.first {
      guard first == UInt8(ascii: "<") else {
        let text = html.prefix { $0 != UInt8(ascii: "<") }
        nodes.append(.text(text))
        html = html[text.endIndex...]
        continue
      }
      // Quoted values have no `>` that is not a reference.
      let tag = html.prefix { $0 != UInt8(ascii: ">") }.dropFirst()
      html = html[tag.endIndex...].dropFirst()
      if tag.first == UInt8(ascii: "/") { return nodes }
      // A comment of cmark.
      if tag.first == UInt8(ascii: "!") { continue }
      let isWhole = tag.last == UInt8(ascii: "/")
      let nameBytes = tag.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
      let attributes = attributes(tag[nameBytes.endIndex...])
      let children = isWhole ? [] : Self.nodes(&html)
      nodes.append(
        .element(name: String(decoding: nameBytes, as: UTF8.self), attributes: attributes, children: children))
    }
    return nodes
  }

  private static func attributes(_ tag: ArraySlice<UInt8>) -> [(name: String, value: ArraySlice<UInt8>)] {
    var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    var rest = tag
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].drop { $0 == UInt8(ascii: " ") }
      let value = rest[equals...].dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
      attributes.append((String(decoding: name, as: UTF8.self), value))
      rest = rest[value.endIndex...].dropFirst()
    }
    return attributes
  }

  // MARK: Writing

  func write(to xml: inout [UInt8]) {
    var writer = Writer(origin: origin)
    var rest = nodes[...]
    writer.sections(&rest, below: 1)
    xml += writer.xml.isEmpty ? Array("<p/>\n".utf8) : writer.xml
  }

  private struct Writer {
    let origin: String
    var xml: [UInt8] = []

    /// What stands below a heading of a level: blocks, then the parts under the headings in it.
    mutating func sections(_ nodes: inout ArraySlice<Node>, below level: Int) {
      var own: [Node] = []
      while let node = nodes.first, node.level == nil, !node.isFootnotes {
        own.append(node)
        nodes.removeFirst()
      }
      let hasParts = nodes.first.map { ($0.level ?? 2) > level } ?? false
      if level > 1 { xml += hasParts ? "<intro>\n".utf8 : "<content>\n".utf8 }
      blocks(own)
      if level > 1 { xml += hasParts ? "</intro>\n".utf8 : "</content>\n".utf8 }
      while let node = nodes.first, (node.level ?? 2) > level, case .element(_, let attributes, let children) = node {
        nodes.removeFirst()
        let name = ["section", "subsection", "paragraph", "subparagraph", "level"][(node.level ?? 2) - 2]
        if node.isFootnotes {
          open(name, [("class", Array("footnotes".utf8)[...])])
          xml += "<content>\n".utf8
          blocks(children)
          xml += "</content>\n".utf8
        } else {
          open(name, attributes)
          element("heading", [], children)
          sections(&nodes, below: node.level ?? 2)
        }
        xml += "</\(name)>\n".utf8
      }
    }

    private mutating func blocks(_ nodes: [Node]) {
      var inlines: [Node] = []
      func isInline(_ node: Node) -> Bool {
        if case .element(let name, _, _) = node { !Self.blockNames.contains(name) } else { true }
      }
      for node in nodes {
        if isInline(node) {
          inlines.append(node)
        } else {
          paragraph(inlines)
          inlines = []
          block(node)
        }
      }
      paragraph(inlines)
    }

    private static let blockNames: Set<String> = [
      "p", "ul", "ol", "table", "blockquote", "pre", "hr", "div", "section", "h2", "h3", "h4", "h5", "h6",
    ]

    /// Text that stands between blocks, of which only the line breaks of the HTML say nothing.
    private mutating func paragraph(_ nodes: [Node]) {
      if nodes.contains(where: { !$0.isBlank }) { element("p", [], nodes) }
    }

    private mutating func block(_ node: Node) {
      guard case .element(let name, let attributes, let children) = node else { return }
      switch name {
      case "p", "pre": element("p", attributes, children)
      case "ul", "ol": list(name, attributes, children)
      case "table": table(children)
      case "hr": break
      case "blockquote", "div", "section":
        open("blockContainer", name == "blockquote" ? [("class", Array("quote".utf8)[...])] : attributes)
        blocks(children)
        xml += "</blockContainer>\n".utf8
      default:
        // A heading inside of a quotation or passage opens no section.
        xml += "<p>".utf8
        element("b", attributes, children)
        xml += "</p>\n".utf8
      }
    }

    private mutating func list(
      _ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)], _ children: [Node]
    ) {
      let first =
        attributes.first { $0.name == "start" }.flatMap { Int(String(decoding: $0.value, as: UTF8.self)) } ?? 1
      open(name, [])
      var number = first
      for case .element("li", var attributes, let children) in children {
        if name == "ol" { attributes.append(("value", Array(String(number).utf8)[...])) }
        number += 1
        open("li", attributes)
        listItem(children)
        xml += "</li>\n".utf8
      }
      xml += "</\(name)>\n".utf8
    }

    /// An item holds text, paragraphs and lists; of other blocks it holds the paragraphs.
    private mutating func listItem(_ children: [Node]) {
      for child in children {
        guard case .element(let name, let attributes, let inner) = child, Self.blockNames.contains(name) else {
          inline(child)
          continue
        }
        switch name {
        case "ul", "ol": list(name, attributes, inner)
        case "p", "pre", "h2", "h3", "h4", "h5", "h6": element("p", attributes, inner)
        case "table":
          for row in rows(inner) {
            xml += "<p>".utf8
            for (index, cell) in row.cells.enumerated() {
              if index > 0 { xml += " | ".utf8 }
              for node in cell.children { inline(node) }
            }
            xml += "</p>\n".utf8
          }
        default: listItem(inner)
        }
      }
    }

    private typealias Row = (
      attributes: [(name: String, value: ArraySlice<UInt8>)], cells: [(name: String, children: [Node])]
    )

    private func rows(_ children: [Node]) -> [Row] {
      children.flatMap { part -> [Row] in
        guard case .element(let name, let attributes, let inner) = part else { return [] }
        if name != "tr" { return rows(inner) }
        return [
          (
            attributes,
            inner.compactMap { cell in
              if case .element(let name, _, let children) = cell { (name, children) } else { nil }
            }
          )
        ]
      }
    }

    private mutating func table(_ children: [Node]) {
      open("table", [])
      for row in rows(children) {
        open("tr", row.attributes)
        for cell in row.cells {
          xml += "<\(cell.name)>".utf8
          element("p", [], cell.children)
          xml += "</\(cell.name)>\n".utf8
        }
        xml += "</tr>\n".utf8
      }
      xml += "</table>\n".utf8
    }

    private mutating func inline(_ node: Node) {
      guard case .element(let name, let attributes, let children) = node else {
        if case .text(let text) = node { xml += text }
        return
      }
      switch name {
      case "em": element("i", attributes, children)
      case "strong": element("b", attributes, children)
      case "sup": element("sup", [], children)
      case "br": xml += "<br/>".utf8
      case "img": open("img", attributes.filter { ["src", "alt"].contains($0.name) }, end: "/>")
      case "a" where attributes.contains { $0.name == "href" }:
        let isCitation = attributes.contains { $0.name == "class" && $0.value.elementsEqual("citation".utf8) }
        element(
          isCitation ? "ref" : "a", attributes.filter { $0.name == "href" || $0.name == "id" || $0.name == "title" },
          children)
      default: element("span", attributes.filter { $0.name == "id" }, children)
      }
    }

    private mutating func element(
      _ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)], _ children: [Node]
    ) {
      open(name, attributes)
      for child in children { inline(child) }
      xml += "</\(name)>".utf8
      if ["p", "heading"].contains(name) { xml += "\n".utf8 }
    }

    /// Values are escaped already.
    private mutating func open(
      _ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)], end: String = ">"
    ) {
      xml += "<\(name)".utf8
      for (attribute, value) in attributes {
        guard let known = ["id": "eId"][attribute] ?? (Self.kept.contains(attribute) ? attribute : nil) else {
          continue
        }
        xml += " \(known)=\"".utf8
        if ["href", "src"].contains(attribute), value.first == UInt8(ascii: "/") { xml += origin.utf8 }
        xml += value
        xml += "\"".utf8
      }
      xml += end.utf8
    }

    private static let kept: Set<String> = ["href", "src", "alt", "title", "class", "value"]
  }
}

extension AkomaNtosoBody.Node {
  /// Of a heading.
  fileprivate var level: Int? {
    guard case .element(let name, _, _) = self, name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h") else {
      return nil
    }
    return name.utf8.last.flatMap { (0x32...0x36).contains($0) ? Int($0 - 0x30) : nil }
  }

  fileprivate var isFootnotes: Bool {
    if case .element("section", _, _) = self { true } else { false }
  }

  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy { $0 == 0x0A || $0 == 0x20 } } else { false }
  }
}
