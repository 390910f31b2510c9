import Archiving
import Citations
import Diagnostics
import Records
import TestSupport
import Testing
import Texts

/// What plans are based on, replace and amend, from either side.
@Suite struct RelationTests {
  /// The plans whose front matter names a plan, by relation.
  private func backward(_ archive: Archive, _ id: String) throws -> [RelatedRecord.Relation: [String]] {
    let index = try #require(archive.plans.firstIndex { $0.id == id })
    return Dictionary(
      uniqueKeysWithValues: RelatedRecord.Relation.allCases.map { relation in
        (relation, archive.plans(relation, .plan(index)).map { archive.plans[$0].id })
      })
  }

  @Test func areAskedFromEitherSide() async throws {
    let linked = try await Linked(
      plans: [
        "a": "issued: 2024\nbased_on: [2-KH/ĐU, 9-NQ/TW]\nreplaces: [b, 02-KH/ĐU, 8-KH/ĐU]\namends: [c]\n",
        "b": "issued: 2021\nnumber: 2-KH/ĐU\n", "c": "issued: 2022\nreplaces: [b]\n", "d": "based_on: [9-NQ/TW]\n",
      ], documents: "- {number: 7-NQ/TW}\n- {number: 9-NQ/TW}\n")
    #expect(linked.findings == [])
    let archive = linked.archive
    #expect(archive.plans.map(\.id) == ["a", "c", "b", "d"])
    #expect(archive.records(.replaces, ofPlan: 0).map(\.text.value) == ["b", "02-KH/ĐU", "8-KH/ĐU"])
    // Documents that nothing names are left out, and the others counted without them.
    #expect(archive.documents.map(\.number?.normalised) == ["9-NQ/TW", "8-KH/ĐU"])
    #expect(archive.records(.basedOn, ofPlan: 0).map(\.record) == [.plan(2), .document(0)])
    #expect(archive.records(.replaces, ofPlan: 0).map(\.record) == [.plan(2), .plan(2), .document(1)])
    #expect(archive.records(.amends, ofPlan: 0).map(\.record) == [.plan(1)])
    #expect(archive.records(.basedOn, ofPlan: 1).isEmpty)
    // Each plan once, however often it names the other.
    #expect(try backward(archive, "b") == [.basedOn: ["a"], .replaces: ["a", "c"], .amends: []])
    #expect(try backward(archive, "c") == [.basedOn: [], .replaces: [], .amends: ["a"]])
    #expect(archive.plans(.basedOn, .document(0)).map { archive.plans[$0].id } == ["a", "d"])
  }

  /// Every way that leads back is reported, and none that only leads into a cycle or from one to another.
  @Test func cyclesAreReported() async throws {
    let linked = try await Linked(
      plans: [
        "a": "replaces: [⟦b]\n", "b": "replaces: [⟦c, d]\namends: [a]\n", "c": "replaces: [⟦a, x, 5-KH/ĐU]\n",
        "d": "replaces: []\n", "e": "replaces: [a]\n", "x": "replaces: [⟦y]\n", "y": "replaces: [⟦x]\n",
        "z": "number: 7-KH/ĐU\namends: [⟦z, ⟦7-KH/ĐU]\nbased_on: [7-KH/ĐU]\n",
      ])
    #expect(Set(linked.findings.map(\.code)) == ["reference.cycle"])
    #expect(linked.findings.map(\.location) == linked.marks)
  }

  /// Only what is certainly later is reported: 2023 may be before any day of that year.
  @Test func ordersOfTimeAreChecked() async throws {
    let linked = try await Linked(
      plans: [
        "a": "issued: 2023-05\nbased_on: [1-NQ/TW, ⟦2-NQ/TW, 3-NQ/TW]\nreplaces: [b, ⟦c]\namends: [d, ⟦5-KH/ĐU]\n",
        "b": "issued: 2023\n", "c": "issued_window: {earliest: 2023-06-01}\n", "d": "issued_window: {latest: 2030}\n",
        "e": "number: 5-KH/ĐU\nissued: 2023-06\n", "f": "issued_window: {latest: 2020}\nreplaces: [⟦b]\n",
        "g": "replaces: [e]\n",
      ], documents: "- {number: 1-NQ/TW, date: 2023-05-31}\n- {number: 2-NQ/TW, date: 2024}\n")
    #expect(Set(linked.findings.map(\.code)) == ["plan.order"])
    #expect(linked.findings.map(\.location) == linked.marks)
  }

  @Test func eventsOfASeriesFollowTheirNumbers() async throws {
    var files = ["content/bodies.yml": "- {id: btv, name: A}\n"]
    for (name, header) in [
      "e1": "series: s\nordinal: 1\nreplaced_by: e5\n", "e3": "series: s\nordinal: 3\nreplaced_by: e5\n",
      "e5": "series: s\nordinal: 5\n", "e": "series: s\n", "t2": "series: t\nordinal: 2\n",
    ] {
      files["content/events/\(name).md"] = SiteFixture.event(header)
    }
    let archive = try await Linked(files).archive
    let neighbours = archive.events.map { event in
      func name(_ index: Int?) -> String { index.map { archive.events[$0].id } ?? "–" }
      let (previous, next) = archive.neighbours(of: event)
      return "\(name(previous)) \(event.id) \(name(next))"
    }
    #expect(neighbours == ["– e –", "– e1 e3", "e1 e3 e5", "e3 e5 –", "– t2 –"])
    let last = try #require(archive.events.first { $0.id == "e5" })
    #expect(archive.events(replacedBy: last).map { archive.events[$0].id } == ["e1", "e3"])
  }
}
