// What a reviewer wants to know of a change: the differences between two source folders, edition by edition.
//
// The steps: read and link both folders as `check` does → compare addresses, slogans, citations, tasks, attachments and findings →
// read the files that are not the same again and compare their keys and lines. What was internal and is public now is looked for
// twice: by address, and line by line, wherever a line comes from.

import Archiving
package import Diagnostics
package import Erasing
import Files
import Records
import Texts

package struct Comparison: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Was internal, and is public.
    case published
    /// Was public, and is not any more.
    case withdrawn
    case added, moved, changed, removed
    /// A slogan, citation or task.
    case gained, lost
    /// A finding.
    case found, mended
  }

  package enum Subject: String, Sendable {
    /// An attachment is a page too; an entry is one of a data file that no page tells of.
    case page, entry, line, slogan, citation, task, finding
  }

  /// A key or the text of a record, or the bytes of an attachment, that are not the same.
  package struct Change: Hashable, Sendable {
    /// `issued`; `body` is the text, `source` how a file is written that says the same, `sha256` the digest of an attachment.
    package let key: String
    /// What people call it; nil for a key that nothing describes.
    package let name: LocalizedText?
    package let old: String
    package let new: String
  }

  package struct Difference: Hashable, Sendable {
    package let edition: Edition
    package let kind: Kind
    package let subject: Subject
    /// The title of the record, or the text itself.
    package let title: LocalizedText
    /// Where it stands: that of the page, in the new folder if it is there.
    package fileprivate(set) var address: String?
    /// The one before, of a page that has moved.
    package fileprivate(set) var former: String?
    package fileprivate(set) var place: SourceLocation?
    package fileprivate(set) var code: String?
    package fileprivate(set) var changes: [Change] = []
  }

  package private(set) var differences: [Difference] = []
  /// Whether the new folder has errors; then no edition of it can be made, and the comparison is not whole.
  package let hasErrors: Bool
  /// Whether the old one has.
  package let hadErrors: Bool

  package func has(_ kind: Kind) -> Bool { differences.contains { $0.kind == kind } }

  /// - Throws: when the machine refuses to read.
  package init(_ oldFolder: SiteFolder, _ newFolder: SiteFolder) async throws(EnvironmentError) {
    let (old, new) = (try await ReviewedFolder(oldFolder), try await ReviewedFolder(newFolder))
    hasErrors = new.report.hasErrors
    hadErrors = old.report.hasErrors
    let moved = new.movedRecords(from: old, .internal)
    let sources = try SourceChanges(oldFolder, newFolder, moved: moved)
    let revealed = try Self.revealed(old, new)
    let both = try [Edition.public, .internal].map { edition throws(EnvironmentError) in
      try Self.pages(edition, old, new, revealed: revealed) + sources.lines(edition)
        + sources.changes(edition, old, new)
        + Self.lists(edition, old, new)
    }
    // What both editions have in common is said of the public one.
    let known = Set(both[0].map(\.ofPublic))
    let published = Set(both[0].filter { $0.kind == .published && $0.subject == .page }.map(\.address))
    let changes = Dictionary(both[0].map { ($0.place, Set($0.changes)) }) { $0.union($1) }
    let others = both[1].filter { !known.contains($0.ofPublic) }.compactMap { difference -> Difference? in
      // Staff had it under another address, or errors kept it from having one.
      if difference.kind == .added, published.contains(difference.address) { return nil }
      var difference = difference
      difference.changes.removeAll { changes[difference.place]?.contains($0) == true }
      return difference.kind == .changed && difference.changes.isEmpty ? nil : difference
    }
    differences =
      both[0] + others + (try Self.attachments(old, new, revealed: revealed))
      + Self.findings(old, new, moved: moved)
  }

  // MARK: Pages

  /// - Parameter revealed: the attachments whose bytes staff had alone, with the addresses that had them.
  private static func pages(
    _ edition: Edition, _ old: ReviewedFolder, _ new: ReviewedFolder, revealed: [Route: Route]
  ) throws(EnvironmentError) -> [Difference] {
    let (before, after) = (old.addresses(edition), new.addresses(edition))
    let wasThere = Set(before.map(\.route))
    let isThere = Set(after.map(\.route))
    let wasInternal = Set(old.addresses(.internal).map(\.route)).subtracting(wasThere)
    let moves = new.moves(from: wasThere, edition)
    let arrived = Set(moves.values.map(\.route))
    func difference(_ kind: Kind, _ address: Address, from former: Route? = nil) -> Difference {
      Difference(
        edition: edition, kind: kind, subject: .page, title: LocalizedText(address.title),
        address: address.route.address, former: former?.address, place: SourceLocation(file: address.file))
    }
    var differences: [Difference] = []
    var published: Set<String> = []
    for address in after where !wasThere.contains(address.route) {
      var former = address.former.map(\.value).first(where: wasInternal.contains) ?? revealed[address.route]
      var isPublished = former != nil || wasInternal.contains(address.route)
      if edition == .public, !isPublished {
        // Errors can keep a record from having an address in either edition; with it come its attachments.
        for route in [address.route] + address.former.map(\.value) where !isPublished {
          isPublished = try old.mayHide(route)
          if isPublished, route != address.route { former = route }
        }
        if published.contains(address.file) { isPublished = true }
        if isPublished, address.entry == nil { published.insert(address.file) }
      }
      if edition == .public, isPublished {
        differences.append(difference(.published, address, from: former))
      } else if !arrived.contains(address.route) {
        differences.append(difference(.added, address))
      }
    }
    for address in before where !isThere.contains(address.route) {
      if let target = moves[address.route] {
        differences.append(difference(.moved, target, from: address.route))
      } else {
        differences.append(difference(edition == .public ? .withdrawn : .removed, address))
      }
    }
    return differences
  }

  // MARK: Attachments

  /// The public ones whose bytes only staff had, each with an address that had them.
  private static func revealed(
    _ old: ReviewedFolder, _ new: ReviewedFolder
  ) throws(EnvironmentError) -> [Route: Route] {
    let before = try old.attachments(.internal)
    let wasPublic = try old.attachments(.public)
    // Only files of one size can be the same; the others need not be read.
    let sizes = Set(before.filter { wasPublic[$0.key] == nil }.map(\.value.size))
    let after = try new.attachments(.public).filter { route, file in
      sizes.contains(file.size) && (before[route] == nil || wasPublic[route] != nil)
    }
    let candidates = Set(after.map(\.value.size))
    var known: Set<String> = []
    var secret: [String: Route] = [:]
    for (route, file) in before where candidates.contains(file.size) {
      guard let digest = try old.digest(of: file)?.hexadecimal else { continue }
      if wasPublic[route] != nil {
        known.insert(digest)
      } else if secret[digest].map({ route.path.precedesInUTF8($0.path) }) ?? true {
        secret[digest] = route
      }
    }
    var revealed: [Route: Route] = [:]
    for (route, file) in after {
      if let digest = try new.digest(of: file)?.hexadecimal, !known.contains(digest) {
        revealed[route] = secret[digest]
      }
    }
    return revealed
  }

  /// Those that have their address still and other bytes, each once.
  private static func attachments(
    _ old: ReviewedFolder, _ new: ReviewedFolder, revealed: [Route: Route]
  ) throws(EnvironmentError) -> [Difference] {
    let before = try old.attachments(.internal)
    var changes: [Route: Change] = [:]
    for (route, file) in try new.attachments(.internal) {
      guard let former = before[route], let was = try old.digest(of: former), let digest = try new.digest(of: file),
        was.hexadecimal != digest.hexadecimal
      else { continue }
      changes[route] = Change(
        key: "sha256", name: LocalizedText(vi: "Nội dung tệp (SHA-256)", en: "Content of the file (SHA-256)"),
        old: was.hexadecimal, new: digest.hexadecimal)
    }
    if changes.isEmpty { return [] }
    return [Edition.public, .internal].flatMap { edition in
      let wasThere = Set(old.addresses(edition).map(\.route))
      return new.addresses(edition).filter { wasThere.contains($0.route) }.compactMap { address in
        changes.removeValue(forKey: address.route).map { change in
          let former = revealed[address.route]
          return Difference(
            edition: edition, kind: former == nil ? .changed : .published, subject: .page,
            title: LocalizedText(address.title), address: address.route.address, former: former?.address,
            place: SourceLocation(file: address.file), changes: [change])
        }
      }
    }
  }

  // MARK: Slogans, citations, tasks

  private static func lists(_ edition: Edition, _ old: ReviewedFolder, _ new: ReviewedFolder) -> [Difference] {
    let moves = new.moves(from: Set(old.addresses(edition).map(\.route)), edition)
    let before = old.items(edition) { route in moves[route]?.route ?? route }
    let after = new.items(edition) { $0 }
    func difference(_ kind: Kind, _ item: ReviewedFolder.Item) -> Difference {
      Difference(
        edition: edition, kind: kind, subject: item.subject, title: LocalizedText(item.text),
        address: item.plan?.address, place: item.file.map { SourceLocation(file: $0) })
    }
    let (had, has) = (Set(before), Set(after))
    return after.filter { !had.contains($0) }.map { difference(.gained, $0) }
      + before.filter { !has.contains($0) }.map { difference(.lost, $0) }
  }

  // MARK: Findings

  /// Lines and records move; so a finding is the same when record or file, code and words are.
  private static func findings(
    _ old: ReviewedFolder, _ new: ReviewedFolder, moved: [String: String]
  ) -> [Difference] {
    struct Key: Hashable {
      let record: String
      let code: String
      let message: LocalizedText
    }
    func key(_ finding: Diagnostic) -> Key {
      Key(record: SourceChanges.identity(of: finding.location.file), code: finding.code, message: finding.message)
    }
    let before = old.report.findings.map { finding in
      let key = key(finding)
      return (Key(record: moved[key.record] ?? key.record, code: key.code, message: key.message), finding)
    }
    let after = new.report.findings.map { (key($0), $0) }
    func more(_ findings: [(Key, Diagnostic)], than others: [(Key, Diagnostic)], _ kind: Kind) -> [Difference] {
      var left = others.reduce(into: [Key: Int]()) { $0[$1.0, default: 0] += 1 }
      return findings.compactMap { key, finding in
        if let count = left[key], count > 0 {
          left[key] = count - 1
          return nil
        }
        return Difference(
          edition: .internal, kind: kind, subject: .finding, title: finding.message, place: finding.location,
          code: finding.code)
      }
    }
    return more(after, than: before, .found) + more(before, than: after, .mended)
  }
}

extension Comparison.Difference {
  /// As it would be said of the public edition.
  fileprivate var ofPublic: Self {
    Self(
      edition: .public, kind: kind == .removed && subject == .page ? .withdrawn : kind, subject: subject, title: title,
      address: address,
      former: former, place: place, code: code, changes: changes)
  }
}

extension LocalizedText {
  /// A text that is the same in all languages.
  init(_ text: String) { self.init(vi: text, en: text) }
}
