import Archiving
import TestSupport
import Testing

/// Topics and terms: named by plans and events, in whatever spelling.
@Suite struct RecordSetTests {
  private func archive() async throws -> Archive {
    var files = ["content/bodies.yml": "- {id: btv, name: A}\n"]
    for (name, header) in [
      "a": "issued: 2024\nterm: 2020-2025\ntopics: [Đoàn thể, xây dựng Đảng, \"!\"]\nevents: [y, x, y]\n",
      "b": "issued: 2023\ntopics: [XÂY DỰNG ĐẢNG, Xây dựng  đảng]\nevents: [x]\n",
      "c": "issued: 2022\nterm: 2015-2020\n",
    ] {
      files["content/plans/\(name).md"] = SiteFixture.plan(header)
    }
    for (name, header) in ["x": "term: 2020-2025\nheld: {start: 2021}\n", "y": "term: 2025-2030\n"] {
      files["content/events/\(name).md"] = SiteFixture.event(header)
    }
    return try await Linked(files).archive
  }

  /// Spellings that fold alike are one topic, named as the newest plan has it; each plan and event is in it once.
  @Test func topicsAreFolded() async throws {
    let topics = try await archive().topics
    #expect(topics.map(\.key) == ["doan-the", "khac", "xay-dung-dang"])
    #expect(topics.map(\.title) == ["Đoàn thể", "!", "xây dựng Đảng"])
    #expect(topics.map(\.plans) == [[0], [0], [0, 1]])
    #expect(topics.map(\.events) == [[0, 1], [0, 1], [0, 1]])
    #expect(topics.map { RecordSet.key(ofTopic: $0.title) } == topics.map(\.key))
  }

  @Test func termsComeLatestFirst() async throws {
    let terms = try await archive().terms
    #expect(terms.map(\.title) == ["2025-2030", "2020-2025", "2015-2020"])
    #expect(terms.map(\.plans) == [[], [0], [2]])
    #expect(terms.map(\.events) == [[1], [0], []])
  }
}
