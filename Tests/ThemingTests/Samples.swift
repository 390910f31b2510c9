@testable import Theming

/// Views filled with everything, and views filled with as little as there can be.
struct Samples {
  /// What becomes of every text before it enters a view; ids and addresses stay.
  var dress: (String) -> String = { $0 }

  enum Amount: CaseIterable {
    case rich, minimal
  }

  /// All pages of the site, each with the name of its template.
  func pages(_ amount: Amount) -> [any PageView] {
    let rich = amount == .rich
    return [
      home(rich), plans(rich), plan(rich), slogans(rich), slogan(rich), timeline(rich), event(rich), body(rich),
      document(rich), list(rich), collection(rich), page(rich),
      NotFoundView(head: head("Không tìm thấy trang", rich)), internalNotes(rich),
    ]
  }

  func head(_ title: String, _ rich: Bool = true) -> PageHead {
    PageHead(
      site: SiteView(
        title: dress("Kho lưu trữ kế hoạch tuyên truyền"),
        description: rich ? dress("Các kế hoạch tuyên truyền của cấp ủy, kèm nguồn của từng thông tin.") : nil,
        language: "vi", url: "/", plansURL: "/plans/", slogansURL: "/slogans/", timelineURL: "/timeline/",
        bodiesURL: rich ? "/bodies/" : nil, documentsURL: rich ? "/documents/" : nil,
        topicsURL: rich ? "/topics/" : nil, isInternal: rich, assets: "/assets/",
        navigation: rich
          ? [
            NavigationItem(title: dress("Kế hoạch"), url: "/plans/", isCurrent: true),
            NavigationItem(title: dress("Khẩu hiệu"), url: "/slogans/", isCurrent: false),
            NavigationItem(title: dress("Dòng thời gian"), url: "/timeline/", isCurrent: false),
            NavigationItem(title: dress("Giới thiệu"), url: "/gioi-thieu/", isCurrent: false),
          ] : []),
      title: dress(title), description: rich ? dress("Một câu về trang này.") : nil, url: "/plans/x/",
      canonical: rich ? "https://example.org/plans/x/" : nil,
      breadcrumbs: rich
        ? [LinkView(title: dress("Trang đầu"), url: "/"), LinkView(title: dress("Kế hoạch"), url: "/plans/")] : [])
  }

  func link(_ title: String, _ url: String = "/plans/y/") -> LinkView {
    LinkView(title: dress(title), url: url)
  }

  func card(_ rich: Bool = true, inferred: Bool = true) -> PlanCard {
    PlanCard(
      title: dress("Kế hoạch tuyên truyền kết quả Hội nghị lần thứ 14 Ban Chấp hành Trung ương Đảng khóa XIII"),
      url: "/plans/31-kh-du/", type: dress("Kế hoạch"), number: rich ? dress("31-KH/ĐU") : nil,
      issuer: dress("Ban Thường vụ Đảng ủy phường"),
      date: rich ? dress(inferred ? "trong khoảng từ 12/11/2025 đến 22/12/2025" : "06/4/2023") : nil,
      isInferred: rich && inferred,
      events: rich
        ? [
          link("Hội nghị lần thứ 14 Ban Chấp hành Trung ương khóa XIII", "/events/a/"),
          link("Đại hội XIV của Đảng", "/events/b/"),
        ]
        : [], isInternal: rich)
  }

  func notes(_ rich: Bool = true) -> [InternalNoteView] {
    rich ? [InternalNoteView(key: dress("Cần kiểm tra"), content: dress("Ngày ban hành."))] : []
  }

  func internalNotes(_ rich: Bool) -> InternalView {
    InternalView(
      head: head("Ghi chú nội bộ", rich),
      groups: rich
        ? [
          InternalGroup(title: dress("Kho lưu trữ"), url: "/", file: dress("content/site.yml"), notes: notes()),
          InternalGroup(title: dress("Ban Thường vụ"), url: nil, file: dress("content/bodies.yml"), notes: notes()),
        ] : [])
  }

  func home(_ rich: Bool) -> HomeView {
    HomeView(
      head: head("Kho lưu trữ kế hoạch tuyên truyền", rich),
      welcome: rich
        ? Array(
          "<p>Kho mô tả các kế hoạch tuyên truyền: ai ban hành, căn cứ vào đâu, nói về sự kiện nào.</p>\n<h2 id=\"cac-loi-vao\">Các lối vào</h2>\n<ul>\n<li><strong>Theo kế hoạch:</strong> danh sách mọi kế hoạch.</li>\n<li><strong>Theo khẩu hiệu:</strong> mỗi khẩu hiệu hiện một lần.</li>\n</ul>\n"
            .utf8)
        : nil,
      planCount: rich ? 4 : 0, sloganCount: rich ? 40 : 0, listingCount: rich ? 45 : 0, eventCount: rich ? 41 : 0,
      newest: rich ? [card(), card(inferred: false), card(false)] : [], isInternal: rich, internalNotes: notes(rich))
  }

  func plans(_ rich: Bool) -> PlanListView {
    PlanListView(
      head: head("Danh sách kế hoạch", rich), planCount: rich ? 4 : 0, ways: ways(rich, "2025", "2023"),
      groups: rich
        ? [
          PlanGroup(year: "2025", plans: [card(), card()]), PlanGroup(year: "2023", plans: [card(inferred: false)]),
          PlanGroup(year: nil, plans: [card(false)]),
        ] : [], pager: pager(rich))
  }

  func plan(_ rich: Bool) -> PlanView {
    let body = """
      <p>Bản tóm tắt này do người biên tập viết, theo đề mục của văn bản.</p>
      <h2 id="muc-dich-yeu-cau">I- MỤC ĐÍCH, YÊU CẦU</h2>
      <p>1. Tuyên truyền kết quả hội nghị đến cán bộ, đảng viên và <a href="https://example.org/">nhân dân</a>.</p>
      <h2 id="noi-dung">II- NỘI DUNG TUYÊN TRUYỀN</h2>
      <h3 id="truoc">2.1. Trước hội nghị</h3>
      <p>Nội dung trước hội nghị: ý nghĩa, bối cảnh, những vấn đề được đưa ra bàn bạc; nhấn mạnh quyền và trách nhiệm.</p>
      <h3 id="sau">2.2. Sau hội nghị</h3>
      <ul>
      <li>Kết quả chủ yếu;</li>
      <li>Các quyết sách:
      <ul>
      <li>về nhân sự,</li>
      <li>về văn kiện.</li>
      </ul>
      </li>
      </ul>
      <table>
      <thead>
      <tr>
      <th>Đơn vị chủ trì</th>
      <th>Nhiệm vụ</th>
      <th>Thời gian</th>
      <th>Đơn vị phối hợp</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>Ban Xây dựng đảng</td>
      <td>Tham mưu, hướng dẫn, kiểm tra việc thực hiện</td>
      <td>Quý IV</td>
      <td>Ủy ban MTTQVN phường</td>
      </tr>
      </tbody>
      </table>
      <blockquote>
      <p>Trích dẫn ngắn.</p>
      </blockquote>
      <pre><code>a
        b
      </code></pre>
      <h2 id="khau-hieu">V- KHẨU HIỆU TUYÊN TRUYỀN</h2>
      <ol>
      <li id="slogan_1">Nhiệt liệt chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng!</li>
      <li id="slogan_2">Đảng Cộng sản Việt Nam quang vinh muôn năm!</li>
      </ol>

      """
    return PlanView(
      head: head("Kế hoạch tuyên truyền kết quả Hội nghị lần thứ 14 Ban Chấp hành Trung ương Đảng khóa XIII", rich),
      type: dress("Kế hoạch"), number: rich ? dress("31-KH/ĐU") : nil,
      issuer: dress("Ban Thường vụ Đảng ủy phường"), issuerURL: rich ? "/bodies/btv/" : nil, issued: nil,
      window: rich
        ? WindowView(
          label: dress("trong khoảng từ 12/11/2025 đến 22/12/2025"),
          evidence: dress(
            "Văn bản không ghi ngày ban hành. Ngày sớm nhất là ngày của hướng dẫn làm căn cứ; ngày muộn nhất là ngày khai mạc Hội nghị Trung ương 15."
          )) : nil,
      place: rich ? dress("Cần Thơ") : nil, term: rich ? dress("2020–2025") : nil,
      termURL: rich ? "/terms/2020-2025/" : nil,
      basedOn: rich
        ? [
          CitedView(
            number: dress("07-HD/BTGDVTU"), title: dress("Hướng dẫn tuyên truyền kết quả hội nghị"),
            date: dress("12/11/2025"), url: "/documents/07-hd/"), cited(false),
        ] : [],
      replaces: rich
        ? [
          ReferenceView(title: dress("30-KH/ĐU"), url: "/plans/y/"), ReferenceView(title: dress("29-KH/ĐU"), url: nil),
        ] : [],
      replacedBy: rich ? [link("Kế hoạch thay thế"), link("32-KH/ĐU", "")] : [],
      amends: rich ? [ReferenceView(title: dress("28-KH/ĐU"), url: nil)] : [],
      amendedBy: rich ? [link("Kế hoạch sửa đổi, bổ sung")] : [],
      cites: rich ? [cited(true), cited(false)] : [],
      citedBy: rich ? [link("Kế hoạch tuyên truyền đại hội đảng bộ các cấp")] : [], moreCitedBy: rich ? 7 : 0,
      events: rich
        ? [
          DatedLink(
            title: dress("Hội nghị lần thứ 14 Ban Chấp hành Trung ương khóa XIII"), url: "/events/a/",
            date: dress("05–06/11/2025")),
          DatedLink(title: dress("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"), url: "/events/b/", date: nil),
        ] : [],
      topics: rich ? [link("hội nghị Trung ương", "/topics/a/"), link("đại hội Đảng", "")] : [],
      signatory: rich
        ? SignatoryView(
          authority: dress("T/M Ban Thường vụ"), role: dress("Phó Bí thư"), name: dress("Tô Thị Thu Hương"))
        : SignatoryView(authority: nil, role: nil, name: nil),
      recipients: rich
        ? [
          RecipientView(name: dress("Thường trực Tỉnh ủy"), note: dress("để b/c")),
          RecipientView(name: dress("Công an phường"), note: nil),
        ] : [],
      attachments: rich
        ? [
          AttachmentView(title: dress("Đề cương tuyên truyền"), url: "/files/de-cuong.pdf", isInternal: false),
          AttachmentView(title: dress("Phiếu kiểm tra"), url: "/files/phieu.txt", isInternal: true),
        ] : [],
      source: rich
        ? SourceView(
          file: dress("003_640d6a5cb664021f.txt"),
          sha256: "06d30f3b80293f2be0c3d0bdc28b7c754a73a8d85daa6c9dc6f67645d4a0fd19", pages: dress("1–5"),
          extraction: dress("văn bản trích từ PDF")) : nil,
      notes: rich
        ? [
          NoteView(
            kind: dress("Sai sót trong văn bản gốc"),
            content: dress("Phần I, mục 2 in “cô vũ”; dạng đúng được đề nghị là “cổ vũ”.")),
          NoteView(kind: dress("Suy luận của người biên tập"), content: dress("Tên phường không được nêu.")),
        ] : [],
      toc: rich
        ? [
          TocEntry(title: dress("I- MỤC ĐÍCH, YÊU CẦU"), url: "#muc-dich-yeu-cau", children: []),
          TocEntry(
            title: dress("II- NỘI DUNG TUYÊN TRUYỀN"), url: "#noi-dung",
            children: [link("2.1. Trước hội nghị", "#truoc"), link("2.2. Sau hội nghị", "#sau")]),
          TocEntry(title: dress("V- KHẨU HIỆU TUYÊN TRUYỀN"), url: "#khau-hieu", children: []),
        ] : [],
      body: rich ? Array(body.utf8) : [],
      slogans: rich
        ? [
          PlanSlogan(
            id: nil, number: 1, wording: dress("Nhiệt liệt chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng!"),
            url: "/slogans/#s_1", otherPlanCount: 1),
          PlanSlogan(
            id: nil, number: 2, wording: dress("Đảng Cộng sản Việt Nam quang vinh muôn năm!"), url: "/slogans/#s_2",
            otherPlanCount: 0),
        ]
        : [
          PlanSlogan(
            id: "slogan_1", number: 1, wording: dress("Một khẩu hiệu."), url: "/slogans/#s_3", otherPlanCount: 0)
        ],
      hasSloganSection: rich,
      tasks: rich
        ? [
          TaskView(
            leads: [link("Ban Tổ chức Thành ủy", "/bodies/tc/")],
            partners: [link("Ban Tuyên giáo Thành ủy", "/bodies/tg/"), link("Báo Cần Thơ", "")],
            content: dress("Theo dõi, tổng hợp việc thực hiện kế hoạch."), url: "#noi-dung"),
          TaskView(leads: [], partners: [], content: dress("Báo cáo kết quả."), url: nil),
        ] : [],
      previous: rich ? link("Kế hoạch tuyên truyền đại hội đảng bộ các cấp") : nil,
      next: rich ? link("Kế hoạch thông tin, tuyên truyền về công tác xây dựng Đảng năm 2023") : nil,
      isInternal: rich, internalNotes: notes(rich))
  }

  func eventCard(_ rich: Bool, planned: Bool = false) -> EventCard {
    EventCard(
      title: dress("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"), url: "/events/b/", kind: dress("Đại hội"),
      level: rich ? dress("Toàn quốc") : nil, date: rich ? dress("19–23/01/2026") : nil, isPlanned: planned,
      planned: rich && !planned ? dress("19–25/01/2026") : nil, status: planned ? dress("Đã đổi số thứ tự") : nil,
      replacedBy: rich ? link("Đại hội lần thứ I", "/events/c/") : nil, place: rich ? dress("Hà Nội") : nil,
      plans: rich ? [card(), card(false)] : [], morePlans: rich ? 9 : 0, isInternal: rich)
  }

  func timeline(_ rich: Bool) -> TimelineView {
    TimelineView(
      head: head("Dòng thời gian", rich), eventCount: rich ? 4 : 0, ways: ways(rich, "2020–2025", "2026–2031"),
      groups: rich
        ? [
          TimelineGroup(
            term: dress("2020–2025"), url: "/terms/2020-2025/",
            years: [
              TimelineYear(year: "2025", events: [eventCard(false), eventCard(true, planned: true)]),
              TimelineYear(year: "2026", events: [eventCard(true)]),
            ]), TimelineGroup(term: dress("2026–2031"), url: nil, years: []),
          TimelineGroup(term: nil, url: nil, years: [TimelineYear(year: nil, events: [eventCard(false)])]),
        ] : [], pager: pager(rich))
  }

  func event(_ rich: Bool) -> EventView {
    EventView(
      head: head("Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", rich), kind: dress("Đại hội"),
      level: rich ? dress("Toàn quốc") : nil, organiser: rich ? link("Đảng Cộng sản Việt Nam", "/bodies/dang/") : nil,
      series: rich ? dress("Đại hội toàn quốc") : nil, ordinal: rich ? dress("14") : nil,
      term: rich ? dress("2026–2031") : nil, termURL: rich ? "/terms/2026-2031/" : nil,
      date: rich ? dress("19–23/01/2026") : nil,
      planned: rich ? dress("19–25/01/2026") : nil, status: dress("Đã diễn ra"), place: rich ? dress("Hà Nội") : nil,
      replacedBy: rich ? link("Đại hội lần thứ I", "/events/c/") : nil,
      replaces: rich ? [link("Đại hội lần thứ XV", "/events/d/")] : [],
      aliases: rich ? [dress("Đại hội XIV của Đảng"), dress("Đại hội XIV")] : [],
      sources: rich
        ? [
          ReferenceView(title: dress("Thông cáo báo chí"), url: "https://example.org/thong-cao"),
          ReferenceView(title: dress("Văn kiện"), url: nil),
        ] : [],
      body: rich ? Array("<p>Đại hội họp tại Hà Nội.</p>\n".utf8) : nil, planCount: rich ? 9 : 0,
      plans: rich ? [card(), card(false)] : [], pager: pager(rich),
      previous: rich ? link("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "/events/e/") : nil,
      next: rich ? link("Đại hội XV", "/events/f/") : nil, isInternal: rich, internalNotes: notes(rich))
  }

  func page(_ rich: Bool) -> FreePageView {
    FreePageView(
      head: head("Giới thiệu", rich),
      body: rich
        ? Array("<p>Trang này nói kho là gì.</p>\n<h2 id=\"nguon\">Nguồn</h2>\n<p>Bốn văn bản.</p>\n".utf8) : [],
      isInternal: rich, internalNotes: notes(rich))
  }
}
