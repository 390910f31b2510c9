// What the keys of records mean: the guides for editors and the schemas say it in these words.

package import Diagnostics
package import Texts

/// The kinds of files that editors write: each has keys of its own.
package enum ContentKind: String, CaseIterable, Sendable {
  case plan, event, page, site, bodies, documents, withdrawn

  /// What its files hold.
  package var name: LocalizedText {
    switch self {
    case .plan: LocalizedText(vi: "Kế hoạch", en: "Plan")
    case .event: LocalizedText(vi: "Sự kiện", en: "Event")
    case .page: LocalizedText(vi: "Trang", en: "Page")
    case .site: LocalizedText(vi: "Thiết lập của trang web", en: "Settings of the site")
    case .bodies: LocalizedText(vi: "Cơ quan", en: "Bodies")
    case .documents: LocalizedText(vi: "Văn bản được dẫn", en: "Cited documents")
    case .withdrawn: LocalizedText(vi: "Địa chỉ đã gỡ bỏ", en: "Withdrawn addresses")
    }
  }

  /// Those of its front matter, of its file, or of each entry of its file.
  package var keys: RecordKeys {
    switch self {
    case .plan: Plan.keys
    case .event: Event.keys
    case .page: FreePage.keys
    case .site: SiteSettings.keys
    case .bodies: RecordReader.keys { Body(&$0) }
    case .documents: RecordReader.keys { CitedDocument(&$0) }
    case .withdrawn: RecordReader.keys { WithdrawnAddress(&$0) }
    }
  }

  /// Whether a file is a list of entries.
  package var isList: Bool { [.bodies, .documents, .withdrawn].contains(self) }
}

/// What a key is called and means.
package struct KeyDescription: Sendable {
  /// The kind and the keys that lead to it, joined by dots: `plan.issued_window.latest`.
  package let path: String
  package let title: LocalizedText
  /// In Markdown; links lead to headings of the guide.
  package let meaning: LocalizedText
  /// How the guides show it: an example, where one stands, or the default.
  package let example: LocalizedText?
  /// Where more is to be said of it than whether the key is required.
  package let required: LocalizedText?

  fileprivate init(
    _ path: String, vi: (title: String, meaning: String), en: (title: String, meaning: String),
    example: LocalizedText? = nil, required: LocalizedText? = nil
  ) {
    self.path = path
    title = LocalizedText(vi: vi.title, en: en.title)
    meaning = LocalizedText(vi: vi.meaning, en: en.meaning)
    self.example = example
    self.required = required
  }

  private static func formerAddresses(_ kind: String, _ example: String) -> KeyDescription {
    KeyDescription(
      "\(kind).former_addresses",
      vi: (
        "Địa chỉ cũ",
        "danh sách địa chỉ mà trang này từng có, nay dẫn tới đây; xem [Đổi mã, gỡ trang](#đổi-mã-gỡ-trang)"
      ),
      en: (
        "Former addresses",
        "list of addresses that this page had before, which lead here now; see [Renaming and withdrawing](#renaming-and-withdrawing)"
      ),
      example: .code("former_addresses: [\(example)]"))
  }

  /// All keys, in the order of the guides.
  package static let all: [KeyDescription] = [
    // plan
    .init(
      "plan.title", vi: ("Tên văn bản", "tên kế hoạch, một dòng"),
      en: ("Title", "title of the plan, one line"), example: .code("title: Kế hoạch tuyên truyền …")),
    .init(
      "plan.access",
      vi: ("Ai được đọc", "ai được đọc: `public` hoặc `internal`; xem [Công khai và nội bộ](#công-khai-và-nội-bộ)"),
      en: ("Access", "who may read it: `public` or `internal`; see [Public and internal](#public-and-internal)"),
      example: .code("access: public")),
    .init(
      "plan.issuer",
      vi: ("Cơ quan ban hành", "mã cơ quan ban hành trong `bodies.yml`; văn bản liên tịch thì ghi danh sách mã"),
      en: ("Issuer", "ID of the issuing body in `bodies.yml`; a list of IDs for a joint document"),
      example: .code("issuer: btv-dang-uy-phuong")),
    .init(
      "plan.type", vi: ("Loại văn bản", "loại văn bản; không ghi thì là `plan`"),
      en: ("Type", "type of document; `plan` when absent"), example: .code("type: plan")),
    .init(
      "plan.number", vi: ("Số, ký hiệu", "số, ký hiệu"),
      en: ("Number", "official number"), example: .code("number: 31-KH/ĐU")),
    .init(
      "plan.issued", vi: ("Ngày ban hành", "ngày ban hành ghi trên văn bản"),
      en: ("Date of issue", "date of issue that the document states"), example: .code("issued: 2023-05-25")),
    .init(
      "plan.issued_window",
      vi: (
        "Khoảng ngày ban hành", "khoảng ngày do suy luận: `earliest`, `latest`, `evidence`; không ghi cùng `issued`"
      ),
      en: (
        "Inferred date", "inferred bounds of the date: `earliest`, `latest`, `evidence`; not together with `issued`"
      ), example: LocalizedText(vi: "xem [Ngày ban hành](#ngày-ban-hành)", en: "see [Date of issue](#date-of-issue)")),
    .init(
      "plan.effective", vi: ("Có hiệu lực từ", "ngày có hiệu lực, nếu văn bản ghi"),
      en: ("In effect from", "first day of its effect, if the document states it"),
      example: .code("effective: 2026-01-01")),
    .init(
      "plan.expires", vi: ("Hết hiệu lực", "ngày hết hiệu lực, nếu văn bản ghi; không sớm hơn `effective`"),
      en: ("In effect until", "last day of its effect, if the document states it; not before `effective`"),
      example: .code("expires: 2026-12-31")),
    .init(
      "plan.text",
      vi: (
        "Phần nội dung",
        "phần nội dung là gì: `summary` (bản tóm tắt) hoặc `full` (toàn văn); trang in rõ điều này, không ghi thì trang chỉ nói đó là bản lưu của kho"
      ),
      en: (
        "Extent of the text",
        "what the body is: `summary` or `full`; the page says so, and without the key only that it is the archive's copy"
      ), example: .code("text: summary")),
    .init(
      "plan.addressee", vi: ("Kính gửi", "công văn kính gửi ai: một tên hoặc danh sách tên"),
      en: ("Addressee", "whom a letter is addressed to: one name or a list"),
      example: .code("addressee: [Sở Nội vụ, Sở Y tế]")),
    .init(
      "plan.added", vi: ("Ngày vào kho", "ngày bản ghi vào kho; chưa in ra trang"),
      en: ("Added", "when the record came into the archive; not printed yet"), example: .code("added: 2026-03-01")),
    .init(
      "plan.updated", vi: ("Ngày sửa bản ghi", "ngày nội dung của bản ghi được sửa lần cuối; chưa in ra trang"),
      en: ("Updated", "when the record last changed in substance; not printed yet"),
      example: .code("updated: 2026-04-15")),
    .init(
      "plan.place", vi: ("Địa danh", "địa danh ghi trên văn bản"),
      en: ("Place", "place that the document states"), example: .code("place: Cần Thơ")),
    .init(
      "plan.term", vi: ("Nhiệm kỳ", "nhiệm kỳ, hai năm nối bằng `-` không có dấu cách; mỗi nhiệm kỳ có một trang"),
      en: ("Term", "term of office, two years joined by `-` without spaces; each term has a page"),
      example: .code("term: 2020-2025")),
    .init(
      "plan.based_on", vi: ("Căn cứ", "danh sách số của các văn bản làm căn cứ"),
      en: ("Based on", "list of the numbers of documents it carries out"), example: .code("based_on: [07-HD/BTGDVTU]")),
    .init(
      "plan.replaces",
      vi: (
        "Thay thế", "danh sách số hoặc mã kế hoạch mà văn bản này thay thế, xem [Thay thế, sửa đổi](#thay-thế-sửa-đổi)"
      ),
      en: (
        "Replaces",
        "list of numbers or plan IDs that it replaces, see [Replacing and amending](#replacing-and-amending)"
      ), example: .code("replaces: [12-KH/ĐU]")),
    .init(
      "plan.amends", vi: ("Sửa đổi, bổ sung", "danh sách số hoặc mã kế hoạch mà văn bản này sửa đổi, bổ sung"),
      en: ("Amends", "list of numbers or plan IDs that it amends"), example: .code("amends: [ke-hoach-vi-du]")),
    .init(
      "plan.events", vi: ("Sự kiện", "danh sách mã sự kiện liên quan"),
      en: ("Events", "list of IDs of related events"), example: .code("events: [dai-hoi-13, dai-hoi-14]")),
    .init(
      "plan.topics", vi: ("Chủ đề", "danh sách chủ đề, tự đặt, xem [Chủ đề và nhiệm kỳ](#chủ-đề-và-nhiệm-kỳ)"),
      en: ("Topics", "list of topics, free, see [Topics and terms](#topics-and-terms)"),
      example: .code("topics: [đại hội Đảng]")),
    .init(
      "plan.slogans", vi: ("Khẩu hiệu", "danh sách khẩu hiệu, chỉ khi phần nội dung không có mục khẩu hiệu"),
      en: ("Slogans", "list of slogans, only when the body has no slogan section"),
      example: LocalizedText(vi: "xem [Khẩu hiệu](#khẩu-hiệu)", en: "see [Slogans](#slogans)")),
    .init(
      "plan.slogan_heading",
      vi: (
        "Tiêu đề mục khẩu hiệu",
        "chữ trong tiêu đề mở mục khẩu hiệu của riêng văn bản này, dùng thay cho các chữ ghi ở `site.yml`"
      ),
      en: (
        "Heading of the slogans",
        "words in the heading of the slogan section of this document, in the place of those of `site.yml`"
      ), example: .code("slogan_heading: Nội dung cổ động")),
    .init(
      "plan.task_heading",
      vi: (
        "Tiêu đề mục tổ chức thực hiện",
        "chữ trong tiêu đề mở mục tổ chức thực hiện của riêng văn bản này, dùng thay cho các chữ ghi ở `site.yml`; `\"*\"` khi cả văn bản là phân công nhiệm vụ"
      ),
      en: (
        "Heading of the tasks",
        "words in the heading of the implementation section of this document, in the place of those of `site.yml`; `\"*\"` where the whole text gives tasks"
      ), example: .code("task_heading: Phân công trách nhiệm")),
    .init(
      "plan.tasks", vi: ("Phân công", "phân công: danh sách `lead`, `with`, `due`, `text`"),
      en: ("Tasks", "who does what: list of `lead`, `with`, `due`, `text`"),
      example: LocalizedText(vi: "xem [Phân công thực hiện](#phân-công-thực-hiện)", en: "see [Tasks](#tasks)")),
    .init(
      "plan.recipients", vi: ("Nơi nhận", "nơi nhận: danh sách tên, hoặc `name` và `note`"),
      en: ("Recipients", "list of names, or of `name` and `note`"),
      example: LocalizedText(
        vi: "xem [Nơi nhận, người ký](#nơi-nhận-người-ký)",
        en: "see [Recipients and signatory](#recipients-and-signatory)")),
    .init(
      "plan.signatory", vi: ("Người ký", "người ký: `authority`, `role`, `name`"),
      en: ("Signatory", "who signed: `authority`, `role`, `name`"),
      example: LocalizedText(vi: "như trên", en: "same place")),
    .init(
      "plan.attachments", vi: ("Tệp đính kèm", "tệp đính kèm: danh sách `title`, `file`"),
      en: ("Attachments", "list of `title`, `file`"),
      example: LocalizedText(vi: "xem [Tệp đính kèm](#tệp-đính-kèm)", en: "see [Attachments](#attachments)")),
    .init(
      "plan.source", vi: ("Nguồn của bản lưu", "văn bản lấy từ đâu: `file`, `sha256`, `pages`, `extraction`"),
      en: ("Source", "where the text came from: `file`, `sha256`, `pages`, `extraction`"),
      example: LocalizedText(
        vi: "xem [Ghi chú và nguồn](#ghi-chú-và-nguồn)", en: "see [Notes and source](#notes-and-source)")),
    .init(
      "plan.notes",
      vi: (
        "Ghi chú của người biên tập",
        "ghi chú của người biên tập: danh sách `kind`, `text`, và `code` nếu ghi chú trả lời một cảnh báo"
      ),
      en: ("Editor's notes", "editor's notes: list of `kind`, `text`, and `code` where the note answers a warning"),
      example: LocalizedText(vi: "như trên", en: "same place")),
    .init(
      "plan.secrecy",
      vi: (
        "Dấu mật",
        "chỉ nhận `none`; giá trị khác, ở tệp công khai hay nội bộ, làm dừng việc tạo trang của mọi bản; lời báo công khai không nêu tên tệp"
      ),
      en: (
        "Secrecy",
        "only `none`; any other value, in a public or an internal file, stops the build of every edition; the public log does not name the file"
      ), example: .code("secrecy: none")),
    formerAddresses("plan", "/plans/ke-hoach-cu/"),
    .init(
      "plan.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ: một nhóm khóa tự đặt, và `attachments`"),
      en: ("For staff", "notes for staff only: a group of keys of your choice, and `attachments`"),
      example: LocalizedText(
        vi: "xem [Khóa `internal`](#khóa-internal)", en: "see [The key `internal`](#the-key-internal)")),
    .init(
      "plan.issued_window.earliest", vi: ("Sớm nhất", "ngày sớm nhất có thể; cần ít nhất một trong hai mốc"),
      en: ("Earliest", "earliest possible date; one of the two bounds at least is needed")),
    .init(
      "plan.issued_window.latest", vi: ("Muộn nhất", "ngày muộn nhất có thể"),
      en: ("Latest", "latest possible date")),
    .init(
      "plan.issued_window.evidence", vi: ("Căn cứ suy luận", "vì sao biết các mốc này"),
      en: ("Grounds", "how the bounds are known")),
    .init(
      "plan.tasks.lead", vi: ("Chủ trì", "danh sách mã các cơ quan chủ trì"),
      en: ("Lead", "list of IDs of the bodies in charge")),
    .init(
      "plan.tasks.with", vi: ("Phối hợp", "danh sách mã các cơ quan phối hợp"),
      en: ("Partners", "list of IDs of the bodies that take part")),
    .init(
      "plan.tasks.due", vi: ("Thời hạn", "thời hạn, ghi bằng chữ"),
      en: ("Deadline", "deadline in words")),
    .init(
      "plan.tasks.text", vi: ("Nhiệm vụ", "nội dung nhiệm vụ"),
      en: ("Task", "the task")),
    .init(
      "plan.recipients.name", vi: ("Tên nơi nhận", "tên nơi nhận"),
      en: ("Name", "name of the recipient")),
    .init(
      "plan.recipients.note", vi: ("Ghi thêm", "chữ ghi kèm, như “để b/c”"),
      en: ("Note", "what stands beside it, such as “để b/c”")),
    .init(
      "plan.signatory.authority", vi: ("Thẩm quyền ký", "ký thay mặt ai, như “T/M Ban Thường vụ”"),
      en: ("Authority", "for whom it was signed, such as “T/M Ban Thường vụ”")),
    .init(
      "plan.signatory.role", vi: ("Chức vụ", "chức vụ của người ký"),
      en: ("Role", "office of who signed")),
    .init(
      "plan.signatory.name", vi: ("Họ và tên", "họ và tên người ký"),
      en: ("Name", "name of who signed")),
    .init(
      "plan.attachments.title", vi: ("Tên tệp", "tên in trên trang"),
      en: ("Title", "title that the page shows")),
    .init(
      "plan.attachments.file", vi: ("Đường dẫn", "đường dẫn tính từ `content/files/`"),
      en: ("Path", "path from `content/files/` on")),
    .init(
      "plan.source.file", vi: ("Tệp gốc", "tên tệp mà văn bản được lấy ra"),
      en: ("File", "name of the file that the text came from")),
    .init(
      "plan.source.sha256", vi: ("Mã SHA-256", "mã SHA-256 của tệp ấy"),
      en: ("SHA-256", "SHA-256 checksum of that file")),
    .init(
      "plan.source.pages", vi: ("Số trang", "số trang của tệp ấy"),
      en: ("Pages", "number of its pages")),
    .init(
      "plan.source.extraction", vi: ("Cách lấy chữ", "cách lấy chữ ra khỏi tệp"),
      en: ("Extraction", "how the text was taken from it")),
    .init(
      "plan.notes.kind",
      vi: (
        "Loại ghi chú", "`source-error` (sai sót của bản gốc), `transcription` (khi chép lại), `inference` (suy luận)"
      ),
      en: ("Kind", "`source-error`, `transcription` or `inference`")),
    .init(
      "plan.notes.text", vi: ("Nội dung", "nội dung ghi chú"),
      en: ("Text", "text of the note")),
    .init(
      "plan.notes.code", vi: ("Mã phát hiện", "mã của cảnh báo mà ghi chú trả lời"),
      en: ("Code", "code of the warning that the note answers")),
    .init(
      "plan.internal.attachments",
      vi: ("Tệp đính kèm nội bộ", "tệp đính kèm dành cho cán bộ: danh sách `title`, `file`"),
      en: ("Attachments for staff", "attachments for staff: list of `title`, `file`")),
    .init(
      "plan.internal.attachments.title", vi: ("Tên tệp", "tên in trên trang"),
      en: ("Title", "title that the page shows")),
    .init(
      "plan.internal.attachments.file", vi: ("Đường dẫn", "đường dẫn tính từ `content/files/`"),
      en: ("Path", "path from `content/files/` on")),
    // event
    .init(
      "event.title", vi: ("Tên sự kiện", "tên sự kiện"),
      en: ("Title", "name of the event"), example: .code("title: Đại hội đại biểu …")),
    .init(
      "event.access", vi: ("Ai được đọc", "`public` hoặc `internal`"),
      en: ("Access", "`public` or `internal`"), example: .code("access: public")),
    .init(
      "event.kind",
      vi: (
        "Loại sự kiện",
        "`congress` (Đại hội), `conference` (Hội nghị), `session` (Kỳ họp), `anniversary` (Kỷ niệm), `other` (khác)"
      ),
      en: ("Kind", "`congress`, `conference`, `session`, `anniversary`, `other`"), example: .code("kind: congress")),
    .init(
      "event.level",
      vi: (
        "Cấp",
        "`national` (toàn quốc), `provincial` (tỉnh, thành phố), `district` (huyện, quận), `commune` (xã, phường), `sector` (theo ngành)"
      ),
      en: ("Level", "`national`, `provincial`, `district`, `commune`, `sector`"), example: .code("level: national")),
    .init(
      "event.status",
      vi: (
        "Tình trạng",
        "`planned` (dự kiến), `held` (đã diễn ra), `rescheduled` (đã đổi thời gian), `cancelled` (không tổ chức), `renumbered` (đã đổi số thứ tự)"
      ),
      en: ("Status", "`planned`, `held`, `rescheduled`, `cancelled`, `renumbered`"), example: .code("status: held")),
    .init(
      "event.body", vi: ("Cơ quan tổ chức", "mã cơ quan tổ chức"),
      en: ("Organiser", "ID of the organising body"), example: .code("body: ban-chap-hanh-trung-uong")),
    .init(
      "event.series", vi: ("Chuỗi sự kiện", "tên chuỗi sự kiện có đánh số"),
      en: ("Series", "name of a series of numbered events"), example: .code("series: Đại hội toàn quốc")),
    .init(
      "event.ordinal", vi: ("Lần thứ", "lần thứ mấy trong chuỗi, từ 1 đến 9999"),
      en: ("Ordinal", "number in the series, 1 to 9999"), example: .code("ordinal: 14")),
    .init(
      "event.term", vi: ("Nhiệm kỳ", "nhiệm kỳ"),
      en: ("Term", "term of office"), example: .code("term: 2026-2031")),
    .init(
      "event.start", vi: ("Ngày bắt đầu", "ngày bắt đầu đã diễn ra"),
      en: ("First day", "first day on which it was held"), example: .code("start: 2026-01-19")),
    .init(
      "event.end", vi: ("Ngày kết thúc", "ngày kết thúc đã diễn ra"),
      en: ("Last day", "last day on which it was held"), example: .code("end: 2026-01-23")),
    .init(
      "event.planned", vi: ("Thời gian dự kiến", "ngày dự kiến: `start`, `end`"),
      en: ("Planned days", "planned days: `start`, `end`"), example: .code("planned: {start: 2026-01-19}")),
    .init(
      "event.replaced_by", vi: ("Được thay bằng", "mã sự kiện thay cho sự kiện này"),
      en: ("Replaced by", "ID of the event that took its place"),
      example: .code("replaced_by: dai-hoi-dang-bo-can-tho-01")),
    .init(
      "event.place", vi: ("Nơi tổ chức", "nơi tổ chức"),
      en: ("Place", "where it was held"), example: .code("place: Hà Nội")),
    .init(
      "event.aliases", vi: ("Tên gọi khác", "danh sách tên gọi khác"),
      en: ("Other names", "list of other names"), example: .code("aliases: [Đại hội XIV]")),
    .init(
      "event.sources", vi: ("Nguồn", "nguồn: danh sách `title` (bắt buộc) và `url`"),
      en: ("Sources", "list of `title` (required) and `url`"),
      example: LocalizedText(vi: "xem ví dụ trên", en: "see the example above")),
    formerAddresses("event", "/events/dai-hoi-cu/"),
    .init(
      "event.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ"),
      en: ("For staff", "notes for staff only"),
      example: LocalizedText(
        vi: "xem [Khóa `internal`](#khóa-internal)", en: "see [The key `internal`](#the-key-internal)")),
    .init(
      "event.planned.start", vi: ("Ngày bắt đầu", "ngày bắt đầu dự kiến"),
      en: ("First day", "first planned day")),
    .init(
      "event.planned.end", vi: ("Ngày kết thúc", "ngày kết thúc dự kiến"),
      en: ("Last day", "last planned day")),
    .init(
      "event.sources.title", vi: ("Tên nguồn", "tên bài hoặc tài liệu"),
      en: ("Title", "title of the source")),
    .init(
      "event.sources.url", vi: ("Địa chỉ", "địa chỉ, bắt đầu bằng `https://` hoặc `http://`"),
      en: ("Address", "address, starting with `https://` or `http://`")),
    // page
    .init(
      "page.title", vi: ("Tên trang", "tên trang"),
      en: ("Title", "title of the page")),
    .init(
      "page.access", vi: ("Ai được đọc", "`public` hoặc `internal`"),
      en: ("Access", "`public` or `internal`")),
    formerAddresses("page", "/gioi-thieu/"),
    .init(
      "page.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ"),
      en: ("For staff", "notes for staff only")),
    // bodies
    .init(
      "bodies.id", vi: ("Mã", "mã, theo cùng quy tắc như tên tệp"),
      en: ("ID", "ID, by the same rules as file names")),
    .init(
      "bodies.name", vi: ("Tên cơ quan", "tên đầy đủ, được in trên trang"),
      en: ("Name", "full name, printed on the pages")),
    .init(
      "bodies.level", vi: ("Cấp", "cấp, các giá trị như ở sự kiện"),
      en: ("Level", "level, values as for events")),
    .init(
      "bodies.branch",
      vi: (
        "Khối",
        "thuộc khối nào: `party` (Đảng), `state` (Nhà nước), `front` (Mặt trận, đoàn thể, hội), `other` (khác); phần đầu bản in và việc [xét thể thức](#thể-thức) theo khóa này"
      ),
      en: (
        "Branch",
        "what it belongs to: `party`, `state`, `front` (the Fatherland Front, unions, associations), `other`; the head of printed sheets and the [formality](#formality) check go by it"
      )),
    .init(
      "bodies.parent", vi: ("Cơ quan cấp trên", "mã cơ quan cấp trên"),
      en: ("Superior body", "ID of the body above it")),
    .init(
      "bodies.predecessor", vi: ("Cơ quan tiền thân", "mã cơ quan mà cơ quan này kế tục công việc"),
      en: ("Predecessor", "ID of the body whose work it took over")),
    .init(
      "bodies.aliases",
      vi: (
        "Tên gọi khác",
        "tên gọi khác có thật trong văn bản; theo đó nhận ra cơ quan trong câu chữ và ở mục tổ chức thực hiện"
      ),
      en: (
        "Other names",
        "other names that documents really use; by them the body is known in running text and in implementation sections"
      )),
    formerAddresses("bodies", "/bodies/co-quan-cu/"),
    .init(
      "bodies.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ, xem [Khóa `internal`](#khóa-internal)"),
      en: ("For staff", "notes for staff only, see [The key `internal`](#the-key-internal)")),
    // documents
    .init(
      "documents.number", vi: ("Số, ký hiệu", "số, ký hiệu, chép như văn bản in"),
      en: ("Number", "official number, as the document prints it"),
      required: LocalizedText(vi: "có, hoặc `id`", en: "yes, or `id`")),
    .init(
      "documents.id",
      vi: (
        "Mã",
        "mã của văn bản chỉ có tên, như luật hay nghị quyết đại hội, theo cùng quy tắc như tên tệp; cũng là phần cuối của địa chỉ trang"
      ),
      en: (
        "ID",
        "ID of a document that has a title alone, such as a law or the resolution of a congress, by the same rules as file names; also the last part of its address"
      ),
      required: LocalizedText(vi: "có, hoặc `number`", en: "yes, or `number`")),
    .init(
      "documents.date", vi: ("Ngày ban hành", "ngày ban hành"),
      en: ("Date of issue", "date of issue")),
    .init(
      "documents.type", vi: ("Loại văn bản", "loại, các giá trị như `type` của kế hoạch"),
      en: ("Type", "type, values as for a plan")),
    .init(
      "documents.issuer", vi: ("Cơ quan ban hành", "mã cơ quan ban hành"),
      en: ("Issuer", "ID of the issuing body")),
    .init(
      "documents.title", vi: ("Tên hoặc trích yếu", "trích yếu, hoặc tên của văn bản có `id`"),
      en: ("Title", "what it is about, or the name of a document with an `id`")),
    .init(
      "documents.aliases",
      vi: ("Tên gọi khác", "các tên mà câu chữ dùng để dẫn văn bản: `[Luật Đất đai năm 2024, Nghị quyết 18]`"),
      en: ("Other names", "names by which texts cite it: `[Luật Đất đai năm 2024, Nghị quyết 18]`")),
    .init(
      "documents.url", vi: ("Địa chỉ đọc", "địa chỉ đọc văn bản, bắt đầu bằng `https://` hoặc `http://`"),
      en: ("Address", "where it can be read, starting with `https://` or `http://`")),
    formerAddresses("documents", "/documents/18-nq-tw/"),
    .init(
      "documents.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ, xem [Khóa `internal`](#khóa-internal)"),
      en: ("For staff", "notes for staff only, see [The key `internal`](#the-key-internal)")),
    // withdrawn
    .init(
      "withdrawn.address", vi: ("Địa chỉ", "địa chỉ đã gỡ bỏ, tính từ gốc trang web"),
      en: ("Address", "the address that was withdrawn, from the root of the site on")),
    .init(
      "withdrawn.date", vi: ("Ngày gỡ bỏ", "ngày gỡ bỏ, in trên trang"),
      en: ("Date", "when it was withdrawn, printed on the page")),
    .init(
      "withdrawn.reason", vi: ("Lý do", "lý do gỡ bỏ, in trên trang"),
      en: ("Reason", "why it was withdrawn, printed on the page")),
    .init(
      "withdrawn.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ"),
      en: ("For staff", "notes for staff only")),
    // site
    .init(
      "site.title", vi: ("Tên kho", "tên kho; bắt buộc"),
      en: ("Title", "name of the archive; required"), example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.description", vi: ("Giới thiệu", "một câu giới thiệu kho"),
      en: ("Description", "one sentence about the archive"), example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.language",
      vi: (
        "Ngôn ngữ giao diện",
        "ngôn ngữ của giao diện: `vi`, `en`, hoặc ngôn ngữ khác mà giao diện có tệp chữ (khi ấy các phát hiện bằng tiếng Anh)"
      ),
      en: (
        "Language of the interface",
        "language of the interface: `vi`, `en`, or another that the theme has texts in (findings are then in English)"
      ), example: .code("vi")),
    .init(
      "site.content_language",
      vi: (
        "Ngôn ngữ bản ghi", "ngôn ngữ của các bản ghi, ghi bằng mã như `vi`; trình đọc màn hình dựa vào đó để đọc đúng"
      ),
      en: ("Language of the records", "language of the records, as a tag such as `vi`; screen readers go by it"),
      example: .code("vi")),
    .init(
      "site.base_url", vi: ("Địa chỉ của trang", "địa chỉ đầy đủ nơi đặt trang, kể cả đường dẫn; không có `?` và `#`"),
      en: ("Address of the site", "whole address where the site is served, its path included; no `?` and no `#`"),
      example: LocalizedText(
        vi: "không có: các phần cần địa chỉ đầy đủ được bỏ qua, kèm một lời nhắc",
        en: "none: what needs whole addresses is left out, with a notice")),
    .init(
      "site.theme",
      vi: (
        "Giao diện", "tên giao diện: `default` hoặc `plain` có sẵn trong chương trình, hoặc tên thư mục trong `themes/`"
      ),
      en: ("Theme", "name of the theme: `default` or `plain`, which the program carries, or a folder in `themes/`"),
      example: .code("default")),
    .init(
      "site.footer", vi: ("Dòng chân trang", "một dòng chữ ở chân mọi trang"),
      en: ("Footer", "a line of text at the foot of every page"), example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.links", vi: ("Liên kết chân trang", "các liên kết ở chân mọi trang: `[{title: …, url: https://…}]`"),
      en: ("Links", "links at the foot of every page: `[{title: …, url: https://…}]`"),
      example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.licence", vi: ("Giấy phép", "giấy phép sử dụng trang web: `{title: …, url: https://…}`"),
      en: ("Licence", "under which the site may be used: `{title: …, url: https://…}`"),
      example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.contact", vi: ("Thư liên hệ", "địa chỉ thư điện tử của nơi giữ kho, ghi ở chân mọi trang"),
      en: ("Contact", "e-mail address of who keeps the archive, at the foot of every page"),
      example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.routes",
      vi: (
        "Địa chỉ các mục",
        "phần đầu của địa chỉ từng mục: `plans`, `slogans`, `timeline`, `events`, `bodies`, `documents`"
      ),
      en: (
        "Addresses of the sections",
        "first part of the addresses of each section: `plans`, `slogans`, `timeline`, `events`, `bodies`, `documents`"
      ), example: LocalizedText(vi: "chính tên tiếng Anh ấy", en: "these names")),
    .init(
      "site.attachment_kinds",
      vi: ("Loại tệp đính kèm", "đuôi tệp được đính kèm thêm, ngoài các loại ở mục [Tệp đính kèm](#tệp-đính-kèm)"),
      en: (
        "Kinds of attachments",
        "further file extensions that may be attached, beyond those named under [Attachments](#attachments)"
      ), example: .code("[dwg]")),
    .init(
      "site.outputs",
      vi: (
        "Dạng xuất thêm",
        "những gì được tạo thêm: `akn` (mỗi kế hoạch có thêm `akn.xml` theo chuẩn Akoma Ntoso 3.0); `_redirects`, `redirects.map`, `.htaccess` (chuyển hướng từ các địa chỉ cũ, dùng cho Netlify và Cloudflare Pages, nginx, Apache)"
      ),
      en: (
        "Further outputs",
        "what is made in addition: `akn` (for each plan an `akn.xml` in Akoma Ntoso 3.0); `_redirects`, `redirects.map`, `.htaccess` (redirects from former addresses for Netlify and Cloudflare Pages, nginx, Apache)"
      ),
      example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.slogan_headings",
      vi: (
        "Tiêu đề mục khẩu hiệu",
        "danh sách chữ mở mục khẩu hiệu; tiêu đề chỉ cần chứa một trong số đó, không phân biệt chữ hoa và dấu"
      ),
      en: (
        "Headings of slogans",
        "list of words that open the slogan section; a heading need only contain one, whatever its case and accents"
      ), example: .code("[khẩu hiệu]")),
    .init(
      "site.task_headings",
      vi: (
        "Tiêu đề mục tổ chức thực hiện",
        "danh sách chữ mở mục tổ chức thực hiện, so như trên; xem [Phân công thực hiện](#phân-công-thực-hiện)"
      ),
      en: (
        "Headings of tasks",
        "list of words that open the implementation section, compared in the same way; see [Tasks](#tasks)"
      ), example: .code("[tổ chức thực hiện]")),
    .init(
      "site.checks",
      vi: (
        "Mức của phát hiện",
        "mức của các cảnh báo và lời nhắc trong kho này: `mã: off` (không báo), `note` (lời nhắc), `warning` (cảnh báo) hoặc `error` (lỗi); lỗi thì không đổi mức được"
      ),
      en: (
        "Weights of findings",
        "what warnings and notes weigh in this archive: `code: off`, `note`, `warning` or `error`; errors always weigh the same"
      ), example: LocalizedText(vi: "theo bảng mã", en: "as in the table of codes")),
    .init(
      "site.internal", vi: ("Phần nội bộ", "ghi chú chỉ dành cho cán bộ, xem [Khóa `internal`](#khóa-internal)"),
      en: ("For staff", "notes for staff only, see [The key `internal`](#the-key-internal)"),
      example: LocalizedText(vi: "không có", en: "none")),
    .init(
      "site.links.title", vi: ("Chữ của liên kết", "chữ hiện trên trang"),
      en: ("Title", "what readers see")),
    .init(
      "site.links.url", vi: ("Địa chỉ", "địa chỉ, bắt đầu bằng `https://` hoặc `http://`"),
      en: ("Address", "address, starting with `https://` or `http://`")),
    .init(
      "site.licence.title", vi: ("Tên giấy phép", "chữ hiện trên trang"),
      en: ("Title", "what readers see")),
    .init(
      "site.licence.url", vi: ("Địa chỉ", "địa chỉ đọc giấy phép"),
      en: ("Address", "where it can be read")),
    .init(
      "site.routes.plans", vi: ("Kế hoạch", "phần đầu địa chỉ của các kế hoạch"),
      en: ("Plans", "first part of the addresses of plans")),
    .init(
      "site.routes.slogans", vi: ("Khẩu hiệu", "phần đầu địa chỉ của các khẩu hiệu"),
      en: ("Slogans", "first part of the addresses of slogans")),
    .init(
      "site.routes.timeline", vi: ("Dòng thời gian", "địa chỉ của dòng thời gian"),
      en: ("Timeline", "address of the timeline")),
    .init(
      "site.routes.events", vi: ("Sự kiện", "phần đầu địa chỉ của các sự kiện"),
      en: ("Events", "first part of the addresses of events")),
    .init(
      "site.routes.bodies", vi: ("Cơ quan", "phần đầu địa chỉ của các cơ quan"),
      en: ("Bodies", "first part of the addresses of bodies")),
    .init(
      "site.routes.documents", vi: ("Văn bản được dẫn", "phần đầu địa chỉ của các văn bản được dẫn"),
      en: ("Documents", "first part of the addresses of cited documents")),
  ]
}

extension LocalizedText {
  fileprivate static func code(_ text: String) -> LocalizedText { LocalizedText(vi: "`\(text)`", en: "`\(text)`") }
}
