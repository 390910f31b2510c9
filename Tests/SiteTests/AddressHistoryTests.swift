// The ledger over a history: whatever is added, renamed with its former address or withdrawn, every address that was ever
// published answers. `PLAN_ARCHIVE_SEED=N` repeats a run.

import Archiving
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Records
import TestSupport
import Testing

@testable import Pages

@Suite struct AddressHistoryTests {
  /// A record with its own file, or a body.
  private struct Record {
    let kind: String
    var id: String
    var former: [String] = []
    var attachments: [String] = []
    var isInternal = false

    var address: String { kind == "page" ? "/\(id)/" : kind == "body" ? "/bodies/\(id)/" : "/\(kind)s/\(id)/" }

    var formerKey: String {
      former.isEmpty ? "" : "former_addresses: [\(former.map { "\"\($0)\"" }.joined(separator: ", "))]\n"
    }

    func file(issuer: String) -> String {
      let list = attachments.map { "{title: T, file: \($0)}" }.joined(separator: ", ")
      let text =
        switch kind {
        case "plan":
          SiteFixture.plan(formerKey + "attachments: [\(list)]\n").replacing("issuer: btv", with: "issuer: \(issuer)")
        case "event": SiteFixture.event(formerKey)
        default: SiteFixture.page(formerKey)
        }
      return isInternal ? text.replacing("access: public", with: "access: internal") : text
    }
  }

  /// An archive and its history.
  private struct History {
    var random: SeededGenerator
    var records: [Record] = [Record(kind: "body", id: "b0"), Record(kind: "plan", id: "p0")]
    var withdrawn: [String] = []
    var ledger = ""
    var count = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func pick(_ isMeant: (Record) -> Bool) -> Int? {
      records.indices.filter { isMeant(records[$0]) }.randomElement(using: &random)
    }

    /// One commit.
    mutating func commit() {
      count += 1
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2:
        let kind = ["plan", "event", "page", "body", "plan"].randomElement(using: &random) ?? "plan"
        records.append(Record(kind: kind, id: "\(kind.prefix(1))\(count)"))
      case 3, 4:
        guard let index = pick({ !$0.isInternal }) else { return }
        records[index].former.append(records[index].address)
        // Back to an ID that it had, now and then.
        let own = records[index].former.dropLast().last { $0.hasPrefix(records[index].address.dropLast(3)) }
        if let own, Bool.random(using: &random), let id = own.split(separator: "/").last {
          records[index].former.removeAll { $0 == own }
          records[index].id = String(id)
        } else {
          records[index].id = "\(records[index].kind.prefix(1))\(count)"
        }
      case 5:
        guard let index = pick({ $0.kind == "plan" && !$0.isInternal }) else { return }
        if let file = records[index].attachments.popLast() {
          // The file has another name now, or is gone.
          if Bool.random(using: &random) {
            records[index].former.append("/files/" + file)
            records[index].attachments.append("f\(count).pdf")
          } else {
            withdrawn.append("/files/" + file)
          }
        } else {
          records[index].attachments.append("f\(count).pdf")
        }
      default:
        // The body that stands for the issuer of all stays.
        guard let index = pick({ !$0.isInternal && $0.kind != "body" }) else { return }
        withdrawn +=
          [records[index].address] + records[index].former + records[index].attachments.map { "/files/" + $0 }
        if Bool.random(using: &random) {
          records.remove(at: index)
        } else {
          records[index].isInternal = true
        }
      }
    }

    var fixture: SiteFixture {
      var site = SiteFixture(files: [:]).with("content/site.yml", "title: Kho\n").with("content/addresses.txt", ledger)
      let bodies = records.filter { $0.kind == "body" }
      site = site.with(
        "content/bodies.yml",
        bodies.map { body in
          "- id: \(body.id)\n  name: \(body.id)\n" + (body.former.isEmpty ? "" : "  " + body.formerKey)
        }.joined())
      // Every body is named by an event, so that it has a page.
      for body in bodies {
        site = site.with("content/events/of-\(body.id).md", SiteFixture.event("body: \(body.id)\n"))
      }
      // What these events are called changes with the body: their addresses are withdrawn.
      for record in records where record.kind != "body" {
        site = site.with("content/\(record.kind)s/\(record.id).md", record.file(issuer: bodies[0].id))
        for file in record.attachments { site = site.withAttachment("content/files/\(file)") }
      }
      let events = Set(bodies.map { "/events/of-\($0.id)/" })
      let lost = ledger.split(separator: "\n").map(String.init).filter {
        $0.hasPrefix("/events/of-") && !events.contains($0)
      }
      return site.with(
        "content/withdrawn.yml",
        (withdrawn + lost).map { "- {address: \"\($0)\", date: 2026, reason: Lý do}\n" }.joined())
    }
  }

  private static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["PLAN_ARCHIVE_SEED"].flatMap { UInt64($0) }.map { [$0] }
    ?? [2026, UInt64.random(in: 0..<1 << 53)]

  @Test(arguments: seeds) func everyAddressAnswersForEver(_ seed: UInt64) async throws {
    print("history of addresses: PLAN_ARCHIVE_SEED=\(seed)")
    var history = History(seed: seed)
    var published: [Substring] = []
    while published.count < 50 {
      try #require(history.count < 500, "the ledger hardly grows")
      let fixture = history.fixture
      let site = try await Self.site(of: fixture)
      if history.count % 10 == 9 { #expect(await fixture.check().hasErrors == false, "commit \(history.count)") }
      history.ledger = site.ledger
      let before = Set(published)
      published = history.ledger.split(separator: "\n")
      #expect(before.isSubset(of: published), "commit \(history.count)")
      #expect(published.map(String.init) == published.map(String.init).sorted { $0.precedesInUTF8($1) })
      for address in published {
        let path = String(address.dropFirst())
        let page = path.hasSuffix("/") ? path + "index.html" : path + "/index.html"
        #expect(site.paths.contains(path) || site.paths.contains(page), "commit \(history.count): \(address)")
      }
      history.commit()
    }
  }

  /// A rename that nobody records is seen.
  @Test func unrecordedRenameIsAnError() async throws {
    var history = History(seed: 1)
    history.ledger = try await Self.site(of: history.fixture).ledger
    history.records[1].id = "khac"
    #expect(await history.fixture.findings().map(\.code) == ["address.gone"])
    history.records[1].former = ["/plans/p0/"]
    #expect(await history.fixture.findings() == [])
  }

  /// The public edition: its ledger, and the paths of its files.
  private static func site(of fixture: SiteFixture) async throws -> (ledger: String, paths: Set<String>) {
    var report = Report()
    let pipeline = fixture.pipeline
    let site = try await pipeline.site(.public, spool: Spool(folder: "/nowhere"), into: &report)
    let files = site.flatMap { pipeline.files(of: $0, into: &report) }
    return (try #require(site?.archive.ledger.text), Set(try #require(files, "\(report.findings)").map(\.path)))
  }
}
