/// The home page.
package final class HomeView: PageView {
  package let head: PageHead
  /// Body of `pages/index.md`.
  package let welcome: [UInt8]?
  package let planCount: Int
  /// Distinct slogans.
  package let sloganCount: Int
  /// Listings of slogans, repetitions included.
  package let listingCount: Int
  package let eventCount: Int
  /// The newest plans, newest first.
  package let newest: [PlanCard]
  /// Whether `welcome` is for staff only.
  package let isInternal: Bool
  /// Notes for staff on `pages/index.md`.
  package let internalNotes: [InternalNoteView]

  package init(
    head: PageHead, welcome: [UInt8]?, planCount: Int, sloganCount: Int, listingCount: Int, eventCount: Int,
    newest: [PlanCard], isInternal: Bool, internalNotes: [InternalNoteView]
  ) {
    self.head = head
    self.welcome = welcome
    self.planCount = planCount
    self.sloganCount = sloganCount
    self.listingCount = listingCount
    self.eventCount = eventCount
    self.newest = newest
    self.isInternal = isInternal
    self.internalNotes = internalNotes
  }

  package static let template = "home"
  package static let fields = Fields<HomeView>(
    head: { $0.head },
    .html("welcome") { $0.welcome },
    .number("planCount") { $0.planCount },
    .number("sloganCount") { $0.sloganCount },
    .number("listingCount") { $0.listingCount },
    .number("eventCount") { $0.eventCount },
    .list("newest") { $0.newest },
    .flag("isInternal") { $0.isInternal },
    .list("internalNotes") { $0.internalNotes }
  )
}
