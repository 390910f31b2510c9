/// A coarse look at a page: tags balance, ids are unique, there is one `h1`, headings do not skip a level.
struct HTMLCheck {
  private(set) var findings: [String] = []

  init(_ html: String) {
    var open: [Substring] = []
    var ids: Set<Substring> = []
    var headings: [Int] = []
    if !html.hasPrefix("<!DOCTYPE html>\n") { findings.append("no doctype") }
    for match in html.matches(of: /<(\/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z-]+(?:="[^"]*")?)*)\s*(\/?)>/) {
      let (_, slash, name, attributes, isEmpty) = match.output
      if let id = attributes.firstMatch(of: /\sid="([^"]*)"/)?.output.1, !ids.insert(id).inserted {
        findings.append("id \(id) twice")
      }
      if attributes.contains(/(?:href|src)=""/) { findings.append("empty address in <\(name)>") }
      if name.count == 2, name.first == "h", slash.isEmpty, let level = Int(name.dropFirst()) { headings.append(level) }
      if !slash.isEmpty {
        if open.popLast() != name { findings.append("</\(name)> closes nothing") }
      } else if isEmpty.isEmpty, !["meta", "link", "br", "hr", "img", "input"].contains(name) {
        open.append(name)
      }
    }
    // A `<` that opens none of the tags above is one that should have been escaped.
    let tags = html.matches(of: /<\/?[a-z][^<>]*>|<!DOCTYPE html>/).count
    if html.utf8.count(where: { $0 == UInt8(ascii: "<") }) != tags { findings.append("stray <") }
    if !open.isEmpty { findings.append("left open: \(open.joined(separator: " "))") }
    if headings.filter({ $0 == 1 }).count != 1 { findings.append("not one h1") }
    for (level, next) in zip(headings, headings.dropFirst()) where next > level + 1 {
      findings.append("h\(next) after h\(level)")
    }
  }
}
