/// The page of a document that plans cite.
package final class DocumentView: PageView {
  package let head: PageHead
  /// Official number in its written form.
  package let number: String
  /// Kind of document, as a label.
  package let kind: String?
  /// Date of issue as it is printed.
  package let date: String?
  /// Without a page of the body its address is empty.
  package let issuer: LinkView?
  /// Where it can be read.
  package let address: String?
  /// On all pages.
  package let citationCount: Int
  /// Plans that cite it.
  package let planCount: Int
  /// Plans that carry it out.
  package let basisOf: [LinkView]
  /// Those of this page.
  package let citations: [CitationView]
  /// Absent when one page shows all citations.
  package let pager: PagerView?

  package init(
    head: PageHead, number: String, kind: String?, date: String?, issuer: LinkView?, address: String?,
    citationCount: Int, planCount: Int, basisOf: [LinkView], citations: [CitationView], pager: PagerView?
  ) {
    self.head = head
    self.number = number
    self.kind = kind
    self.date = date
    self.issuer = issuer
    self.address = address
    self.citationCount = citationCount
    self.planCount = planCount
    self.basisOf = basisOf
    self.citations = citations
    self.pager = pager
  }

  package static let template = "document"
  package static let fields = Fields<DocumentView>(
    head: { $0.head },
    .text("number") { $0.number },
    .text("kind") { $0.kind },
    .text("date") { $0.date },
    .view("issuer") { $0.issuer },
    .text("address") { $0.address },
    .number("citationCount") { $0.citationCount },
    .number("planCount") { $0.planCount },
    .list("basisOf") { $0.basisOf },
    .list("citations") { $0.citations },
    .view("pager") { $0.pager }
  )
}
