import Archiving
import ArgumentParser
import Diagnostics
import Erasing
import Files
import Outputs
import Records
import Texts

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a plan, an event, a page or a body.",
    discussion: """
      Asks on a terminal for what is required and not given as an option. What it writes passes check; texts in \
      parentheses are to be replaced. Nothing that exists is written over.

      Examples:
        plan-archive new plan
        plan-archive new plan --title "Kế hoạch tuyên truyền" --issuer "ban thuong vu" --access public --number 31-KH/ĐU
        plan-archive new body --name "Ban Thường vụ Đảng ủy phường" --level commune
      """,
    subcommands: [NewPlan.self, NewEvent.self, NewPage.self, NewBody.self])
}

struct NewOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Lower-case ASCII letters, digits and hyphens; proposed when it is not given. It is the address too.",
      valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("The folder that holds content/.", valueName: "dir"))
  var source = "."

  @Option(
    help: ArgumentHelp("The language of the messages: vi or en (default: the language of the site).", valueName: "lang")
  )
  var language: Language?

  /// Writes the record that `begin` makes of the answers.
  func add(_ begin: (Interview, SiteFolder, LinkedRecords) throws -> NewRecord) async throws {
    let language = language ?? SiteFolder.language(of: source, for: .internal)
    let place = CommonOptions.folder(source)
    try await DiagnosticPrinter(.text, language: language, folder: place, isColoured: Output.isColoured).reportingErrors
    { printer in
      let folder = try SiteFolder(reading: source)
      var known = Report()
      let records = try await Pipeline(folder).check(into: &known).records
      let record = try begin(Interview(language: language), folder, records)
      let report = try await record.findings(in: folder, besides: known)
      Output.write(printer.print(report), to: .errors)
      if report.hasErrors { throw ExitCode(1) }
      try record.write(below: source)
      let next =
        record.body.map { LocalizedText(vi: "đã thêm “\($0)”", en: "added ‘\($0)’") }
        ?? LocalizedText(
          vi: "đã tạo; điền tiếp vào tệp, rồi kiểm tra: plan-archive check",
          en: "made; complete it, then check: plan-archive check")
      Output.write("\(DiagnosticPrinter.plain(place + record.file.path)): \(next[language])\n", to: .text)
    }
  }

  /// The ID that was given, or one like a text.
  func id(
    like text: String, _ interview: Interview, isTaken: (String) -> Bool, isReserved: (String) -> Bool = { _ in false }
  ) throws -> String {
    try interview.answer(
      id, "<id>", LocalizedText(vi: "Mã, cũng là địa chỉ của trang", en: "ID, which is the address too"),
      proposing: RecordID.proposal(for: text, isTaken: isTaken)
    ) { id throws(Interview.Problem) in
      guard RecordID.isValid(id) else {
        throw Interview.Problem(
          vi: "chỉ dùng chữ thường không dấu, chữ số và “-”, nhiều nhất 100 ký tự",
          en: "use lower-case ASCII letters, digits and ‘-’, at most 100")
      }
      if isTaken(id) { throw Interview.Problem(vi: "mã “\(id)” đã có", en: "there is a record ‘\(id)’ already") }
      return id
    }
  }

  fileprivate func id(
    like text: String, _ kind: RecordKind, in folder: SiteFolder, _ interview: Interview
  ) throws -> String {
    let taken = Set(folder.content.files.compactMap { RecordName($0.path) }.filter { $0.kind == kind }.map(\.id))
    return try id(like: text, interview, isTaken: taken.contains)
  }
}

/// What plans, events and pages have in common.
struct NewTextOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title, one line.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Who may read it: public or internal; there is no default.", valueName: "access"))
  var access: Access?

  fileprivate func title(_ interview: Interview) throws -> (String, String) {
    ("title", try interview.line(title, "--title <text>", LocalizedText(vi: "Tiêu đề", en: "Title")))
  }

  fileprivate func access(_ interview: Interview) throws -> (String, String) {
    let access = try interview.choice(
      access, "--access <access>", LocalizedText(vi: "Ai được đọc:", en: "Who may read it:")
    ) { access in
      switch access {
      case .public: LocalizedText(vi: "công khai", en: "everybody")[interview.language]
      case .internal: LocalizedText(vi: "nội bộ", en: "staff only")[interview.language]
      }
    }
    return ("access", access.rawValue)
  }
}

struct NewPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plan", abstract: "Begins content/plans/ID.md.")

  @OptionGroup var options: NewOptions
  @OptionGroup var text: NewTextOptions

  @Option(
    help: ArgumentHelp("The issuing body: its ID in bodies.yml, or words of its name, without diacritics too."))
  var issuer: String?

  @Option(help: ArgumentHelp("The official number as the document prints it.", valueName: "number"))
  var number: String?

  @Option(help: ArgumentHelp("The date of issue that the document states: year-month-day.", valueName: "date"))
  var issued: String?

  func run() async throws {
    try await options.add { interview, folder, records in
      let title = try text.title(interview)
      let issuer = try issuer(interview, records.bodies)
      let access = try text.access(interview)
      let number = try interview.optionalLine(
        number, "--number <number>", LocalizedText(vi: "Số hiệu, nếu có", en: "Number, if there is one"))
      let issued = try interview.optionalLine(
        issued, "--issued <date>",
        LocalizedText(
          vi: "Ngày ban hành ghi trong văn bản, nếu có", en: "Date of issue in the document, if there is one")
      ) { text throws(Interview.Problem) in
        guard let date = WrittenDate.iso(text) else {
          throw Interview.Problem(
            vi: "viết năm-tháng-ngày, ví dụ 2026-01-31", en: "write year-month-day, for example 2026-01-31")
        }
        return date
      }
      let id = try options.id(like: number ?? title.1, .plan, in: folder, interview)
      let keys = [
        title, access, number.map { ("number", $0) }, ("issuer", issuer.id), issued.map { ("issued", $0) },
      ]
      return NewRecord(
        .plan, id, keys: keys.compactMap(\.self), issuer: issuer.name, language: records.settings.contentLanguage)
    }
  }

  private func issuer(_ interview: Interview, _ bodies: [Body]) throws -> Body {
    if bodies.isEmpty { throw EnvironmentError.noBodies }
    var shown: [Body] = []
    let body = try interview.answer(
      issuer, "--issuer <issuer>",
      LocalizedText(vi: "Cơ quan ban hành, tên hay một phần tên", en: "Issuing body, its name or a part of it")
    ) { text throws(Interview.Problem) in
      if let number = Int(text), shown.indices.contains(number - 1) { return shown[number - 1] }
      let found = bodies.matching(text)
      if found.count == 1 { return found[0] }
      shown = Array(found.prefix(9))
      let list = shown.enumerated().map { "\n  \($0 + 1). \($1.name) (\($1.id))" }.joined()
      if found.isEmpty {
        var names = NearestNames(bodies.map(\.name)) { $0.folded() }
        let nearest = names.nearest(to: text)
        throw Interview.Problem(
          vi: "không có cơ quan nào như vậy" + (nearest.map { "; gần nhất là “\($0)”" } ?? "")
            + "; cơ quan mới thì thêm bằng “plan-archive new body”",
          en: "there is no such body" + (nearest.map { "; the nearest is ‘\($0)’" } ?? "")
            + "; ‘plan-archive new body’ adds one")
      }
      throw Interview.Problem(
        vi: "có \(found.count) cơ quan; chọn số, hoặc viết thêm chữ:" + list,
        en: "there are \(found.count) bodies; choose a number, or write more words:" + list)
    }
    // A part of a name can be that of another body than was meant.
    if issuer == nil { Output.write("  \(DiagnosticPrinter.plain(body.name)) (\(body.id))\n", to: .errors) }
    return body
  }
}

struct NewEvent: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "event", abstract: "Begins content/events/ID.md.")

  @OptionGroup var options: NewOptions
  @OptionGroup var text: NewTextOptions

  @Option(help: "The kind of event.")
  var kind: Event.Kind?

  @Option(help: "The level of event.")
  var level: Level?

  @Option(help: "Whether it took place.")
  var status: Event.Status?

  func run() async throws {
    try await options.add { interview, folder, records in
      let names = SiteFolder.carriedTexts(interview.language)
      let title = try text.title(interview)
      let access = try text.access(interview)
      let kind = try interview.choice(kind, "--kind <kind>", LocalizedText(vi: "Loại sự kiện:", en: "Kind of event:")) {
        names["kind-\($0)"]
      }
      let level = try interview.choice(level, "--level <level>", LocalizedText(vi: "Cấp:", en: "Level:")) {
        names["level-\($0)"]
      }
      let status = try interview.choice(
        status, "--status <status>", LocalizedText(vi: "Tình trạng:", en: "Status:")
      ) { names["status-\($0)"] }
      return NewRecord(
        .event, try options.id(like: title.1, .event, in: folder, interview),
        keys: [
          title, access, ("kind", kind.rawValue), ("level", level.rawValue), ("status", status.rawValue),
        ], language: records.settings.contentLanguage)
    }
  }
}

struct NewPage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "page", abstract: "Begins content/pages/ID.md.")

  @OptionGroup var options: NewOptions
  @OptionGroup var text: NewTextOptions

  func run() async throws {
    try await options.add { interview, folder, records in
      let title = try text.title(interview)
      let access = try text.access(interview)
      return NewRecord(
        .page, try options.id(like: title.1, .page, in: folder, interview), keys: [title, access],
        language: records.settings.contentLanguage)
    }
  }
}

struct NewBody: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "body", abstract: "Adds an entry to content/bodies.yml.")

  @OptionGroup var options: NewOptions

  @Option(help: ArgumentHelp("The full name, one line.", valueName: "text"))
  var name: String?

  @Option(help: "The level of the body.")
  var level: Level?

  func run() async throws {
    try await options.add { interview, folder, records in
      let names = SiteFolder.carriedTexts(interview.language)
      let name = try interview.line(name, "--name <text>", LocalizedText(vi: "Tên đầy đủ", en: "Full name"))
      let level = try interview.choice(level, "--level <level>", LocalizedText(vi: "Cấp:", en: "Level:")) {
        names["level-\($0)"]
      }
      let taken = Set(records.bodies.map(\.id))
      let id = try options.id(like: name, interview, isTaken: taken.contains)
      return try NewRecord(body: [("id", id), ("name", name), ("level", level.rawValue)], in: folder)
    }
  }
}

extension [Body] {
  /// The bodies that a text can mean: the one of that ID or name; else those with all its words, or beginnings of words, in
  /// their name or an alias.
  fileprivate func matching(_ text: String) -> [Body] {
    let folded = text.folded()
    if let body = first(where: { $0.id == text }) { return [body] }
    let named = filter { ([$0.name] + $0.aliases).contains { $0.folded() == folded } }
    if !named.isEmpty { return named }
    let wanted = folded.split(separator: " ")
    return filter { body in
      ([body.name] + body.aliases).contains { name in
        let words = name.folded().split(separator: " ")
        return wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
      }
    }
  }
}

extension EnvironmentError {
  fileprivate static let noBodies = EnvironmentError(
    DataFile.bodies.rawValue,
    LocalizedText(vi: "kho chưa có cơ quan nào", en: "the archive has no bodies yet"),
    hint: LocalizedText(
      vi: "thêm cơ quan ban hành trước: plan-archive new body", en: "add the issuing body first: plan-archive new body")
  )
}

extension Access: ExpressibleByArgument {}
extension Event.Kind: ExpressibleByArgument {}
extension Event.Status: ExpressibleByArgument {}
extension Level: ExpressibleByArgument {}
