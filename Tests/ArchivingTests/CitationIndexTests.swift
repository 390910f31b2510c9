import Citations
import Records
import Testing
@testable import Archiving

/// Which record a citation means where several can be meant.
@Suite struct CitationIndexTests {
  private static let bodies = """
    - {id: btv, name: Ban Thường vụ}
    - {id: tg, name: Ban Tuyên giáo, aliases: [Ban Một, Ban Chung]}
    - {id: tc, name: Ban Tổ chức, aliases: [Ban Chung]}

    """

  /// The index of an archive, and the names of its records.
  private func index(
    _ plans: [String: String], _ documents: String = "", citing texts: [String] = []
  ) async throws -> (index: CitationIndex, name: (Reference) -> String) {
    let records = try await Linked(plans: plans, bodies: Self.bodies, documents: documents).records
    var index = CitationIndex(records.plans, records.authority.documents, IssuerNames(records.authority.bodies))
    index.admit(texts.flatMap { CitationScanner.citations(in: Array($0.utf8)) })
    return (
      index,
      { record in
        switch record {
        case .plan(let plan): records.plans[plan].id
        case .document(let document): "document \(document)"
        }
      }
    )
  }

  private func meaning(
    _ text: String, _ index: (index: CitationIndex, name: (Reference) -> String)
  ) -> [String] {
    CitationScanner.citations(in: Array(text.utf8)).map { citation in
      switch index.index.resolve(citation) {
      case .one(let record): index.name(record)
      case .otherDay(let record): "other day: " + index.name(record)
      case .tie: "tie"
      case .none: "none"
      }
    }
  }

  /// The precision of either date may be a year or a month; a window includes its bounds.
  @Test(arguments: [
    ("issued: 2021-05-05", "05/5/2021", "a"), ("issued: 2021-05-05", "06/5/2021", "other day: a"),
    ("issued: 2021-05-05", "05/5/2020", "none"), ("issued: 2021-05", "31/5/2021", "a"),
    ("issued: 2021-05", "01/6/2021", "other day: a"), ("issued: 2021", "31/12/2021", "a"),
    ("issued: 2021", "01/01/2022", "none"),
    ("issued_window: {earliest: 2021-03-01, latest: 2021-04-30}", "30/4/2021", "a"),
    ("issued_window: {earliest: 2021-03-01, latest: 2021-04-30}", "01/5/2021", "other day: a"),
    ("issued_window: {earliest: 2021-03-01, latest: 2022-04-30}", "01/01/2022", "a"),
    ("issued_window: {earliest: 2021-03-01, latest: 2022-04-30}", "01/5/2022", "none"),
    ("issued_window: {earliest: 2021-03-01}", "01/01/2030", "a"),
    ("issued_window: {latest: 2021-03-01}", "02/3/2021", "none"), ("place: Huế", "01/01/1999", "a"),
  ])
  func datesMatch(_ issued: String, _ date: String, _ expected: String) async throws {
    let index = try await index(["a": "number: 5-KH/ĐU\n\(issued)\n"])
    #expect(meaning("Kế hoạch 05 - KH/ĐU ngày \(date)", index) == [expected])
    #expect(meaning("Kế hoạch 5-KH/ĐU", index) == ["a"])
    #expect(meaning("Kế hoạch 6-KH/ĐU ngày \(date)", index) == ["none"])
  }

  @Test(arguments: [
    ("ngày 05/5/2021", "a"), ("ngày 06/6/2022", "b"), ("ngày 07/7/2023", "none"), ("ngày 06/5/2021", "other day: a"),
    ("", "tie"), ("của Ban Nào", "tie"), ("của Ban Thường vụ", "a"), ("của BAN MỘT", "b"), ("của Ban Chung", "b"),
    // The name of a body that issued none of them tells nothing apart.
    ("của Ban Tổ chức", "tie"),
    // The date is certain, so the issuer is not asked; of another day, it is.
    ("ngày 05/5/2021 của Ban Tuyên giáo", "a"), ("ngày 06/5/2021 của Ban Tuyên giáo", "none"),
  ])
  func yearThenIssuerDecides(_ said: String, _ expected: String) async throws {
    let index = try await index([
      "a": "number: 5-KH/ĐU\nissued: 2021-05-05\n",
      "b": "number: 5-KH/ĐU\nissued: 2022-06-06\nissuer: tg\n",
    ])
    #expect(meaning("Kế hoạch 5-KH/ĐU \(said)", index) == [expected])
  }

  /// Two records of one day and no date are told apart by the issuer alone; who is not said to have issued them may have.
  @Test func equalDatesAreTies() async throws {
    let documents = """
      - {number: 5-CT/TW, date: 2021-05-05, issuer: btv}
      - {number: 5-CT/TW, date: 2021-05, issuer: tg}
      - {number: 6-CT/TW, issuer: tg}
      - {number: 6-CT/TW}

      """
    let index = try await index([:], documents)
    let cited = "Chỉ thị 5-CT/TW ngày 05/5/2021"
    #expect(meaning(cited, index) == ["tie"])
    #expect(meaning(cited + " của Ban Tuyên giáo", index) == ["document 1"])
    #expect(meaning("Chỉ thị 5-CT/TW ngày 06/5/2021", index) == ["document 1"])
    #expect(meaning("Chỉ thị 5-CT/TW ngày 06/6/2021", index) == ["tie"])
    #expect(meaning("Chỉ thị 6-CT/TW ngày 06/6/2021", index) == ["tie"])
    #expect(meaning("Chỉ thị 6-CT/TW ngày 06/6/2021 của Ban Thường vụ", index) == ["document 3"])
    #expect(meaning("Chỉ thị 6-CT/TW của Ban Tuyên giáo", index) == ["document 2"])
  }

  /// What is cited is a document from then on; a date that one citation adds holds for those without, wherever they stand.
  @Test func citationsMakeDocuments() async throws {
    let index = try await index(
      [:], "- {number: 1-NQ/TW, title: Tên}\n",
      citing: [
        "Theo 1-NQ/TW, 2-NQ/TW và 3-NQ/TW.", "Nghị quyết 1-NQ/TW ngày 01/01/2001 của Bộ Chính trị.",
        "Chỉ thị 2-NQ/TW ngày 02/02/2002 của Bộ Một, 2-NQ/TW ngày 03/3/2003, 2-NQ/TW ngày 04/3/2003.",
      ])
    let documents = index.index.documents.map { document in
      [document.number?.normalised, document.date?.iso].map { $0 ?? "–" }.joined(separator: " ")
    }
    #expect(
      documents == ["1-NQ/TW 2001-01-01", "2-NQ/TW 2002-02-02", "2-NQ/TW 2003-03-03", "3-NQ/TW –"])
    #expect(meaning("1-NQ/TW, 2-NQ/TW, 3-NQ/TW", index) == ["document 0", "tie", "document 3"])
    #expect(meaning("2-NQ/TW ngày 04/3/2003", index) == ["other day: document 2"])
  }

  @Test func keysAreUnique() async throws {
    let (index, _) = try await index(
      [:],
      """
      - {number: 5-CT/TW, date: 2016, issuer: btv}
      - {number: 05/CT-TW}
      - {number: 5-CT/TW, date: 2016, issuer: btv}
      - {number: 12-CT/TW}
      - {number: 5-CT/TW, date: 2016-02-02, issuer: btv}

      """)
    #expect(
      index.documents.withKeys().map(\.key) == [
        "05-ct-tw-btv-2016", "05-ct-tw", "05-ct-tw-btv-2016-2", "12-ct-tw", "05-ct-tw-btv-2016-3",
      ])
  }
}
