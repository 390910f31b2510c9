import Diagnostics
import Records
import TestSupport
import Testing
@testable import Archiving

/// Whole documents in the layouts of offices, with their tasks counted by hand.
@Suite struct TaskLayoutTests {
  private static let bodies = """
    - {id: snv, name: Sở Nội vụ}
    - {id: stc, name: Sở Tài chính}
    - {id: syt, name: Sở Y tế}
    - {id: svh, name: "Sở Văn hóa, Thể thao và Du lịch", aliases: [Sở VHTTDL]}
    - {id: ubnd, name: Ủy ban nhân dân tỉnh, aliases: [UBND tỉnh]}
    - {id: vp, name: Văn phòng Ủy ban nhân dân tỉnh, aliases: [Văn phòng UBND tỉnh]}
    - {id: ca, name: Công an tỉnh}
    - {id: btg, name: Ban Tuyên giáo và Dân vận Tỉnh ủy, aliases: [Ban Tuyên giáo]}
    - {id: btc, name: Ban Tổ chức Tỉnh ủy}
    - {id: mt, name: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, aliases: [UBMTTQ tỉnh]}
    - {id: dai, name: Đài Phát thanh và Truyền hình tỉnh}
    - {id: td, name: Tỉnh đoàn}
    - {id: vnpt, name: VNPT Bắc Sông}
    - {id: btv, name: Ban Thường vụ Tỉnh ủy}

    """

  struct Layout: CustomTestStringConvertible {
    let testDescription: String
    var header = ""
    let body: String
    /// Of each task: who is in charge ← who takes part, until when, how the text begins.
    let tasks: [String]
  }

  @Test(arguments: layouts) func tasksOf(_ layout: Layout) async throws {
    let tasks = try await Self.tasks(layout.body, header: layout.header)
    #expect(tasks.count == layout.tasks.count)
    for (task, expected) in zip(tasks, layout.tasks) {
      #expect(task.hasPrefix(expected), "\(task)")
    }
  }

  private static func tasks(_ body: String, header: String = "") async throws -> [String] {
    let archive = try await Linked([
      "content/bodies.yml": bodies, "content/plans/a.md": SiteFixture.plan(header, body: body),
    ]).archive
    func names(_ holders: [PlanTask.Holder]) -> String {
      holders.map { if case .body(let id) = $0 { id } else if case .words(let words) = $0 { "“\(words)”" } else { "" } }
        .joined(separator: " ")
    }
    return archive.tasks[0].map { task in
      names(task.leads) + (task.partners.isEmpty ? "" : " ← " + names(task.partners))
        + (task.due.map { " [\($0)]" } ?? "") + ": " + task.text
    }
  }

  static let layouts: [Layout] = [
    Layout(
      testDescription: "plan: numbered bodies with dashes that are not indented",
      body: """
        ## I. MỤC ĐÍCH, YÊU CẦU

        1. Nâng cao nhận thức của cán bộ, công chức.
        2. Sở Nội vụ và các cơ quan xác định đây là việc thường xuyên.

        ## IV. TỔ CHỨC THỰC HIỆN

        1. Sở Nội vụ
        - Hướng dẫn các cơ quan thực hiện Kế hoạch.
        - Tổng hợp, báo cáo Ủy ban nhân dân tỉnh.

        2. Sở Tài chính:

        - Bố trí kinh phí.

        3. Các sở, ban, ngành; Ủy ban nhân dân các huyện
        - Xây dựng kế hoạch của đơn vị.
        - Chủ trì, phối hợp với Sở Nội vụ, Sở Y tế sơ kết hằng năm.

        4. VNPT Bắc Sông
        - Bảo đảm đường truyền.

        Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh.

        Nơi nhận:

        - Sở Nội vụ, Sở Tài chính (để thực hiện);
        - Lưu: VT.
        """,
      tasks: [
        "snv: Hướng dẫn các cơ quan", "snv: Tổng hợp, báo cáo", "stc: Bố trí kinh phí",
        "“Các sở, ban, ngành; Ủy ban nhân dân các huyện”: Xây dựng",
        "“Các sở, ban, ngành; Ủy ban nhân dân các huyện” ← snv syt: Chủ trì",
        "vnpt: Bảo đảm đường truyền",
      ]),
    Layout(
      testDescription: "plan: a sentence among headings, with a paragraph behind",
      body: """
        ## IV- TỔ CHỨC THỰC HIỆN

        ### 1. Sở Nội vụ

        - Hướng dẫn các cơ quan.

        2. Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành tăng cường quản lý.

        Theo dõi việc tuyên truyền cổ động trực quan trên các tuyến đường.

        ### 3. Công an tỉnh

        Bảo đảm an ninh, trật tự.
        """, tasks: ["snv: Hướng dẫn", "ubnd: Ủy ban nhân dân tỉnh chỉ đạo", "ubnd: Theo dõi", "ca: Bảo đảm"]),
    Layout(
      testDescription: "plan: sentences that give the tasks",
      body: """
        ## V. Tổ chức thực hiện

        1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, các cơ quan liên quan và Công an tỉnh tham mưu Ủy ban nhân dân tỉnh ban hành văn bản.
        2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh phối hợp tuyên truyền, vận động đoàn viên, hội viên.
        3. Giám đốc Sở Y tế, Thủ trưởng các sở, ban, ngành và Giám đốc Sở Tài chính chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh.
        4. Kinh phí: do ngân sách nhà nước bảo đảm.
        5. Ủy ban nhân dân tỉnh giao Sở Văn hóa, Thể thao và Du lịch theo dõi, đôn đốc.
        6. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan phản ánh về Sở Nội vụ.
        """,
      tasks: [
        "snv ← stc ca: Giao Sở Nội vụ chủ trì", "mt: Đề nghị Ủy ban Mặt trận", "syt stc: Giám đốc Sở Y tế",
        "svh: Ủy ban nhân dân tỉnh giao Sở Văn hóa",
      ]),
    Layout(
      testDescription: "programme: points a), b), đ) on lines of their own",
      body: """
        ## III. Tổ chức thực hiện

        1. Phân công nhiệm vụ

        a) Sở Nội vụ: chủ trì thẩm định hồ sơ; phối hợp với Sở Tài chính trình Ủy ban nhân dân tỉnh.
        b) Sở Y tế, Công an tỉnh: cung cấp số liệu.
        đ) Các đơn vị sự nghiệp: rà soát,
        cập nhật hồ sơ.

        2. Chế độ báo cáo

        Các cơ quan báo cáo trước ngày 15 tháng 12.
        """,
      tasks: [
        "snv ← stc: chủ trì thẩm định", "syt ca: cung cấp số liệu", "“Các đơn vị sự nghiệp”: rà soát, cập nhật hồ sơ.",
      ]),
    Layout(
      testDescription: "plan: bold leads and paragraphs",
      body: """
        ## IV- TỔ CHỨC THỰC HIỆN

        **1. Ban Tuyên giáo và Dân vận Tỉnh ủy:**

        Chủ trì, phối hợp với Ban Tổ chức Tỉnh ủy, Tỉnh đoàn hướng dẫn tuyên truyền.

        Theo dõi, báo cáo Ban Thường vụ Tỉnh ủy.

        **2. Tỉnh đoàn**

        + Phát động thi đua.

        3\\. **Đài Phát thanh và Truyền hình tỉnh** mở chuyên mục, tăng thời lượng phát sóng.

        **4. Các huyện ủy, thành ủy:** quán triệt Kế hoạch đến chi bộ.
        """,
      tasks: [
        "btg ← btc td: Chủ trì, phối hợp", "btg: Theo dõi", "td: Phát động thi đua", "dai: Đài Phát thanh",
        "“Các huyện ủy, thành ủy”: quán triệt",
      ]),
    Layout(
      testDescription: "decision of a State body", header: "type: decision\n",
      body: """
        Căn cứ Luật Tổ chức chính quyền địa phương;

        Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV.

        **Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.

        **Điều 2.** Sở Nội vụ chịu trách nhiệm theo dõi, đôn đốc việc thực hiện Quyết định này.

        **Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.

        **Điều 4.** Các ông (bà): Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở: Nội vụ, Tài chính; Giám đốc Công an tỉnh và Thủ trưởng các cơ quan liên quan căn cứ Quyết định thi hành./.
        """,
      tasks: ["snv: Sở Nội vụ chịu trách nhiệm", "vp"]),
    Layout(
      testDescription: "decision: articles as headings, and one on who carries it out", header: "type: decision\n",
      body: """
        ## Điều 1. Phê duyệt Đề án

        Ủy ban nhân dân tỉnh phê duyệt Đề án với các nội dung sau.

        ## Điều 2. Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ bố trí kinh phí

        ## Điều 3

        Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Giám đốc Sở Y tế báo cáo hằng quý.

        ## Điều 4. Trách nhiệm thi hành

        1. Sở Nội vụ hướng dẫn, kiểm tra.
        2. Chánh Văn phòng UBND tỉnh, Giám đốc Sở VHTTDL căn cứ Quyết định thi hành.
        """,
      tasks: [
        "stc ← snv: Giao Sở Tài chính", "syt: Chủ tịch Ủy ban", "snv: Sở Nội vụ hướng dẫn", "vp svh: Chánh Văn phòng",
      ]),
    Layout(
      testDescription: "annex: table with deadlines outside of the section",
      body: """
        ## Tổ chức thực hiện

        Ban Tuyên giáo theo dõi việc thực hiện Kế hoạch.

        ## PHỤ LỤC

        | TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
        |----|------|------|------|-----|
        | (1) | (2) | (3) | (4) | (5) |
        | I | **CÔNG TÁC CHỈ ĐẠO** | | | |
        | 1 | Ban hành kế hoạch | Sở Nội vụ | Sở Tài chính, Công an tỉnh | Quý I/2026 |
        | 2 | Mở *hội nghị* tập huấn | Sở Y tế và Tỉnh đoàn | Các sở, ngành liên quan | Trước 30/6/2026 |
        | 3 | Kiểm tra | | Sở Nội vụ | Tháng 10 |
        | 4 | Sơ kết | UBND các xã, phường | | |
        """,
      tasks: [
        "btg: Ban Tuyên giáo theo dõi", "snv ← stc ca [Quý I/2026]: Ban hành kế hoạch",
        "syt td ← “Các sở, ngành liên quan” [Trước 30/6/2026]: Mở hội nghị tập huấn",
        "syt td ← snv [Tháng 10]: Kiểm tra",
        "“UBND các xã, phường”: Sơ kết",
      ]),
    Layout(
      testDescription: "table in the section, who is in charge named by a heading or as those who carry out",
      body: """
        ## IV. Tổ chức thực hiện

        | STT | Nhiệm vụ | Đơn vị thực hiện |
        |---|---|---|
        | 1 | Treo băng rôn | Sở VHTTDL |

        ### 2. Sở Nội vụ

        | Việc | Thời hạn |
        |---|---|
        | Thẩm định | Quý II |
        | Trình ký | Quý III |
        """,
      tasks: ["svh: Treo băng rôn", "snv [Quý II]: Thẩm định", "snv [Quý III]: Trình ký"]),
    Layout(
      testDescription: "letter that gives tasks throughout",
      header: "type: letter\ntask_heading: \"*\"\naddressee: [Sở Nội vụ, Sở Y tế]\n",
      body: """
        Kính gửi:

        - Sở Nội vụ;
        - Sở Y tế.

        Thực hiện Công điện của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh có ý kiến như sau:

        1. Giao Sở Y tế chủ trì, phối hợp cùng Công an tỉnh rà soát, báo cáo trước ngày 20/6/2026.
        2. Yêu cầu Sở Nội vụ hướng dẫn các địa phương.
        3. Văn phòng Ủy ban nhân dân tỉnh theo dõi.

        Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./.
        """,
      tasks: ["syt ← ca: Giao Sở Y tế", "snv: Yêu cầu Sở Nội vụ", "vp: Văn phòng Ủy ban"]),
    Layout(
      testDescription: "guidance whose section has a name of its own",
      header: "type: guidance\ntask_heading: Phân công trách nhiệm\n",
      body: """
        ## III. Tổ chức thực hiện thí điểm

        ### Sở Y tế

        - Không phải nhiệm vụ của văn bản.

        ## IV. PHÂN CÔNG TRÁCH NHIỆM

        ### 1. Trách nhiệm của Ban Tổ chức Tỉnh ủy

        - Hướng dẫn nghiệp vụ.

        ### 2. Các ban, ngành

        a) Ban Tuyên giáo

        - Định hướng tuyên truyền.
        - Phối hợp với Tỉnh đoàn mở chuyên trang.

        b) Công an tỉnh: giữ gìn trật tự.

        c) Sơ kết hằng năm.
        """,
      tasks: [
        "btc: Hướng dẫn nghiệp vụ", "btg: Định hướng", "btg ← td: Phối hợp", "ca: giữ gìn trật tự",
        "“Các ban, ngành”: Sơ kết",
      ]),
    Layout(
      testDescription: "directive: nested numbers, sub-headings that are no bodies",
      header: "type: directive\n",
      body: """
        ## Tổ chức thực hiện

        ### 1. Đối với cấp tỉnh

        1. Sở Nội vụ:
           - Xây dựng đề án.
           - Trình Ủy ban nhân dân tỉnh.
        2. Sở Tài chính thẩm định dự toán.

        ### 2. Chế độ thông tin

        - Định kỳ báo cáo.

        ### 3. Giao Công an tỉnh bảo đảm an ninh, trật tự
        """,
      tasks: [
        "snv: Xây dựng đề án", "snv: Trình Ủy ban", "stc: Sở Tài chính thẩm định",
        "“Chế độ thông tin”: Định kỳ báo cáo",
        "ca: Giao Công an tỉnh",
      ]),
    Layout(
      testDescription: "none: purpose, ordinary tables, names of people, agenda, finances",
      body: """
        ## I. Mục đích

        1. Sở Nội vụ nâng cao chất lượng phục vụ.
        2. Giao Sở Y tế.

        ## II. Nội dung

        | Thời gian | Việc làm | Đơn vị |
        |---|---|---|
        | Tháng 12 | Treo băng rôn | Sở Nội vụ |

        | TT | Họ và tên | Chức vụ | Đơn vị |
        |---|---|---|---|
        | 1 | Nguyễn Văn A | Giám đốc | Sở Nội vụ |

        | Nội dung | Kinh phí |
        |---|---|
        | In ấn | 10 triệu |

        Điều 5 của Quy định nêu Sở Nội vụ là cơ quan chuyên môn.

        ## III. Ban Chỉ đạo

        - Giám đốc Sở Nội vụ, Trưởng ban;
        - Giám đốc Sở Y tế, Phó Trưởng ban.
        """,
      tasks: []),
    Layout(
      testDescription: "plan: Roman numbers, points in the item of a list, a line below the name, “nt” in a table",
      body: """
        ## TỔ CHỨC THỰC HIỆN

        I. Sở Nội vụ

        1. Hướng dẫn.

        2. Kiểm tra.

        ## TỔ CHỨC THỰC HIỆN (tiếp)

        1. Sở Tài chính:
        a) Chủ trì, phối hợp cùng Sở Y tế thẩm định;
        b) Cấp kinh phí.
        2. Sở Y tế
        Theo dõi, đôn đốc.
        3. Sở Lạ

        | STT | NHIỆM VỤ | THỜI GIAN | CƠ QUAN CHỦ TRÌ | CƠ QUAN PHỐI HỢP |
        |---|---|---|---|---|
        | I | TUYÊN TRUYỀN |
        | 1 | In tờ rơi | Tháng 3 | Tỉnh đoàn | Sở Y tế |
        | 2 | Phát tờ rơi | Tháng 4 | nt | nt |
        """,
      tasks: [
        "snv: Hướng dẫn", "snv: Kiểm tra", "stc ← syt: Chủ trì", "stc: Cấp kinh phí", "syt: Sở Y tế Theo dõi",
        "td ← syt [Tháng 3]: In tờ rơi", "td ← syt [Tháng 4]: Phát tờ rơi",
      ]),
    Layout(
      testDescription: "none: a section of running text",
      body: """
        ## IV. Tổ chức thực hiện

        Kế hoạch được phổ biến đến toàn thể cán bộ. Các việc như sau:

        1. Hội nghị triển khai: họp trong tháng 6.
        2. Ban hành văn bản: trước tháng 7.
        3. Công an các xã tuần tra; Sở Nội vụ Cà Mau đã làm.

        | Nội dung | Số lượng |
        |---|---|
        | Băng rôn | 10 |
        """,
      tasks: []),
  ]

  /// What is not found is said, with the key that works.
  @Test func sectionsWithoutTasks() async throws {
    func notes(_ header: String, _ body: String) async throws -> [String] {
      let marked = Marked(SiteFixture.plan(header, body: body))
      let linked = try await Linked(["content/bodies.yml": Self.bodies, "content/plans/a.md": marked.text])
      let found = linked.notes.filter { $0.location.file == "content/plans/a.md" }
      #expect(found.map(\.location) == marked.locations(in: "content/plans/a.md"))
      return found.map(\.code)
    }
    #expect(try await notes("", "⟦## Tổ chức thực hiện\n\nKhông có gì.\n") == ["task.none"])
    #expect(try await notes("task_heading: ⟦\"*\"\n", "Không có gì.\n") == ["task.none"])
    #expect(
      try await notes("", "## Tổ chức thực hiện\n\n- Giao Sở Y tế kiểm tra.\n\n⟦## Tổ chức thực hiện\n") == [
        "task.none"
      ])
    #expect(try await notes("tasks: [{lead: [snv], text: A}]\n", "## Tổ chức thực hiện\n\nKhông.\n").isEmpty)
    #expect(try await notes("", "## Tổ chức thực hiện\n\na) Sở Y tế: A.\n⟦b) Sở Lạ: B.\n") == ["task.body"])
    #expect(
      try await notes("", "| Nội dung | Chủ trì |\n|---|---|\n| A | ⟦Sở Lạ |\n| B | Sở Y tế |\n| C | Sở Lạ |\n") == [
        "task.body"
      ])
    // A table without a body that is known may be of any kind.
    #expect(try await notes("", "| Nội dung | Chủ trì |\n|---|---|\n| A | Sở Lạ |\n").isEmpty)
    // Links to its rows lead there all the same.
    let link = SiteFixture.plan("", body: "[A](#task_1)\n\n| Nội dung | Chủ trì |\n|---|---|\n| A | Sở Lạ |\n")
    #expect(try await Linked(["content/bodies.yml": Self.bodies, "content/plans/a.md": link]).findings.isEmpty)
    #expect(try await notes("", "## Tổ chức thực hiện\n\n1. Sở Y tế: A.\n2. ⟦Sở Lạ chủ trì B.\n") == ["task.body"])
    #expect(try await notes("", "## Tổ chức thực hiện\n\n1. ⟦Các sở\n   - A.\n   - B.\n") == ["task.body"])
  }
}
