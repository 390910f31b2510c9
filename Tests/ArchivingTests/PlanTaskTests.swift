import Records
import TestSupport
import Testing
@testable import Archiving

/// Who the headings of implementation sections mean.
@Suite struct PlanTaskTests {
  private static let bodies = """
    - {id: btv, name: Ban Thường vụ}
    - {id: vh, name: "Sở Văn hóa, Thể thao và Du lịch", aliases: [Sở Văn hóa]}
    - {id: tg, name: Ban Tuyên giáo, aliases: [BTG, Ban Chung]}
    - {id: tc, name: Ban Tổ chức, aliases: [Ban Chung, BTC, btc]}

    """

  @Test(arguments: [
    ("Ban Thường vụ", "btv"), ("BAN THƯỜNG VỤ:", "btv"), ("BTC", "tc"), ("Ban Thường vụ, BTG và BTC", "btv tg tc"),
    ("Ban Thường vụ; và BTG", "btv tg"), ("Sở Văn hóa, Thể thao và Du lịch", "vh"), ("Sở Văn hóa,BTG", "vh tg"),
    ("Sở Văn hóa, Thể thao và Du lịch, Ban Tuyên giáo và BTC", "vh tg tc"), ("Sở Văn hóa, Thể thao", nil),
    // An alias of two bodies means neither.
    ("Ban Chung", nil), ("BTG và Ban Chung", nil), ("các Ban Thường vụ", nil), ("Ban Thường vụ BTG", nil), ("…", nil),
  ])
  func namesAreFoundInHeadings(_ heading: String, _ expected: String?) async throws {
    let records = try await Linked(plans: [:], bodies: Self.bodies).records
    #expect(BodyNames(records.authority.bodies).ids(in: heading)?.joined(separator: " ") == expected)
  }

  /// The holder of a task is a body, or the words of the heading without the number before it.
  @Test(arguments: [
    ("1. Ban Thường vụ", "btv"), ("IV- BTG", "tg"), ("2.1 - BTG, BTC", "tg tc"), ("(1) BTG", "tg"), ("a) BTG", "tg"),
    ("đ) BTG", "tg"), ("1. Các chi bộ", "“Các chi bộ”"), ("VI Các chi bộ", "“VI Các chi bộ”"), ("1.", "“1.”"),
  ])
  func headingsLoseTheirNumbers(_ heading: String, _ expected: String) async throws {
    let body = "## Tổ chức thực hiện\n\n### \(heading)\n\n- Một.\n- Hai.\n\n### Không việc\n"
    let archive = try await Linked([
      "content/bodies.yml": Self.bodies, "content/plans/a.md": SiteFixture.plan(body: body),
    ]).archive
    let leads = archive.tasks[0].map { task in
      task.leads.map { if case .words(let words) = $0 { "“\(words)”" } else { holderID($0) } }.joined(separator: " ")
    }
    #expect(leads == [expected, expected])
    #expect(archive.tasks[0].map(\.anchor) == ["task_1", "task_2"])
  }

  private func holderID(_ holder: PlanTask.Holder) -> String {
    if case .body(let id) = holder { id } else { "" }
  }

  /// A body that is named twice has a task once; one that leads and takes part has it in both ways.
  @Test func tasksOfABody() async throws {
    let archive = try await Linked(
      plans: [
        "a": "issued: 2024\ntasks: [{lead: [btv, btv], with: [tg], text: A}, {lead: [tg], with: [btv, tg], text: B}]\n",
        "b": "issued: 2023\ntasks: [{lead: [btv], text: C}]\n",
      ], bodies: Self.bodies
    ).archive
    func tasks(_ id: String) throws -> [String] {
      try archive.tasks(of: #require(archive.body(id))).map { place in
        archive.tasks[place.plan][place.task].text + (place.isLead ? " leads" : "")
      }
    }
    #expect(try tasks("btv") == ["A leads", "B", "C leads"])
    #expect(try tasks("tg") == ["A", "B leads", "B"])
    // Bodies that nothing names are not there.
    #expect(archive.bodies.map(\.id) == ["btv", "tg"])
  }
}
