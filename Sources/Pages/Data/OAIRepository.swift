// The plans as a static repository of OAI-PMH, which a gateway serves to harvesters.

import Archiving
import Citations
package import Diagnostics
package import Files
package import Records
import Texts
import Theming

/// One file (Open Archives Initiative, “Specification for an OAI Static Repository and an OAI Static Repository Gateway”, 2.0).
///
/// As its own address it gives that of the file, in whose place a gateway puts its own.
package struct OAIRepository {
  package static let route = Route(path: "oai.xml")

  private let site: Site
  private let base: BaseURL
  private let contact: String
  /// The plans by whose dates harvesters can ask for them.
  private let records: [(plan: Int, datestamp: String)]

  /// nil where the settings have no `base_url` with a named host or no `contact`, or no plan has a date.
  package init?(_ site: Site) {
    guard let base = site.settings.baseURL, let contact = site.settings.contact else { return nil }
    // Identifiers begin with the name of the host, in which there can be no `:`.
    if base.origin.utf8.contains(UInt8(ascii: "[")) { return nil }
    self.site = site
    self.base = base
    self.contact = contact
    records = site.archive.plans.enumerated().compactMap { index, plan in plan.datestamp.map { (index, $0.firstDay) } }
    if records.isEmpty { return nil }
  }

  /// - Throws: what `write` throws.
  package func write(to write: ByteSink) throws(EnvironmentError) {
    var xml = [UInt8].xmlDeclaration
    xml.append(
      tag: "Repository",
      [
        ("xmlns", Self.namespace + "static-repository"), ("xmlns:oai", Self.namespace),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", Self.location("static-repository", "static-repository.xsd")),
      ])
    xml += "\n<Identify>\n".utf8
    xml.append(element: "oai:repositoryName", site.settings.title)
    xml.append(element: "oai:baseURL", base.absolute(Self.route))
    xml.append(element: "oai:protocolVersion", "2.0")
    xml.append(element: "oai:adminEmail", contact)
    xml.append(element: "oai:earliestDatestamp", records.map(\.datestamp).min())
    xml.append(element: "oai:deletedRecord", "no")
    xml.append(element: "oai:granularity", "YYYY-MM-DD")
    xml += "</Identify>\n<ListMetadataFormats>\n<oai:metadataFormat>\n".utf8
    xml.append(element: "oai:metadataPrefix", "oai_dc")
    xml.append(element: "oai:schema", Self.namespace + "oai_dc.xsd")
    xml.append(element: "oai:metadataNamespace", Self.namespace + "oai_dc/")
    xml += "</oai:metadataFormat>\n</ListMetadataFormats>\n<ListRecords metadataPrefix=\"oai_dc\">\n".utf8
    for (plan, datestamp) in records {
      add(Place(site, plan), datestamp, to: &xml)
      try write(xml)
      xml = []
    }
    try write(Array("</ListRecords>\n</Repository>\n".utf8))
  }

  private func add(_ place: Place, _ datestamp: String, to xml: inout [UInt8]) {
    let (plan, settings) = (place.plan, site.settings)
    let address = site.absolute(site.planURLs[place.index])
    xml += "<oai:record>\n<oai:header>\n".utf8
    let host = base.origin.drop { $0 != "/" }.dropFirst(2).prefix { $0 != ":" }
    xml.append(element: "oai:identifier", "oai:\(host):\(site.planURLs[place.index].dropFirst().dropLast())")
    xml.append(element: "oai:datestamp", datestamp)
    xml += "</oai:header>\n<oai:metadata>\n".utf8
    xml.append(
      tag: "oai_dc:dc",
      [
        ("xmlns:oai_dc", Self.namespace + "oai_dc/"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xsi:schemaLocation", Self.location("oai_dc/", "oai_dc.xsd")),
      ])
    xml += "\n".utf8
    xml.append(element: "dc:title", plan.title.value)
    for issuer in place.issuers { xml.append(element: "dc:creator", issuer.title) }
    for topic in plan.topics { xml.append(element: "dc:subject", topic) }
    xml.append(element: "dc:publisher", settings.title)
    xml.append(element: "dc:date", plan.statedDate?.iso)
    xml.append(element: "dc:type", site.label(plan.kind))
    xml.append(element: "dc:identifier", address)
    xml.append(element: "dc:identifier", plan.number?.value.written)
    xml.append(element: "dc:source", plan.source?.file)
    xml.append(element: "dc:language", settings.contentLanguage)
    for number in plan.basedOn { xml.append(element: "dc:relation", number.value.written) }
    xml.append(element: "dc:rights", settings.licence?.url)
    xml += "</oai_dc:dc>\n</oai:metadata>\n</oai:record>\n".utf8
  }

  private static let namespace = "http://www.openarchives.org/OAI/2.0/"

  private static func location(_ name: String, _ schema: String) -> String {
    "\(namespace)\(name) \(namespace)\(schema)"
  }
}

extension DocumentDate {
  /// In the form of a day, the first that it can mean.
  var firstDay: String { iso + ["-01-01", "-01", ""][(iso.utf8.count - 4) / 3] }
}
