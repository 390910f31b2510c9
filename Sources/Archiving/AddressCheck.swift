// Every address that was published answers: with its page, with one that leads to the new address, or with one that says
// when and why it was withdrawn.

import Citations
package import Diagnostics
import Erasing
package import Records
package import Texts

/// An address that stays for ever.
package struct Address: Sendable {
  package let route: Route
  /// Of the record, or of the attachment.
  package let title: String
  /// The file of the record, or of the plan that lists the attachment.
  package let file: String
  /// The entry in `file`, by its key; nil where the record has a file of its own.
  package let entry: String?
  /// The keys of the entry that would be the document's, where `file` has none.
  private(set) var newEntry: String?
  /// The number of the document.
  let number: String?
  /// Those that the page had before.
  package let former: [Located<Route>]
  /// The page of the plan that lists the attachment.
  private(set) var page: Route?
  /// Whether the record has a page in the internal edition only.
  private(set) var isInternal = false

  private init(
    _ route: Route, _ title: String, _ file: String, entry: String? = nil, number: String? = nil,
    former: [Located<Route>] = []
  ) {
    self.route = route
    self.title = title
    self.file = file
    self.entry = entry
    self.number = number
    self.former = former
  }

  private init(_ route: Route, _ title: String, _ record: any TextRecord, number: String? = nil) {
    self.init(route, title, record.file, number: number, former: record.recordFile.formerAddresses)
    isInternal = record.isInternal
  }

  /// - Parameter moved: the files of attachments that lie elsewhere than plans list them.
  static func all(
    of plans: [Plan], _ events: [Event], _ pages: [FreePage], _ bodies: [Body], _ documents: [ExternalDocument],
    _ moved: [String: String], _ settings: SiteSettings
  ) -> [Address] {
    var all = plans.map { plan in
      Address(settings.route(ofPlan: plan.id), plan.title.value, plan, number: plan.number?.value.normalised)
    }
    all += events.map { Address(settings.route(ofEvent: $0.id), $0.title, $0) }
    all += pages.map { Address(settings.route(ofPage: $0.name), $0.title, $0) }
    all += bodies.map {
      Address(settings.route(ofBody: $0.id), $0.name, $0.file, entry: "id: \($0.id)", former: $0.formerAddresses)
    }
    all += documents.map { document in
      var address = Address(
        settings.route(ofDocument: document.key), document.name, DataFile.documents.rawValue,
        entry: document.number.map { "number: \($0.written)" } ?? "id: \(document.key)",
        number: document.number?.normalised, former: document.formerAddresses)
      if !document.isEntry, let number = document.number {
        // With its date, which tells it from others that have the number.
        let date = document.date.map { ", date: \($0.iso)" } ?? ""
        address.newEntry = "number: \(number.written.asYAMLScalar)\(date)"
      }
      return address
    }
    for plan in plans {
      all += plan.attachments.map { attachment in
        let path = attachment.path.value
        var address = Address(Route(attachment: moved[path] ?? path), attachment.title, plan.file)
        address.page = settings.route(ofPlan: plan.id)
        return address
      }
    }
    return all
  }

  /// By what a former address can be recognised as its own: the last part of one, without the end of a file name.
  fileprivate var names: [String] { [route.name] + [title, number].compactMap { $0?.slug() } }
}

/// An address whose page has moved or is gone.
package struct FormerAddress: Sendable {
  package enum Fate: Sendable {
    case moved(Address)
    case withdrawn(WithdrawnAddress)
  }

  package let route: Route
  package let fate: Fate
  fileprivate let location: SourceLocation

  /// What is reported when something else answers there.
  package var takenFinding: Diagnostic {
    let rule = if case .withdrawn = fate { rules.back } else { rules.taken }
    return Diagnostic(rule, [route.address], at: location)
  }
}

struct AddressCheck {
  private let addresses: [Address]
  private let withdrawn: [WithdrawnAddress]
  private let settings: SiteSettings
  private let taken: Set<Route>

  /// - Parameter others: addresses of pages that no record makes.
  init(_ addresses: [Address], _ withdrawn: [WithdrawnAddress], others: [Route], _ settings: SiteSettings) {
    self.addresses = addresses
    self.withdrawn = withdrawn
    self.settings = settings
    taken = Set(addresses.map(\.route) + others)
  }

  /// The addresses that records had before and those that were withdrawn, sorted. Such as are taken, or named twice, are
  /// reported.
  ///
  /// - Parameter isErased: whether it is the public edition: what was withdrawn from it, or has another address there, can
  ///   have its page for staff, or lead to it.
  func formerAddresses(isErased: Bool, into report: inout Report) -> [FormerAddress] {
    var places: [Route: SourceLocation] = [:]
    var former: [FormerAddress] = []
    func add(_ route: Located<Route>, _ fate: FormerAddress.Fate, isInternal: Bool = false) {
      let address = FormerAddress(route: route.value, fate: fate, location: route.location)
      if taken.contains(route.value) {
        if isErased || isInternal { report.add(address.takenFinding) }
      } else if let other = places.updateValue(route.location, forKey: route.value) {
        report.add(rules.twice, route.value.address, "\(other.file):\(other.line)", at: route.location)
      } else {
        former.append(address)
      }
    }
    for address in addresses {
      for route in address.former { add(route, .moved(address), isInternal: address.isInternal) }
    }
    let answered = taken.union(places.keys)
    for entry in withdrawn where isErased || !answered.contains(entry.route.value) {
      add(entry.route, .withdrawn(entry))
    }
    return former.sorted { $0.route.path.precedesInUTF8($1.route.path) }
  }

  /// Reports the addresses of the ledger that nothing answers, each with the line that mends it and all others that lead
  /// there.
  func check(_ ledger: AddressLedger, _ former: [FormerAddress], into report: inout Report) {
    let answered = taken.union(former.map(\.route))
    let gone = ledger.entries.filter { !answered.contains($0.route) }
    if gone.isEmpty { return }
    let known = ledger.routes
    // One that has its own address among those it had was renamed back.
    var search = SuccessorSearch(
      addresses.filter { address in
        !known.contains(address.route) || address.former.contains { $0.value == address.route }
      }, settings)
    let records = Dictionary(addresses.map { ($0.route, $0) }) { first, _ in first }
    let successors = gone.map { entry in
      search.successor(of: entry.route).map { found in found.page.flatMap { records[$0] } ?? found }
    }
    var seen: Set<Route> = []
    var heritage: [Route: [Route]] = [:]
    for case (let route, let record?) in zip(gone.map(\.route), successors) where seen.insert(route).inserted {
      heritage[record.route, default: record.former.map(\.value).filter { !taken.contains($0) }].append(route)
    }
    for ((route, line), record) in zip(gone, successors) {
      let place = SourceLocation(file: DataFile.addresses.rawValue, line: line)
      if settings.isListed(route) {
        report.add(addressFormRules.line, route.address, at: place)
        continue
      }
      report.add(rules.gone, at: place) {
        let scalar = route.address.asYAMLScalar
        guard let record, let all = heritage[record.route] else {
          return Diagnostic(rules.gone, [route.address, scalar], at: place)
        }
        let line = "former_addresses: [\(all.map(\.address.asYAMLScalar).joined(separator: ", "))]"
        if let entry = record.newEntry {
          let entry = "- {\(entry), \(line)}"
          return Diagnostic(rules.cited, [route.address, scalar, record.route.address, record.file, entry], at: place)
        }
        let file = record.file + (record.entry.map { " (\($0))" } ?? "")
        return Diagnostic(rules.moved, [route.address, scalar, record.route.address, file, line], at: place)
      }
    }
  }
}

/// Finds the record whose page probably had an address before, among those whose addresses are new.
private struct SuccessorSearch {
  private let settings: SiteSettings
  private let all: [Address]
  private let addresses: [String?: [Address]]
  private var names: [String?: Names] = [:]

  /// The names of those that can have the place of one kind.
  private struct Names {
    let addresses: [Address]
    var nearest: NearestNames
    let owners: [String: Set<Int>]

    init(_ addresses: [Address]) {
      self.addresses = addresses
      nearest = NearestNames(addresses.flatMap(\.names))
      owners = addresses.enumerated().reduce(into: [:]) { owners, address in
        for name in address.element.names { owners[name, default: []].insert(address.offset) }
      }
    }
  }

  init(_ addresses: [Address], _ settings: SiteSettings) {
    self.settings = settings
    all = addresses
    self.addresses = Dictionary(grouping: addresses) { settings.kind(of: $0.route) }
  }

  /// The one of its kind with the nearest ID, title or number; else the only one. A file or a cited document can have become
  /// a plan; what had a section that there is no more, anything.
  mutating func successor(of route: Route) -> Address? {
    let kind = settings.kind(of: route)
    let same = addresses[kind] ?? []
    let plans = SiteSettings.Section.plans.rawValue
    let canBePlan = [Self.file, SiteSettings.Section.documents.rawValue].contains(kind)
    var names =
      self.names.removeValue(forKey: kind)
      ?? Names(kind == nil ? all : same + (canBePlan ? addresses[plans] ?? [] : []))
    defer { self.names[kind] = names }
    if let near = names.nearest.nearest(to: route.name).flatMap({ names.owners[$0] })?.map({ names.addresses[$0] }) {
      let own = near.count == 1 ? near : near.filter { settings.kind(of: $0.route) == kind }
      if own.count == 1 { return own[0] }
    }
    return same.count == 1 ? same[0] : nil
  }

  fileprivate static let file = "files"
}

extension SiteSettings {
  /// What has or had an address: the name of its section, “files”, or “pages”; nil where no section has its first part.
  fileprivate func kind(of route: Route) -> String? {
    guard let first = route.section.map(String.init) else { return "pages" }
    return first == SuccessorSearch.file ? first : (section(at: first) ?? Section(rawValue: first))?.rawValue
  }

  /// Whether an address is of a slogan or of a part of the timeline, which may change.
  fileprivate func isListed(_ route: Route) -> Bool {
    [Section.slogans, .timeline].map(\.rawValue).contains(kind(of: route))
  }
}

extension Route {
  /// The last part of an address, without the end of a file name.
  fileprivate var name: String {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
    return path.hasSuffix("/") ? last : String(last.prefix { $0 != "." }).slug()
  }

  /// The first part of an address of several; nil for that of a free page.
  fileprivate var section: Substring? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    return parts.count > 1 ? Substring(parts[0]) : nil
  }
}

package struct AddressRules: RuleTable {
  let taken = Rule(
    "address.taken",
    vi: "“{0}” là địa chỉ của một trang đang có",
    hint: "bỏ địa chỉ này khỏi dòng đang ghi, hoặc đổi mã của trang đang dùng nó",
    en: "‘{0}’ is the address of a page that there is",
    hint: "delete this address, or change the ID of the page that has it")
  /// In the file of what was withdrawn.
  let back = Rule(
    "address.taken",
    vi: "“{0}” là địa chỉ của một trang đang có", hint: "xóa mục này: địa chỉ ấy không còn là đã gỡ bỏ",
    en: "‘{0}’ is the address of a page that there is", hint: "delete this entry: the address is withdrawn no more")
  let twice = Rule(
    "address.twice",
    vi: "địa chỉ “{0}” đã ghi ở {1}", hint: "giữ lại một chỗ: mỗi địa chỉ cũ chỉ dẫn tới một nơi",
    en: "the address ‘{0}’ is named in {1} already", hint: "keep one of the two: an address leads to one place")
  let gone = rule(
    vi:
      "nếu đã đổi mã, ghi vào bản ghi ấy dòng “former_addresses: [{1}]”, hoặc thêm “{1}” vào mục former_addresses đã có",
    en:
      "if the ID was changed, write the line ‘former_addresses: [{1}]’ in that record, or add ‘{1}’ to the former_addresses that it has"
  )
  let moved = rule(
    vi: "nếu nay là “{2}”, ghi trong {3} dòng “{4}”; đã có mục former_addresses thì thay cả mục ấy bằng dòng này",
    en:
      "if it is ‘{2}’ now, write the line ‘{4}’ in {3}, in the place of all of its former_addresses where it has some")
  /// The document has no entry yet.
  let cited = rule(
    vi: "nếu nay là “{2}”, thêm vào {3} (chưa có tệp này thì tạo) dòng “{4}”",
    en: "if it is ‘{2}’ now, add the line ‘{4}’ to {3}, a file that may have to be made")

  private static let orWithdrawn = LocalizedText(
    vi: "nếu đã gỡ bỏ, thêm vào content/withdrawn.yml dòng “- {address: {1}, date: NĂM-THÁNG-NGÀY, reason: LÝ DO}”",
    en:
      "if it was withdrawn, add the line ‘- {address: {1}, date: YEAR-MONTH-DAY, reason: WHY}’ to content/withdrawn.yml"
  )

  /// - Parameters:
  ///   - vi: what to do where the address has changed.
  ///   - en: the same.
  private static func rule(vi: String, en: String) -> Rule {
    Rule(
      "address.gone",
      vi: "địa chỉ “{0}” đã công bố mà nay không còn gì ở đó", hint: "\(vi); \(orWithdrawn.vi)",
      en: "the address ‘{0}’ was published, and nothing answers there any more", hint: "\(en); \(orWithdrawn.en)")
  }

  package init() {}
}
private let rules = AddressRules()
