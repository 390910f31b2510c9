// Turns links to source files into addresses of the site.

import Texts
import Diagnostics
import Foundation
import Markdown

/// What a link in a body leads to.
enum LinkTarget: Sendable {
  /// The page that the link stands on.
  case ownPage(Route, fragment: String?)
  case page(Route, fragment: String?)
  /// An attachment that must be published, relative to the source folder.
  case attachment(String, fragment: String?)

  /// The address to write into the page; nil when it is the link's own.
  func address(under basePath: String) -> String? {
    switch self {
    case .ownPage: nil
    case .page(let route, let fragment): route.link(under: basePath) + (fragment.map { "#" + $0 } ?? "")
    case .attachment(let path, let fragment):
      Route(attachment: path).link(under: basePath) + (fragment.map { "#" + $0 } ?? "")
    }
  }
}

struct LinkTable: Sendable {
  /// Pages by the path of their source file.
  private let routes: [String: Route]
  /// Every page by its address, for links that start with `/`.
  private let pages: Set<Route>

  /// - Parameter others: pages that no single source file makes, such as the list of plans.
  init(routes: [String: Route], others: [Route]) {
    self.routes = routes
    pages = Set(routes.values).union(others)
  }

  /// nil for links that lead out of the site or are refused. A dead link is reported and left alone.
  func target(of link: Link, in file: String, into report: inout Report) -> LinkTarget? {
    guard !link.isRefused else { return nil }
    let destination = link.destination
    if destination.isEmpty {
      report.add(.emptyLink(link.location))
      return nil
    }
    guard !link.hasScheme else {
      if link.isImage { report.add(.foreignImage(link.location)) }
      return nil
    }
    let bytes = Array(destination.utf8)
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    guard let reference = Self.decoded(bytes[..<hash]), let anchor = Self.decoded(bytes[hash...].dropFirst()) else {
      report.add(.deadLink(destination, link.location))
      return nil
    }
    let fragment = anchor.isEmpty ? nil : anchor
    if reference.isEmpty {
      guard let page = routes[file], !link.isImage else {
        report.add(.deadLink(destination, link.location))
        return nil
      }
      return .ownPage(page, fragment: fragment)
    }
    if reference.utf8.first == UInt8(ascii: "/") {
      let route = Route(path: String(reference.dropFirst()))
      guard pages.contains(route), !link.isImage else {
        report.add(.deadLink(destination, link.location))
        return nil
      }
      return .page(route, fragment: fragment)
    }
    for base in [file, "content/x"] {
      guard let path = ContentPath(reference, relativeTo: base)?.text else { continue }
      if let route = routes[path], !link.isImage { return .page(route, fragment: fragment) }
      // Whether the file is there is asked of the plans' lists, not of the folder: it may be internal.
      if path.utf8.starts(with: "content/files/".utf8) { return .attachment(path, fragment: fragment) }
    }
    report.add(.deadLink(destination, link.location))
    return nil
  }

  /// Without percent-encoding; nil when that is broken.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding : text
  }
}

extension Diagnostic {
  fileprivate static func emptyLink(_ place: SourceLocation) -> Self {
    Diagnostic(
      .linkDead, at: place,
      LocalizedText(vi: "liên kết không có địa chỉ", en: "the link has no address"),
      hint: LocalizedText(
        vi: "ghi địa chỉ trong ngoặc tròn: [chữ](địa-chỉ)", en: "write the address in the parentheses: [text](address)")
    )
  }

  fileprivate static func deadLink(_ destination: String, _ place: SourceLocation) -> Self {
    if destination.lowercased().hasPrefix("www.") {
      return Diagnostic(
        .linkDead, at: place,
        LocalizedText(
          vi: "“\(destination)” chưa phải địa chỉ web đầy đủ", en: "“\(destination)” is not a whole web address"),
        hint: LocalizedText(vi: "viết “https://\(destination)”", en: "write ‘https://\(destination)’"))
    }
    return Diagnostic(
      .linkDead, at: place,
      LocalizedText(vi: "liên kết “\(destination)” không dẫn tới đâu", en: "the link “\(destination)” leads nowhere"),
      hint: LocalizedText(
        vi:
          "ghi đường dẫn tới một tệp trong content/, tính từ tệp này, ví dụ “../events/dai-hoi-14.md”; chú ý chữ hoa, chữ thường",
        en:
          "write the path of a file in content/ as seen from this file, for example ‘../events/dai-hoi-14.md’; mind upper and lower case"
      ))
  }

  fileprivate static func foreignImage(_ place: SourceLocation) -> Self {
    Diagnostic(
      .linkForeignImage, at: place,
      LocalizedText(
        vi: "hình lấy từ trang web khác: trang ấy biết ai đang đọc, và hình có thể biến mất",
        en: "the image comes from another site: that site learns who reads here, and the image may vanish"),
      hint: LocalizedText(
        vi: "chép hình vào content/files/ và ghi trong “attachments” của kế hoạch, hoặc đổi thành liên kết thường",
        en: "put the image into content/files/ and list it in ‘attachments’ of the plan, or make it a plain link"))
  }
}
