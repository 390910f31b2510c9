// One of the two folders of a comparison.

import Archiving
import Diagnostics
import Erasing
import Files
import Records
import Texts

/// A source folder as `check` sees it.
struct ReviewedFolder {
  let report: Report
  private let records: [Edition: LinkedRecords]
  private let files: AttachmentFolder
  /// The files of records by the addresses that their pages have, or would have; nil is one that is not read.
  private let sources: [Route: [SourceFile?]]

  init(_ folder: SiteFolder) async throws(EnvironmentError) {
    var report = Report()
    let (records, published, _) = try await Pipeline(folder).check(into: &report)
    self.report = report
    self.records = [.internal: records, .public: published]
    files = folder.attachments
    let all =
      folder.content.files.map { ($0.path, $0) }
      + folder.content.refused.map { ($0.finding.location.file, nil) }
    sources = Dictionary(
      grouping: all.compactMap { path, file in
        RecordName(path).map { (records.settings.route(of: $0.kind, $0.id), file) }
      }, by: \.0
    ).mapValues { $0.map(\.1) }
  }

  /// Whether a record that would have the address is internal, or nobody can say whether it is.
  func mayHide(_ route: Route) throws(EnvironmentError) -> Bool {
    var ignored = Report()
    for source in sources[route] ?? [] {
      guard let file = try source?.read(into: &ignored) else { return true }
      if Erasure.standard.erase(file, [.public])[0].file == nil { return true }
    }
    return false
  }

  private func linked(_ edition: Edition) -> LinkedRecords {
    guard let records = records[edition] else { preconditionFailure("both editions are read") }
    return records
  }

  /// Each once.
  func addresses(_ edition: Edition) -> [Address] {
    var known: Set<Route> = []
    return linked(edition).addresses.filter { known.insert($0.route).inserted }
  }

  /// The addresses of the records and entries that have a page.
  func pages(_ edition: Edition) -> [String: Route] {
    Dictionary(addresses(edition).compactMap { address in address.record.map { ($0, address.route) } }) {
      first, _ in first
    }
  }

  /// The files of the attachments by their addresses.
  func attachments(_ edition: Edition) throws(EnvironmentError) -> [Route: AttachmentFile] {
    let records = linked(edition)
    var attachments: [Route: AttachmentFile] = [:]
    for attachment in records.plans.flatMap(\.attachments) {
      let path = records.file(ofAttachment: attachment.path.value)
      attachments[Route(attachment: path)] = try files.file(at: path)
    }
    return attachments
  }

  func digest(of attachment: AttachmentFile) throws(EnvironmentError) -> Digest? {
    try files.digest(of: attachment)
  }

  /// Where addresses of the other folder lead to in this one.
  func moves(from routes: Set<Route>, _ edition: Edition) -> [Route: Address] {
    var moves: [Route: Address] = [:]
    for address in addresses(edition) {
      for former in address.former where routes.contains(former.value) { moves[former.value] = address }
    }
    return moves
  }

  /// The records of the other folder that have another ID here.
  func movedRecords(from other: ReviewedFolder, _ edition: Edition) -> [String: String] {
    let before = other.addresses(edition)
    let moves = moves(from: Set(before.map(\.route)), edition)
    return before.reduce(into: [:]) { moved, address in
      if let record = address.record { moved[record] = moves[address.route]?.record }
    }
  }

  /// A slogan of the archive, or a citation or task of a plan.
  struct Item: Hashable {
    let subject: Comparison.Subject
    let text: String
    /// What is compared.
    let key: String
    let plan: Route?
    let file: String?

    static func == (a: Self, b: Self) -> Bool {
      a.subject == b.subject && a.key == b.key && a.plan == b.plan
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(subject)
      hasher.combine(key)
      hasher.combine(plan)
    }
  }

  /// Each once.
  ///
  /// - Parameter moved: the address that a plan is compared under.
  func items(_ edition: Edition, moved: (Route) -> Route) -> [Item] {
    let linked = linked(edition)
    var known: Set<Item> = []
    var items: [Item] = []
    func add(_ item: Item) { if known.insert(item).inserted { items.append(item) } }
    for slogan in linked.plans.flatMap(\.slogans) {
      add(Item(subject: .slogan, text: slogan.text, key: slogan.key, plan: nil, file: nil))
    }
    for (index, plan) in linked.plans.enumerated() {
      let route = moved(linked.settings.route(ofPlan: plan.id))
      for name in linked.cited(byPlan: index) {
        add(Item(subject: .citation, text: name, key: name, plan: route, file: plan.file))
      }
      for task in linked.tasks[index] {
        add(Item(subject: .task, text: task.text, key: task.text.folded(), plan: route, file: plan.file))
      }
    }
    return items
  }
}
