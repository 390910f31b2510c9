// What the preview answers to a request. Paths are looked up in the table of the site's files: none of them is ever looked for
// on the disk.

import Diagnostics
import Files
import Outputs
import Texts

/// The parts of a request (RFC 9112) that decide the answer.
struct PreviewRequest: Sendable {
  let method: String
  /// As it was sent, with its query.
  let target: String
  let host: String?
  let origin: String?
  /// `Sec-Fetch-Site` and `Sec-Fetch-Mode` (W3C, Fetch Metadata): what browsers say of the page that asks.
  let fetchSite: String?
  let fetchMode: String?
}

struct PreviewResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    case file(OpenFile)
  }

  let status: Int
  var headers: [(name: String, value: String)]
  let body: Body

  init(_ status: Int, type: String, _ body: Body, _ headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers =
      [
        ("Content-Type", type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"), ("Content-Security-Policy", "frame-ancestors 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Robots-Tag", "noindex"),
      ] + headers
    self.body = body
  }

  init(_ status: Int, _ text: String, _ headers: [(name: String, value: String)] = []) {
    self.init(status, type: "text/plain; charset=utf-8", .bytes(Array((text + "\n").utf8)), headers)
  }
}

extension Preview {
  /// Where what is not of the site lies; no name of the site begins with a dot.
  static let folder = "/.plan-archive/"

  /// - Parameter hosts: the values of `Host` that lead here, in lower case.
  nonisolated func response(to request: PreviewRequest, hosts: [String]) async -> PreviewResponse {
    // Another name of this address would make what is shown here readable for pages of that name (DNS rebinding).
    guard let host = request.host?.lowercased(), hosts.contains(host) else {
      return PreviewResponse(421, "The preview answers to \(hosts.joined(separator: ", ")) only.")
    }
    let isForeign = request.fetchSite.map { !["same-origin", "none"].contains($0) } ?? false
    guard request.origin.map({ $0.lowercased() == "http://" + host }) ?? true,
      !isForeign || request.fetchMode == "navigate"
    else { return PreviewResponse(403, "Pages of other sites cannot ask the preview.") }
    guard ["GET", "HEAD"].contains(request.method) else {
      return PreviewResponse(405, "The preview answers to GET and HEAD only.", [("Allow", "GET, HEAD")])
    }
    let target = request.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = target.count > 1 ? String(target[1]) : nil
    guard request.target.utf8.count <= 8192 else { return PreviewResponse(414, "The address is too long.") }
    guard let path = Self.decodedPath(target[0]) else { return PreviewResponse(400, "This is no address of a site.") }
    switch path {
    case Self.folder + "changes":
      if let number = query.flatMap({ Int($0) }) { await board.wait(behind: number) }
      return PreviewResponse(200, String(board.snapshot.number))
    case Self.folder + "preview.js":
      return PreviewResponse(200, type: "text/javascript; charset=utf-8", .bytes(Array(PreviewClient.script.utf8)))
    case Self.folder + "preview.css":
      return PreviewResponse(200, type: "text/css; charset=utf-8", .bytes(Array(PreviewClient.style.utf8)))
    default:
      return response(toPath: path, query: query)
    }
  }

  /// The path without its percent-encoding; nil when no path of a site has this form.
  private static func decodedPath(_ path: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = path.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }),
        let decoded = UInt8(String(Substring(digits)), radix: 16), decoded != UInt8(ascii: "/")
      else { return nil }
      rest.removeFirst(2)
      bytes.append(decoded)
    }
    guard bytes.first == UInt8(ascii: "/"), let decoded = String(validating: bytes, as: UTF8.self),
      decoded.unicodeScalars.allSatisfy({ $0 >= " " && $0 != "\u{7F}" && $0 != "\\" }),
      !decoded.utf8.split(separator: UInt8(ascii: "/")).contains(where: { [".", ".."].contains(String(Substring($0))) })
    else { return nil }
    return decoded
  }

  private nonisolated func response(toPath path: String, query: String?) -> PreviewResponse {
    let snapshot = board.snapshot
    guard let files = snapshot.files else {
      return PreviewPage(snapshot, path: "").response(status: 503, html: nil)
    }
    let base = Self.decodedPath(files.basePath[...]) ?? "/"
    guard path.utf8.starts(with: base.utf8) else {
      return path == "/"
        ? PreviewResponse(302, files.basePath, [("Location", files.basePath)])
        : PreviewPage(snapshot, path: "404.html").response(status: 404, html: nil)
    }
    let inside = String(Substring(path.utf8.dropFirst(base.utf8.count)))
    let outputPath = inside.isEmpty || inside.utf8.last == UInt8(ascii: "/") ? inside + "index.html" : inside
    do throws(EnvironmentError) {
      if let file = files.file(at: outputPath) { return try response(file, at: outputPath, of: snapshot) }
      if outputPath == inside, files.file(at: inside + "/index.html") != nil {
        let location = files.basePath + inside.percentEncodedPath + "/" + (query.map { "?" + $0 } ?? "")
        return PreviewResponse(302, location, [("Location", location)])
      }
      let missing = files.file(at: "404.html")
      return PreviewPage(snapshot, path: "404.html").response(status: 404, html: try missing?.bytes())
    } catch {
      var failed = snapshot
      failed.failure = error
      return PreviewPage(failed, path: outputPath).response(status: 500, html: nil)
    }
  }

  private nonisolated func response(
    _ file: OutputFile, at path: String, of snapshot: Snapshot
  ) throws(EnvironmentError) -> PreviewResponse {
    let type = ContentType.of(path)
    if case .copy(let source) = file.content {
      // Below `content/`, by descriptors: a link that somebody puts there leads nowhere.
      let root = snapshot.folder?.root ?? "."
      guard let inside = source.after(root + "/"), let open = try OpenFile(inside, below: root) else {
        return PreviewPage(snapshot, path: "404.html").response(status: 404, html: nil)
      }
      return PreviewResponse(200, type: type, .file(open))
    }
    let bytes = try file.bytes() ?? []
    return path.utf8.reversed().starts(with: ".html".utf8.reversed())
      ? PreviewPage(snapshot, path: path).response(status: 200, html: bytes)
      : PreviewResponse(200, type: type, .bytes(bytes))
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    utf8.starts(with: prefix.utf8) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
  }
}

/// Media types of what a site has (IANA).
enum ContentType {
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "woff2": "font/woff2", "pdf": "application/pdf", "mp3": "audio/mpeg", "mp4": "video/mp4", "ics": "text/calendar",
  ]

  static func of(_ path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: ".")).last.map { String(Substring($0)).lowercased() }
    return name.flatMap { types[$0] } ?? "application/octet-stream"
  }
}
