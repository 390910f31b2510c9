// The settings of the site, `content/site.yml`.

package import Diagnostics
package import Erasing
import Foundation
package import Texts

package struct SiteSettings: Record {
  /// The first path segment of each section.
  package enum Section: String, CaseIterable, Sendable {
    case plans, slogans, timeline, events, bodies, documents
  }

  package private(set) var title = ""
  package private(set) var description: String?
  /// The language of the interface: one of those that the theme has texts in.
  package private(set) var interfaceLanguage = Located("vi", at: SourceLocation(file: file))
  /// The language of the records (BCP 47).
  package private(set) var contentLanguage = "vi"
  /// A line of text at the foot of every page.
  package private(set) var footer: String?
  /// At the foot of every page; each has an address.
  package private(set) var links: [WebLink] = []
  /// Under which the site may be used; it has an address.
  package private(set) var licence: WebLink?
  /// E-mail address of who keeps the archive.
  package private(set) var contact: String?
  package var baseURL: BaseURL?
  /// The folder below `themes/`, and where it is chosen.
  package private(set) var theme = Located("default", at: SourceLocation(file: file))
  /// Where it is not that of its name.
  private var segments: [Section: Located<String>] = [:]
  package private(set) var internalNotes: [InternalNote] = []
  /// What editors call the keys of records.
  package var labels = Labels(interfaceTexts: [:])
  /// Folded.
  private var sloganHeadings = ["khẩu hiệu".folded()]
  /// Extensions of files that may be attached beyond those that always may, in lower case.
  package private(set) var attachmentKinds: Set<String> = []
  /// Folded.
  private var taskHeadings = ["tổ chức thực hiện".folded()]
  /// Made beyond what always is.
  package private(set) var outputs: [OptionalOutput] = []
  /// What findings weigh in this archive, by their codes; whether there are such codes is not known here.
  package private(set) var checks: [(code: Located<String>, weight: CheckWeight)] = []

  package static let file = DataFile.settings.rawValue
  package var file: String { Self.file }

  /// What is assumed while the file has errors, so that the rest of the content can be checked.
  package init() {}

  /// Reads `site.yml`. What is wrong is reported; nil when there is no title or no file.
  package init?(parsing file: ErasedFile?, into report: inout Report) {
    let start = SourceLocation(file: Self.file)
    guard let file else {
      report.add(rules.missing, at: start)
      return nil
    }
    guard let source = SourceText(decoding: file, into: &report),
      let mapping = YAMLMapping(parsing: source.bytes, at: start, source.columns, into: &report)
    else { return nil }
    var keys = RecordReader(mapping, labels: labels)
    let title = read(&keys)
    keys.finish(into: &report)
    guard let title else { return nil }
    self.title = title
  }

  /// - Returns: the title.
  private mutating func read(_ keys: inout RecordReader) -> String? {
    let title = keys.line("title", required: true)?.value
    description = keys.line("description")?.value
    interfaceLanguage = keys.languageTag("language") ?? interfaceLanguage
    contentLanguage = keys.languageTag("content_language")?.value ?? contentLanguage
    footer = keys.line("footer")?.value
    links = keys.mappings("links") { WebLink(&$0, needsURL: true) }
    licence = keys.mapping("licence") { WebLink(&$0, needsURL: true) }
    contact = keys.emailAddress("contact")
    baseURL =
      keys.line("base_url", as: .form(pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^?#]+$"), or: rules.badBaseURL) {
        BaseURL($0)
      }?.value
    theme = keys.line("theme", isWord: true) ?? theme
    segments =
      keys.mapping("routes") { routes in
        Dictionary(
          uniqueKeysWithValues: Section.allCases.compactMap { section in
            routes.line(section.rawValue).map { (section, $0) }
          })
      } ?? [:]
    checkSegments(into: &keys.report)
    sloganHeadings = Self.headings("slogan_headings", &keys) ?? sloganHeadings
    taskHeadings = Self.headings("task_headings", &keys) ?? taskHeadings
    attachmentKinds = Set(keys.lines("attachment_kinds", or: rules.attachmentKind, Self.attachmentKind).map(\.value))
    outputs = keys.choices("outputs", of: OptionalOutput.self)
    checks =
      keys.mapping("checks") { checks in
        checks.freeEntries(as: .choice(CheckWeight.allCases.map(\.rawValue))).compactMap { entry in
          checks.choice(entry.key, of: CheckWeight.self).map { (Located(entry.key, at: entry.keyLocation), $0) }
        }
      } ?? []
    internalNotes = keys.internalNotes()
    return title
  }

  static var keys: RecordKeys {
    RecordReader.keys {
      var settings = SiteSettings()
      return settings.read(&$0)
    }
  }

  private func checkSegments(into report: inout Report) {
    for (index, section) in Section.allCases.enumerated() {
      if let given = segments[section], let finding = RecordID.finding(given.value, at: given.location) {
        report.add(finding)
      }
      if let other = Section.allCases[..<index].first(where: { segment($0) == segment(section) }),
        let given = segments[section] ?? segments[other]
      {
        report.add(rules.segmentTwice, given.value, other.rawValue, at: given.location)
      }
    }
  }

  /// Kinds that browsers run as pages of the site, or that servers do.
  private static let runnable: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml", "xsl", "xslt", "xsd", "rdf", "rss", "atom", "wsdl",
    "xpdl",
    "mathml", "mml", "js", "mjs", "cjs", "wasm", "mht", "mhtml", "htc", "hta", "swf", "php", "php5", "phtml", "phar",
    "cgi", "pl",
    "py", "asp", "aspx", "jsp", "htaccess", "css", "webmanifest", "vbs", "exe", "bat", "cmd", "sh", "jar",
  ]

  /// nil for what is no extension, or one that must never be attached.
  private static func attachmentKind(_ text: String) -> String? {
    let kind = String(text.drop { $0 == "." }).lowercased()
    let isExtension =
      (1...10).contains(kind.utf8.count)
      && kind.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      }
    return isExtension && !runnable.contains(kind) ? kind : nil
  }

  /// nil when none is listed.
  private static func headings(_ key: String, _ keys: inout RecordReader) -> [String]? {
    let lines = keys.lines(key)
    if lines.count > mostHeadings {
      keys.report.add(rules.tooManyHeadings, key, mostHeadings, at: lines[mostHeadings].location)
      return nil
    }
    let listed = lines.map { $0.value.folded() }.filter { !$0.isEmpty }
    return listed.isEmpty ? nil : listed
  }

  /// Each heading of the archive is compared with all that are listed.
  private static let mostHeadings = 50

  /// With the headings that a plan names for itself in the place of those of the site.
  func with(sloganHeading: String?, taskHeading: String?) -> SiteSettings {
    var settings = self
    if let heading = sloganHeading?.folded(), !heading.isEmpty { settings.sloganHeadings = [heading] }
    if let heading = taskHeading?.folded(), !heading.isEmpty { settings.taskHeadings = [heading] }
    return settings
  }

  /// Whether a heading, folded, opens the section of slogans.
  package func opensSlogans(_ heading: String) -> Bool { sloganHeadings.contains { heading.holds($0) } }

  /// Whether a heading, folded, opens the implementation section.
  func opensTasks(_ heading: String) -> Bool { taskHeadings.contains { heading.holds($0) } }

  /// The language of messages, which are in those of the program alone.
  package var language: Language { Language(rawValue: interfaceLanguage.value) ?? .en }

  /// The path that stands before every address of the site: `/`, or `/luu-tru/`.
  package var basePath: String { baseURL?.path ?? "/" }

  /// The page that lists a section.
  package func route(of section: Section) -> Route { Route(path: segment(section) + "/") }

  private func segment(_ section: Section) -> String { segments[section]?.value ?? section.rawValue }

  /// The section whose first path segment this is.
  package func section(at segment: String) -> Section? { Section.allCases.first { self.segment($0) == segment } }

  package func route(ofPlan id: String) -> Route { route(of: .plans).page(id) }
  package func route(ofEvent id: String) -> Route { route(of: .events).page(id) }
  package func route(ofBody id: String) -> Route { route(of: .bodies).page(id) }
  package func route(ofDocument key: String) -> Route { route(of: .documents).page(key) }
  package func route(ofPage name: String) -> Route { name == "index" ? .home : Route(path: name + "/") }

  /// The page of a record with a file of its own.
  package func route(of kind: RecordKind, _ id: String) -> Route {
    switch kind {
    case .plan: route(ofPlan: id)
    case .event: route(ofEvent: id)
    case .page: route(ofPage: id)
    }
  }
}

/// What is made when `outputs` asks for it.
package enum OptionalOutput: String, CaseIterable, Sendable {
  /// Each plan in Akoma Ntoso.
  case akn
  /// Former addresses, in files of these names, for Netlify and Cloudflare Pages, for nginx and for Apache.
  case hostRedirects = "_redirects"
  case nginxMap = "redirects.map"
  case htaccess = ".htaccess"
}

/// What a finding weighs in an archive.
package enum CheckWeight: String, CaseIterable, Sendable {
  case off, note, warning, error
}

/// The absolute address at which the site is served.
package struct BaseURL: Hashable, Sendable {
  /// `https://example.org`, without a slash at the end.
  package let origin: String
  /// `/` or `/luu-tru/`.
  package let path: String

  /// nil when the text is no absolute `http` or `https` address, or has a query, a fragment or odd characters.
  package init?(_ text: String) {
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme),
      parts.host?.isEmpty == false, parts.query == nil, parts.fragment == nil, parts.user == nil
    else { return nil }
    let segments = parts.percentEncodedPath.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    guard !segments.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    // Foundation gives names beyond ASCII, and those that stand for them, in other forms.
    let host = text.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
    // It takes any number for a port too.
    if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      let port = String(Substring(host[colon...].dropFirst()))
      guard port.isEmpty || port.hasSuffix("]") || UInt16(port) != nil else { return nil }
    }
    let written = String(Substring(parts.port == nil && host.last == UInt8(ascii: ":") ? host.dropLast() : host))
    origin = scheme + "://" + (written.utf8.allSatisfy { $0 < 0x80 } ? written.lowercased() : written)
    path = segments.isEmpty ? "/" : "/" + segments.joined(separator: "/") + "/"
  }

  /// The absolute address of a route.
  package func absolute(_ route: Route) -> String { origin + route.link(under: path) }
}

package struct SiteRules: RuleTable {
  let missing = Rule(
    "site.missing",
    vi: "không có tệp content/site.yml",
    hint: "tạo tệp này với ít nhất một dòng “title: Tên kho lưu trữ”; nếu nội dung nằm ở thư mục khác, dùng --source",
    en: "there is no file content/site.yml",
    hint: "create it with at least a line ‘title: Name of the archive’; if the content is elsewhere, use --source")
  let badBaseURL = Rule(
    "site.base-url",
    vi: "“{0}” không phải địa chỉ gốc của một trang web",
    hint: "ghi cả địa chỉ, không có “?” và “#”, ví dụ “https://example.org/luu-tru/”",
    en: "“{0}” is no address of a site",
    hint: "write the whole address without ‘?’ and ‘#’, for example ‘https://example.org/luu-tru/’")
  let attachmentKind = Rule(
    "site.attachment-kind",
    vi: "“{0}” không thể là loại tệp đính kèm",
    hint:
      "ghi phần đuôi của tên tệp, ví dụ “dwg”; các loại mà trình duyệt chạy mã trong đó (html, svg, xml, js…) không bao giờ được đính kèm",
    en: "‘{0}’ cannot be a kind of attachment",
    hint:
      "write the end of the file names, for example ‘dwg’; kinds that browsers run (html, svg, xml, js …) are never published"
  )
  let tooManyHeadings = Rule(
    "site.headings",
    vi: "“{0}” có hơn {1} tiêu đề",
    hint: "chỉ giữ những phần chung nhất của các tiêu đề; tiêu đề chỉ cần chứa một phần",
    en: "‘{0}’ has more than {1} headings",
    hint: "keep the parts that the headings have in common; a heading need only contain one")
  let segmentTwice = Rule(
    "duplicate.address",
    vi: "địa chỉ “{0}” đã dùng cho “{1}”", hint: "chọn một địa chỉ khác",
    en: "the address ‘{0}’ is already that of ‘{1}’", hint: "choose another one")

  package init() {}
}
private let rules = SiteRules()
