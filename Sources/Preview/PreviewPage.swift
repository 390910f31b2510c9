// A page of the site with what the preview has to say: the findings on top, those of its text at their passages, and the
// script that follows changes.

import Diagnostics
import Files
import Outputs
import Texts

struct PreviewPage {
  private let snapshot: Snapshot
  private let language: Language
  /// Those about the source of the page, and the others.
  private let own: [Snapshot.Finding]
  private let others: [Snapshot.Finding]

  /// The most findings of other files that a page shows.
  private static let mostOthers = 20

  /// - Parameter path: of the page in the output folder.
  init(_ snapshot: Snapshot, path: String) {
    self.snapshot = snapshot
    language = snapshot.language
    let source = snapshot.files?.source(ofPage: path)
    own = snapshot.findings.filter { $0.finding.location.file == source }
    // Notes on other files are no reason to stand on every page.
    others = snapshot.findings.filter { $0.finding.location.file != source && $0.finding.severity != .note }
  }

  /// - Parameter html: of the page; nil when there is none to show.
  func response(status: Int, html: [UInt8]?) -> PreviewResponse {
    let title = LocalizedText(vi: "Xem trước", en: "Preview")[language]
    var page =
      html
      ?? Array(
        "<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n<head>\n<title>\(title)</title>\n</head>\n<body>\n</body>\n</html>\n"
          .utf8)
    let placed = putFindings(into: &page)
    if html == nil || !own.isEmpty || !others.isEmpty || !snapshot.isCurrent {
      page.insert(contentsOf: panel(hasPage: html != nil, status, placed), at: page.startOfBody)
    }
    // Without the number of the reading: only what a reader sees makes it another page.
    let assets = snapshot.files?.assetsDigest.hexadecimal ?? ""
    let tag = Digest(page + Array(assets.utf8)).hexadecimal
    let client = """
      <link rel="stylesheet" href="\(Preview.folder)preview.css">
      <script src="\(Preview.folder)preview.js" data-number="\(snapshot.number)" data-tag="\(tag)" \
      data-stopped="\(LocalizedText(vi: "Chương trình xem trước đã dừng.", en: "The preview has stopped.")[language])" defer></script>

      """
    page.insert(contentsOf: client.utf8, at: page.endOfHead)
    return PreviewResponse(
      status, type: "text/html; charset=utf-8", .bytes(page), [("ETag", "\"\(tag)\"")])
  }

  // MARK: Passages

  /// Takes out the comments that tell lines (`MarkdownDocument.marksLines`), and puts each finding before the block that it is
  /// about.
  ///
  /// - Returns: the indices of the findings that have a place in the text.
  private func putFindings(into html: inout [UInt8]) -> Set<Int> {
    var page: [UInt8] = []
    page.reserveCapacity(html.count)
    var marks: [(line: Int, offset: Int)] = []
    var start = 0
    var next = 0
    while let open = html.firstIndex(of: Array("<!--".utf8), from: next) {
      next = open + 1
      let digits = html[(open + 4)...].prefix { (0x30...0x39).contains($0) }
      guard let line = Int(String(decoding: digits, as: UTF8.self)), html[digits.endIndex...].starts(with: "-->\n".utf8)
      else { continue }
      page += html[start..<open]
      marks.append((line, page.count))
      start = digits.endIndex + 4
      next = start
    }
    page += html[start...]
    // From the end, so that the offsets before stay right.
    let placed = own.enumerated().compactMap { index, finding in
      marks.last { $0.line <= finding.placeInEdition.line }.map { (offset: $0.offset, index: index, finding: finding) }
    }
    for (offset, index, finding) in placed.sorted(by: { ($0.offset, $0.index) > ($1.offset, $1.index) }) {
      page.insert(contentsOf: self.passage(finding, index), at: offset)
    }
    html = page
    return Set(placed.map(\.index))
  }

  private func passage(_ finding: Snapshot.Finding, _ index: Int) -> [UInt8] {
    var html = Array(
      "<aside class=\"preview-finding \(finding.finding.severity.rawValue)\" id=\"preview_\(index)\"".utf8)
    html += " lang=\"\(language.rawValue)\">".utf8
    add(finding, to: &html)
    html += "</aside>\n".utf8
    return html
  }

  // MARK: On top

  private func panel(hasPage: Bool, _ status: Int, _ placed: Set<Int>) -> [UInt8] {
    var html = Array("<section class=\"preview-findings\" role=\"status\" lang=\"\(language.rawValue)\">\n".utf8)
    html += "<h2>".utf8
    html.append(escaping: heading(hasPage: hasPage, status))
    html += "</h2>\n".utf8
    if let failure = snapshot.failure {
      html += "<p class=\"error\">".utf8
      html.append(escaping: failure.message[language])
      if let hint = failure.hint { html.append(escaping: " – " + hint[language]) }
      html += "</p>\n".utf8
    }
    list(own.enumerated().map { ($1, placed.contains($0) ? "#preview_\($0)" : nil) }, to: &html)
    list(
      others.prefix(Self.mostOthers).map { finding in
        (finding, snapshot.files?.address(ofSource: finding.finding.location.file))
      }, to: &html)
    if others.count > Self.mostOthers {
      let more = others.count - Self.mostOthers
      html += "<p>".utf8
      html.append(
        escaping: LocalizedText(
          vi: "Còn \(more) phát hiện nữa ở các tệp khác: xem cửa sổ dòng lệnh.",
          en: "\(more) more findings in other files: see the terminal.")[language])
      html += "</p>\n".utf8
    }
    html += "</section>\n".utf8
    return html
  }

  private func heading(hasPage: Bool, _ status: Int) -> String {
    let text =
      switch (hasPage, snapshot.isCurrent) {
      case (true, true): LocalizedText(vi: "Phát hiện khi kiểm tra", en: "Findings")
      case (true, false):
        LocalizedText(
          vi: "Có lỗi nên trang dưới đây chưa được cập nhật, vẫn là nội dung lần trước",
          en: "There are errors, so the page below is still the one before them")
      case (false, true) where status == 404:
        LocalizedText(vi: "Không có trang nào ở địa chỉ này", en: "There is no page at this address")
      case (false, _): LocalizedText(vi: "Chưa tạo được trang này", en: "This page cannot be made yet")
      }
    return text[language]
  }

  /// - Parameter findings: each with the address of its place, if there is one.
  private func list(_ findings: [(Snapshot.Finding, String?)], to html: inout [UInt8]) {
    if findings.isEmpty { return }
    html += "<ul>\n".utf8
    for (finding, address) in findings {
      let place = finding.finding.location
      html += "<li class=\"\(finding.finding.severity.rawValue)\">".utf8
      if let address {
        html += "<a href=\"".utf8
        html.append(escapingAddress: address)
        html += "\">".utf8
      }
      html.append(escaping: "\(DiagnosticPrinter.plain(place.file)):\(place.line):\(place.column)")
      html += (address == nil ? ": " : "</a>: ").utf8
      add(finding, to: &html)
      if let line = snapshot.line(of: finding), !line.isEmpty {
        html += "<pre>".utf8
        let scalars = Array(DiagnosticPrinter.plain(line).unicodeScalars)
        let start = min(max(0, finding.placeInEdition.column - 1), scalars.count)
        let end = min(start + finding.finding.length, scalars.count)
        // A line can be a whole text.
        html.append(escaping: text(scalars[max(0, start - 100)..<start]))
        html += "<mark>".utf8
        html.append(escaping: text(scalars[start..<end]))
        html += "</mark>".utf8
        html.append(escaping: text(scalars[end..<min(end + 100, scalars.count)]))
        html += "</pre>".utf8
      }
      html += "</li>\n".utf8
    }
    html += "</ul>\n".utf8
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private func add(_ finding: Snapshot.Finding, to html: inout [UInt8]) {
    let finding = finding.finding
    html += "<strong>".utf8
    html.append(escaping: finding.severity.word[language])
    html += ":</strong> ".utf8
    html.append(escaping: DiagnosticPrinter.plain(finding.message[language]))
    html += " <span class=\"preview-hint\">".utf8
    let hint = LocalizedText(vi: "Gợi ý", en: "Hint")[language]
    html.append(escaping: "\(hint): \(DiagnosticPrinter.plain(finding.hint[language]))")
    html += "</span>".utf8
  }
}

extension [UInt8] {
  /// Before `</head>`; the beginning of a page that has none.
  fileprivate var endOfHead: Int { firstIndex(of: Array("</head>".utf8)) ?? 0 }

  /// Behind the tag `<body>`; the beginning of a page that has none.
  fileprivate var startOfBody: Int {
    guard let tag = firstIndex(of: Array("<body".utf8)), let end = self[tag...].firstIndex(of: UInt8(ascii: ">")) else {
      return 0
    }
    return end + 1
  }

}
