// Former addresses as web servers and hosts read them: they answer with status 301 (RFC 9110, section 15.4.2), where the pages
// at those addresses lead on in a browser only.

import Archiving
import Files
import Foundation
import Pages
import Records

extension Output {
  static let redirects = Output { site, _ in
    OptionalOutput.allCases.filter(site.archive.settings.outputs.contains).compactMap { output in
      Redirect.line(as: output).map { line in
        OutputFile(path: output.rawValue, content: .bytes(Redirect.all(of: site, as: output).flatMap { line($0).utf8 }))
      }
    }
  }
}

private struct Redirect {
  /// The path of the former address, as servers see it and percent-encoded.
  let path, link: String
  /// The path of the new one, percent-encoded.
  let target: String

  static func all(of site: Site, as output: OptionalOutput) -> [Redirect] {
    let base = site.archive.settings.baseURL?.path ?? "/"
    // nginx takes small letters for capitals in a map.
    let taken = output == .nginxMap ? Set(site.archive.attachments.map { Route(attachment: $0).path.lowercased() }) : []
    return site.archive.formerAddresses.compactMap { former -> Redirect? in
      guard case .moved(let address) = former.fate, !taken.contains(former.route.path.lowercased()) else { return nil }
      return Redirect(
        path: (base.removingPercentEncoding ?? base) + former.route.path, link: former.route.link(under: base),
        // Behind a dollar both look for a name or number.
        target: address.route.link(under: base.replacing("$", with: "%24")))
    }
  }

  /// How a file has one of them; nil for what has none.
  static func line(as output: OptionalOutput) -> ((Redirect) -> String)? {
    switch output {
    case .akn: nil
    case .hostRedirects:
      // Netlify passes over rules at whose address there is a page, unless they end in “!”, which Cloudflare Pages does not take.
      { "\($0.link) \($0.target) 301!\n\($0.link) \($0.target) 301\n" }
    case .nginxMap: { "\($0.path.quoted) \($0.target.quoted);\n" }
    case .htaccess:
      { "RedirectMatch 301 \("^\(NSRegularExpression.escapedPattern(for: $0.path))$".quoted) \($0.target.quoted)\n" }
    }
  }
}

extension String {
  /// A word of the settings of nginx or Apache, whatever is in it: a quote counts though a combining mark follows it.
  fileprivate var quoted: String {
    let quote = UInt8(ascii: "\"")
    let escaped = utf8.flatMap { $0 == quote ? [UInt8(ascii: "\\"), quote] : [$0] }
    return "\"" + String(decoding: escaped, as: UTF8.self) + "\""
  }
}
