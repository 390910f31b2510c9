// The settings of the site, `content/site.yml`.

package import Files
package import Texts
package import Diagnostics
import Foundation
import Markdown

package struct SiteSettings: Sendable {
  /// The first path segment of each section.
  package enum Section: String, CaseIterable, Sendable {
    case plans, slogans, timeline, events, bodies, documents
  }

  package var title: String
  package var description: String?
  package var language: Language
  package var baseURL: BaseURL?
  /// The folder below `themes/`, and where it is chosen.
  package var theme: Located<String>
  package var segments: [Section: String]
  /// What only staff read; empty in the public edition.
  package let internalNotes: [InternalNote]
  /// Folded.
  var sloganHeadings: [String]
  /// Folded.
  var taskHeadings: [String]

  package static let file = "content/site.yml"

  static let keys = [
    "title", "description", "language", "base_url", "theme", "routes", "slogan_headings", "task_headings", "internal",
  ]

  /// Reads `site.yml`. What is wrong is reported; nil when there is no title or no file.
  package init?(parsing tree: SourceTree, into report: inout Report) {
    guard !tree.unreadable.contains(Self.file) else { return nil }
    guard let bytes = tree[Self.file] else {
      report.add(.noSettings(SourceLocation(file: Self.file)))
      return nil
    }
    guard let source = SourceText(decoding: SourceFile(path: Self.file, bytes: bytes), into: &report),
      let mapping = YAMLMapping(parsing: source.text, at: SourceLocation(file: Self.file), into: &report)
    else { return nil }
    let fields = Fields(mapping, keys: Self.keys, into: &report)
    fields.require("title", into: &report)
    let title = fields.line("title", into: &report)
    description = fields.line("description", into: &report)?.value
    language = fields.choice("language", of: Language.self, into: &report) ?? .vi
    baseURL = nil
    if let address = fields.line("base_url", into: &report) {
      baseURL = BaseURL(address.value)
      if baseURL == nil { report.add(.badBaseURL(address.value, address.location)) }
    }
    theme = fields.line("theme", into: &report) ?? Located("default", at: SourceLocation(file: Self.file))
    var segments = Dictionary(uniqueKeysWithValues: Section.allCases.map { ($0, $0.rawValue) })
    if let routes = fields.mapping("routes", keys: Section.allCases.map(\.rawValue), into: &report) {
      for section in Section.allCases {
        guard let segment = routes.line(section.rawValue, into: &report) else { continue }
        if !RecordID.isValid(segment.value) {
          report.add(.badRecordID(segment.value, segment.location))
        } else if RecordID.reserved.contains(segment.value) {
          report.add(.reservedRecordID(segment.value, segment.location))
        }
        segments[section] = segment.value
      }
      for (index, section) in Section.allCases.enumerated() {
        guard let other = Section.allCases[..<index].first(where: { segments[$0] == segments[section] }),
          let entry = routes.mapping[section.rawValue] ?? routes.mapping[other.rawValue]
        else { continue }
        report.add(.segmentTwice(segments[section] ?? "", other.rawValue, entry.value.location))
      }
    }
    self.segments = segments
    sloganHeadings = Self.headings(fields, "slogan_headings", default: "khẩu hiệu", into: &report)
    taskHeadings = Self.headings(fields, "task_headings", default: "tổ chức thực hiện", into: &report)
    internalNotes = fields.internalNotes(into: &report)
    guard let title else { return nil }
    self.title = title.value
  }

  /// What is assumed while the file has errors, so that the rest of the content can be checked.
  package init() {
    title = ""
    description = nil
    language = .vi
    baseURL = nil
    theme = Located("default", at: SourceLocation(file: Self.file))
    segments = Dictionary(uniqueKeysWithValues: Section.allCases.map { ($0, $0.rawValue) })
    internalNotes = []
    sloganHeadings = ["khẩu hiệu".folded()]
    taskHeadings = ["tổ chức thực hiện".folded()]
  }

  private static func headings(
    _ fields: Fields, _ key: String, default standard: String, into report: inout Report
  ) -> [String] {
    let listed = fields.lines(key, into: &report).map { $0.value.folded() }.filter { !$0.isEmpty }
    return listed.isEmpty ? [standard.folded()] : listed
  }

  /// Whether a heading, folded, opens the section of slogans.
  func opensSlogans(_ heading: String) -> Bool {
    sloganHeadings.contains { heading.holds($0) }
  }

  /// Whether a heading, folded, opens the implementation section.
  func opensTasks(_ heading: String) -> Bool {
    taskHeadings.contains { heading.holds($0) }
  }

  /// The path that stands before every address of the site: `/`, or `/luu-tru/`.
  package var basePath: String { baseURL?.path ?? "/" }

  /// The page that lists a section.
  package func route(of section: Section) -> Route {
    Route(path: segment(section) + "/")
  }

  package func route(ofPlan id: String) -> Route { Route(path: "\(segment(.plans))/\(id)/") }
  package func route(ofEvent id: String) -> Route { Route(path: "\(segment(.events))/\(id)/") }
  package func route(ofBody id: String) -> Route { Route(path: "\(segment(.bodies))/\(id)/") }
  package func route(ofDocument key: String) -> Route { Route(path: "\(segment(.documents))/\(key)/") }
  package func route(ofPage name: String) -> Route { name == "index" ? .home : Route(path: name + "/") }

  private func segment(_ section: Section) -> String {
    guard let segment = segments[section] else { preconditionFailure("every section has a segment") }
    return segment
  }
}

extension String {
  /// Whether the bytes of `part` stand in this text.
  func holds(_ part: String) -> Bool {
    let (bytes, part) = (Array(utf8), Array(part.utf8))
    guard let first = part.first else { return true }
    var start = 0
    while let found = bytes.firstIndex(of: first, in: start..<bytes.count) {
      if bytes[found...].starts(with: part) { return true }
      start = found + 1
    }
    return false
  }
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
      let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil
    else { return nil }
    let segments = parts.percentEncodedPath.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    guard !segments.contains(where: { $0 == "." || $0 == ".." }) else { return nil }
    origin = scheme + "://" + host.lowercased() + (parts.port.map { ":\($0)" } ?? "")
    path = segments.isEmpty ? "/" : "/" + segments.joined(separator: "/") + "/"
  }

  /// The absolute address of a route.
  package func absolute(_ route: Route) -> String { origin + route.link(under: path) }
}

extension Diagnostic {
  fileprivate static func noSettings(_ place: SourceLocation) -> Self {
    Diagnostic(
      .siteMissing, at: place,
      LocalizedText(vi: "không có tệp content/site.yml", en: "there is no file content/site.yml"),
      hint: LocalizedText(
        vi: "tạo tệp này với ít nhất một dòng “title: Tên kho lưu trữ”; nếu nội dung nằm ở thư mục khác, dùng --source",
        en: "create it with at least a line ‘title: Name of the archive’; if the content is elsewhere, use --source"))
  }

  package static func badBaseURL(_ value: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .siteBaseURL, at: place,
      LocalizedText(
        vi: "“\(value)” không phải địa chỉ gốc của một trang web", en: "“\(value)” is no address of a site"),
      hint: LocalizedText(
        vi: "ghi cả địa chỉ, không có “?” và “#”, ví dụ “https://example.org/luu-tru/”",
        en: "write the whole address without ‘?’ and ‘#’, for example ‘https://example.org/luu-tru/’"))
  }

  fileprivate static func segmentTwice(_ segment: String, _ other: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .duplicateAddress, at: place,
      LocalizedText(
        vi: "địa chỉ “\(segment)” đã dùng cho “\(other)”", en: "the address ‘\(segment)’ is already that of ‘\(other)’"),
      hint: LocalizedText(vi: "chọn một địa chỉ khác", en: "choose another one"))
  }
}
