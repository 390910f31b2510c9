// What templates and style sheets themselves show to be wrong in the pages they make, though they can be rendered.

import Diagnostics
import Files
import Texts

/// Looks at what a theme brings itself; what it takes over is looked at in the theme that brings it.
struct TemplatePageCheck {
  private let folder: ThemeFolder
  private let templates: [String: Template]
  private let sources: [String: MarkupSource]
  /// The ids that templates give to elements.
  private let ids: Set<[UInt8]>

  /// - Parameters:
  ///   - templates: of the theme and those it extends, checked without an error.
  ///   - pages: the names of those that pages have.
  static func check(
    _ templates: [String: Template], of folder: ThemeFolder, pages: [String], into report: inout Report
  ) {
    let check = TemplatePageCheck(templates, folder)
    var used: Set<String> = []
    for page in Set(pages).sorted() {
      let reached = check.reached(from: page)
      used.formUnion(reached)
      let sources = reached.compactMap { check.sources[$0] }
      if let file = check.ownFile(page), sources.contains(where: { $0.holds("<body") }),
        !sources.contains(where: { $0.holds("<h1") })
      {
        report.add(rules.noHeading, at: SourceLocation(file: file.path))
      }
    }
    for (name, file) in folder.templates.sorted(by: { $0.key < $1.key }) where folder.isOwn(file) {
      if used.contains(name), let source = check.sources[name] {
        check.checkMarkup(source, into: &report)
      } else {
        report.add(
          rules.unusedTemplate, at: SourceLocation(file: file.path),
          suggesting: nearestName(to: name.lowercased(), in: used.subtracting([name]).sorted()))
      }
    }
    for (path, bytes) in folder.assets.sorted(by: { $0.key.precedesInUTF8($1.key) })
    where path.utf8.reversed().starts(with: ".css".utf8.reversed()) && folder.ownAssets.contains(path) {
      let sheet = MarkupSource(file: "themes/\(folder.name)/assets/\(path)", bytes: bytes)
      for start in ["url(", "url(\"", "url('", "@import \"", "@import '"] {
        for place in sheet.places(of: start) where sheet.leadsElsewhere(place + start.utf8.count) {
          report.add(rules.otherHost, at: sheet.location(of: place))
        }
      }
    }
  }

  private init(_ templates: [String: Template], _ folder: ThemeFolder) {
    self.templates = templates
    self.folder = folder
    sources = folder.templates.mapValues { MarkupSource(template: $0) }
    ids = Set(
      sources.values.flatMap { source in source.places(of: " id=\"").map { Array(source.value(at: $0 + 5)) } })
  }

  private func ownFile(_ template: String) -> SourceFile? {
    folder.templates[template].flatMap { folder.isOwn($0) ? $0 : nil }
  }

  /// A template with all the partials it leads to.
  private func reached(from page: String) -> Set<String> {
    var reached: Set<String> = []
    var rest = [page]
    while let name = rest.popLast() {
      guard let template = templates[name], reached.insert(name).inserted else { continue }
      var nodes = template.nodes
      while let node = nodes.popLast() {
        switch node {
        case .partial(let tag): rest.append(tag.name)
        case .section(_, _, let content): nodes += content
        case .text, .variable: break
        }
      }
    }
    return reached
  }

  private func checkMarkup(_ source: MarkupSource, into report: inout Report) {
    for place in source.places(of: " href=\"#") {
      let id = Array(source.value(at: place + 8))
      if !id.isEmpty, !id.contains(UInt8(ascii: "{")), !ids.contains(id) {
        report.add(rules.noTarget, String(decoding: id, as: UTF8.self), at: source.location(of: place + 1))
      }
    }
    for place in source.places(of: " href=\"/") where source.value(at: place + 8).first != UInt8(ascii: "/") {
      report.add(rules.rootAddress, at: source.location(of: place + 1))
    }
    let assets = "{{site.assets}}"
    for place in source.places(of: assets) {
      let path = String(decoding: source.value(at: place + assets.utf8.count), as: UTF8.self)
      if !path.isEmpty, !path.contains("{"), folder.assets[path] == nil {
        report.add(
          rules.noAsset, path, at: source.location(of: place),
          suggesting: nearestName(to: path, in: folder.assets.keys.sorted { $0.precedesInUTF8($1) }))
      }
    }
    for place in source.places(of: " src=\"") where source.leadsElsewhere(place + 6) {
      report.add(rules.otherHost, at: source.location(of: place + 1))
    }
    for place in source.places(of: "<link ") {
      let tag = MarkupSource(file: "", bytes: Array(source.bytes[place...].prefix { $0 != UInt8(ascii: ">") }))
      let loads = ["stylesheet", "icon", "preload", "manifest"].contains { tag.holds($0) }
      if loads, tag.places(of: " href=\"").contains(where: { tag.leadsElsewhere($0 + 7) }) {
        report.add(rules.otherHost, at: source.location(of: place))
      }
    }
    if folder.isPlain, let place = source.places(of: "<script").first {
      report.add(rules.script, at: source.location(of: place))
    }
  }
}

/// The bytes of a template or style sheet with their places.
private struct MarkupSource {
  let file: String
  let bytes: [UInt8]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The comments of a template are blank.
  init(template: SourceFile) {
    var bytes = template.bytes
    var start = 0
    while let open = bytes.firstIndex(of: Array("{{!".utf8), from: start) {
      let close = bytes.firstIndex(of: Array("}}".utf8), from: open).map { $0 + 2 } ?? bytes.endIndex
      for place in open..<close where bytes[place] != UInt8(ascii: "\n") { bytes[place] = UInt8(ascii: " ") }
      start = close
    }
    self.init(file: template.path, bytes: bytes)
  }

  func holds(_ text: String) -> Bool { bytes.firstIndex(of: Array(text.utf8)) != nil }

  func places(of text: String) -> [Int] {
    let text = Array(text.utf8)
    var places: [Int] = []
    var start = 0
    while let place = bytes.firstIndex(of: text, from: start) {
      places.append(place)
      start = place + text.count
    }
    return places
  }

  /// An attribute's value from there on.
  func value(at place: Int) -> ArraySlice<UInt8> {
    bytes[place...].prefix { !"\"'?#<>\n".utf8.contains($0) }
  }

  func leadsElsewhere(_ place: Int) -> Bool {
    ["http://", "https://", "//"].contains { bytes[place...].starts(with: $0.utf8) }
  }

  func location(of place: Int) -> SourceLocation {
    let start = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceLocation(
      file: file, line: bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1,
      column: bytes[start..<place].count { $0 & 0xC0 != 0x80 } + 1)
  }
}

package struct TemplatePageRules: RuleTable {
  let unusedTemplate = Rule(
    "theme.unused-file", .warning,
    vi: "không trang nào dùng đến khuôn mẫu này", hint: "sửa tên tệp (phân biệt chữ hoa, chữ thường) hoặc xóa tệp",
    en: "no page makes use of this template", hint: "correct its name (case matters) or delete it")
  let noHeading = Rule(
    "theme.heading", .warning,
    vi: "trang làm theo khuôn mẫu này không có tiêu đề chính", hint: "thêm <h1>{{title}}</h1>",
    en: "pages made from this template have no main heading", hint: "add <h1>{{title}}</h1>")
  let noTarget = Rule(
    "theme.link", .warning,
    vi: "không khuôn mẫu nào có chỗ mang id “{0}” để liên kết này dẫn đến", hint: "sửa lại hoặc thêm id=\"{0}\"",
    en: "no template has a place with the id ‘{0}’ for this link", hint: "correct it or add id=\"{0}\"")
  let rootAddress = Rule(
    "theme.link", .warning,
    vi: "liên kết này hỏng khi trang web nằm dưới một đường dẫn",
    hint: "dùng địa chỉ mà chương trình cho, như {{site.plansURL}}",
    en: "this link is dead where the site lies below a path",
    hint: "use the addresses that the program gives, such as {{site.plansURL}}")
  let noAsset = Rule(
    "theme.link", .warning,
    vi: "giao diện không có tệp assets/{0}", hint: "thêm tệp ấy hoặc sửa tên",
    en: "the theme has no file assets/{0}", hint: "add the file or correct the name")
  let otherHost = Rule(
    "theme.other-host", .warning,
    vi: "trang sẽ tải tệp này từ một máy chủ khác: người đọc bị lộ, và trang hỏng khi máy ấy mất",
    hint: "chép tệp vào assets/ và ghi {{site.assets}}TÊN-TỆP",
    en: "pages would load this from another host, which learns of the readers and can vanish",
    hint: "copy the file into assets/ and write {{site.assets}}NAME")
  let script = Rule(
    "theme.script", .warning,
    vi: "giao diện “plain” không dùng mã chạy trong trình duyệt",
    hint: "bỏ thẻ <script>, hoặc kế thừa giao diện “default”",
    en: "the theme ‘plain’ has no scripts", hint: "remove <script>, or extend the theme ‘default’")

  package init() {}
}
private let rules = TemplatePageRules()
