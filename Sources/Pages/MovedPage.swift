import Archiving
import Citations
import Diagnostics
import Records
import Theming

extension PageKind {
  /// Answers at an address whose page has moved or was withdrawn. Nothing in the site leads to it.
  static let moved = PageKind(
    "moved",
    "The page at an address that a record had before, which leads to its new one (`former_addresses`), or at one that was withdrawn (`withdrawn.yml`).",
    texts: [
      InterfaceText("moved-title", "title of a page that leads to the new address of a record"),
      InterfaceText("withdrawn-title", "title of a page at an address that was withdrawn"),
    ], count: { $0.archive.formerAddresses.count }, route: { $0.former.route.successor },
    title: { $0.site.theme.text($0.withdrawn == nil ? "moved-title" : "withdrawn-title") },
    [
      .text("address", "The address itself, from the root of the site on.") { $0.former.route.address },
      .group("target", linkVocabulary, "The page that has its place now. Absent where it was withdrawn.") { place in
        place.target.map { Link($0.title, place.site.url($0.route)) }
      },
      .text("targetCanonical", "Absolute URL of that page; absent without a `base_url`.") { place in
        place.target.flatMap { place.site.settings.baseURL?.absolute($0.route) }
      },
      .text("withdrawn", "When it was withdrawn. Absent where the page has moved.") { $0.withdrawn?.date.vietnamese },
      .text("reason", "Why it was withdrawn; may have several lines. Absent where the page has moved.") {
        $0.withdrawn?.reason
      },
      .internalNotes { $0.withdrawn?.internalNotes ?? [] },
    ])
}

extension Place {
  fileprivate var former: FormerAddress { archive.formerAddresses[index] }
  fileprivate var target: Address? { if case .moved(let target) = former.fate { target } else { nil } }
  fileprivate var withdrawn: WithdrawnAddress? { if case .withdrawn(let entry) = former.fate { entry } else { nil } }
}
