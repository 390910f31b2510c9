// Front matter of plans, events and pages, public or internal.

import Citations

extension Author {
  /// What a record of some kind can be made different by.
  struct Traits {
    var title: String?
    var date: String?
    var number: String?
    var topics: [String] = []
    var slogans: [String] = []
    /// IDs of plans that it can replace and amend without a circle.
    var others: [String] = []
    /// Entries of the front matter that stand in every version.
    var more: [String] = []
  }

  /// Entries of a front matter, each of whole lines; a key `internal` may stand between any two of them.
  mutating func planEntries(access: String, _ traits: Traits) -> [String] {
    let title = traits.title ?? phrase(always: true)
    var entries = [
      "title: \(scalar(title))\n", random.pick(["access: \(access)\n", "access : \(access)  # ai được đọc\n"]),
      random.chance(80)
        ? "issuer: \(random.pick(Self.bodyIDs))\n" : "issuer: [\(Self.bodyIDs.joined(separator: ", "))]\n",
    ]
    if let number = traits.number { entries.append("number: \(number)\n") }
    if let date = traits.date { entries.append("issued: \(date)\n") }
    if !traits.topics.isEmpty { entries.append("topics:\(flowList(traits.topics))\n") }
    if !traits.slogans.isEmpty { entries.append("slogans:\(flowList(traits.slogans))\n") }
    let optional: [(inout Author) -> String] = [
      { "type: \($0.random.pick(["plan", "guidance", "programme", "letter", "decree", "rules"]))\n" },
      { "text: \($0.random.pick(["summary", "full"]))\n" },
      { "effective: \($0.date())\n" },
      { _ in "expires: 2099-12-31\n" },
      { "added: \($0.date())\n" },
      { _ in "updated: 2099-12-31\n" },
      { "addressee: \($0.scalar($0.phrase()))\n" },
      { "addressee:\($0.flowList([$0.phrase(), $0.phrase()]))\n" },
      { "task_heading: \($0.random.pick(["Tổ chức", "\"*\"", "Kết luận"]))\n" },
      { "slogan_heading: \($0.random.pick(["Khẩu hiệu", "Nội dung"]))\n" },
      { "place: \($0.scalar($0.phrase()))\n" },
      { "term: \($0.random.pick(["2020-2025", "2026-2031"]))\n" },
      { "based_on:\($0.flowList([$0.documentNumber(), $0.documentNumber()]))\n" },
      { "replaces: [\($0.random.pick(traits.others + [$0.documentNumber()]))]\n" },
      { "amends: [\($0.random.pick(traits.others + [$0.documentNumber()]))]\n" },
      { author in author.eventIDs.isEmpty ? "events: []\n" : "events: [\(author.random.pick(author.eventIDs))]\n" },
      { "recipients:\n  - \($0.phrase())\n  - {name: \($0.phrase()), note: \($0.phrase())}\n" },
      { "recipients: [\($0.phrase()), \($0.phrase())]\n" },
      { "signatory: {authority: T/M Ban Thường vụ, role: \($0.phrase()), name: \($0.phrase())}\n" },
      { "signatory:\n  role: Phó Bí thư\n\n  # ghi chú\n  name: \($0.phrase())\n" },
      { "source: {file: ban-quet.pdf, pages: 4, extraction: \($0.phrase())}\n" },
      {
        "notes:\n  - {kind: inference, text: \($0.phrase())}\n  - kind: source-error\n    text: \($0.blockScalar(indentation: 6))\n"
      },
      {
        "tasks:\n  - lead: [\($0.random.pick(Self.bodyIDs))]\n    with: [ubnd]\n    due: \($0.phrase())\n    text: \($0.phrase())\n"
      },
      { _ in "secrecy: none\n" },
      { "former_addresses: [/plans/cu-\($0.random.number(1...99_999_999))/]\n" },
      { "# \($0.phrase(isShown: false))\n" },
      { _ in "\n" },
    ]
    var seen: Set<String> = []
    for _ in 0..<random.number(1...5) {
      let entry = random.pick(optional)(&self)
      let key = String(entry.prefix { $0 != ":" })
      if key.hasPrefix("#") || key == "\n" || seen.insert(key).inserted { entries.append(entry) }
    }
    if traits.date == nil, random.chance(60) {
      entries.append(
        random.pick([
          "issued_window: {earliest: 2025-11-12, latest: 2025-12-22, evidence: \(phrase())}\n",
          "issued_window:\n  earliest: 2024\n  evidence: \(blockScalar(indentation: 4))\n",
        ]))
    }
    return shuffled(entries + traits.more)
  }

  /// - Parameter successor: ID of an event that may stand in the key `replaced_by`.
  mutating func eventEntries(access: String, _ traits: Traits, successor: String?) -> [String] {
    var entries = [
      "title: \(scalar(traits.title ?? phrase(always: true)))\n", "access: \(access)\n",
      "kind: \(random.pick(["congress", "session"]))\n",
      "level: \(random.pick(["national", "commune"]))\n", "status: \(random.pick(["planned", "held", "renumbered"]))\n",
    ]
    if let date = traits.date { entries.append(random.chance(70) ? "start: \(date)\n" : "planned: {start: \(date)}\n") }
    if random.chance(30) { entries.append("body: \(random.pick(Self.bodyIDs))\n") }
    if random.chance(50) {
      entries.append("series: \(random.pick(["Đại hội", "Hội nghị"]))\n")
      entries.append("ordinal: \(random.number(1...20))\n")
    }
    if random.chance(30) { entries.append("place: \(scalar(phrase()))\n") }
    if random.chance(30) { entries.append("term: 2026-2031\n") }
    if random.chance(30) { entries.append("aliases:\(flowList([phrase(), phrase()]))\n") }
    if random.chance(30) { entries.append("sources: [{title: \(phrase()), url: https://example.org/x}]\n") }
    if random.chance(30) { entries.append("replaced_by: \(successor ?? "null")\n") }
    return shuffled(entries + traits.more)
  }

  mutating func pageEntries(access: String) -> [String] {
    shuffled(["title: \(scalar(phrase(always: true)))\n", "access: \(access)\n"])
  }

  private mutating func shuffled(_ entries: [String]) -> [String] {
    var rest = entries
    return entries.map { _ in rest.remove(at: random.number(0...rest.count - 1)) }
  }
}
