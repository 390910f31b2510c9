// Whole content trees: settings, authority files, public records with internal pieces, internal records.

import Citations
import Files
import Texts

extension ContentPair {
  /// The pair of a seed.
  init(seed: UInt64) {
    var author = Author(seed: seed)
    author.writeTrees()
    self = author.pair
  }
}

extension Author {
  mutating func writeTrees() {
    pair.isWild = random.chance(35)
    writesErrors = random.chance(30)
    planIDs = Array(["ke-hoach-1", "m-ke-hoach"].prefix(random.number(1...2)))
    eventIDs = Array(["dai-hoi-14", "hoi-nghi-5"].prefix(random.number(0...2)))
    pageNames = Array(["gioi-thieu", "index"].prefix(random.number(0...2)))
    publicAttachments = Array(["ban-quet.pdf", "phụ lục.pdf"].prefix(random.number(0...2)))
    addSettings()
    addBodies()
    if random.chance(40) { addDocuments() }
    if random.chance(40) { addWithdrawn() }
    let plans = planIDs.map { "plans/\(folder())\($0).md" }
    let events = eventIDs.map { "events/\(folder())\($0).md" }
    let pages = pageNames.map { "pages/\($0).md" }
    publicPaths = plans + events + pages
    for (id, path) in zip(planIDs, plans) { addPublicPlan(id, path) }
    for (id, path) in zip(eventIDs, events) { addPublicEvent(id, path) }
    for path in pages { addPublicPage(path) }
    for _ in 0..<random.number(1...3) { addInternalFile() }
    if random.chance(40) { addLedger() }
    addAttachmentFiles()
    if writesErrors, random.chance(30) { addUnexpectedFile() }
    if random.chance(10) { addDoubtfulFile() }
    if random.chance(10) { addMisplacedLine() }
  }

  // MARK: YAML files

  private mutating func addSettings() {
    var draft = Draft("content/site.yml")
    var entries = ["title: \(scalar(phrase()))\n", "theme: \(PlainTheme.name)\n"]
    if random.chance(40) { entries.append("description: \(scalar(phrase()))\n") }
    if random.chance(50) { entries.append("language: \(random.pick(["vi", "en"]))\n") }
    // What harvesters read needs both of these.
    if random.chance(75) { entries.append("base_url: https://example.org/luu-tru/\n") }
    if random.chance(30) {
      entries.append(
        random.pick(["routes: {plans: ke-hoach}\n", "routes:\n  events: su-kien\n\n  timeline: thoi-gian\n"]))
    }
    if random.chance(30) { entries.append("slogan_headings: [khẩu hiệu, hô to]\n") }
    if random.chance(20) { entries.append("task_headings:\n  - tổ chức thực hiện\n") }
    if random.chance(75) { entries.append("contact: luutru@example.org\n") }
    if random.chance(20) { entries.append("footer: \(scalar(phrase()))\n") }
    if random.chance(20) { entries.append("links:\n  - title: \(scalar(phrase()))\n    url: https://example.org/\n") }
    if random.chance(20) { entries.append("content_language: vi-VN\nlicence: {title: A, url: https://example.org/}\n") }
    if random.chance(30) { entries.append("outputs: [akn, _redirects, redirects.map, .htaccess]\n") }
    if random.chance(20) { entries.append("# \(phrase())\n") }
    if writesErrors, random.chance(10) { entries.append("descripton: \(phrase())\n") }
    let place = random.chance(40) ? random.number(0...entries.count) : nil
    for index in 0...entries.count {
      if index == place { addKey(to: &draft, of: .siteKey) }
      if index < entries.count { draft.add(entries[index]) }
    }
    finish(draft)
  }

  /// A list of records in one of the forms that YAML has for it.
  private mutating func addList(_ path: String, _ records: [[String]], _ kind: Secret.Kind, unmentioned: [Secret] = [])
  {
    var draft = Draft(path)
    let indentation = random.pick([0, 2])
    let gap = random.pick([1, 1, 3])
    let blanks = String(repeating: " ", count: indentation)
    let depth = indentation + 1 + gap
    for (number, record) in records.enumerated() {
      if random.chance(20) {
        draft.add("\(blanks)- {\(record.joined(separator: ", "))}\n")
        continue
      }
      let place = random.chance(25) ? random.number(1...record.count) : nil
      for index in 0...record.count {
        if index == place { addKey(to: &draft, of: kind, indentation: depth) }
        guard index < record.count else { continue }
        let isFirst = index == 0
        let dash =
          random.chance(20) ? "-\n" + String(repeating: " ", count: depth) : "-" + String(repeating: " ", count: gap)
        draft.add((isFirst ? blanks + dash : String(repeating: " ", count: depth)) + record[index] + "\n")
      }
      if number == 0, random.chance(30) { draft.add("\n") }
    }
    if !draft.pieces.isEmpty { draft.pieces[0].secrets += unmentioned }
    finish(draft)
  }

  private mutating func addBodies() {
    let aliases = [Self.bodyNames[2], "\(Self.bodyNames[0]), \(Self.bodyNames[2])", Self.bodyNames[1]]
    var records = zip(Self.bodyIDs, aliases).map { id, aliases in
      ["id: \(id)", "name: \(phrase())", "level: commune", "aliases: [\(phrase()), \(aliases)]"]
    }
    if random.chance(30) { records[1].append("predecessor: ubnd") }
    if random.chance(30) { records[0].append("parent: ubnd") }
    if random.chance(30) { records[0].append("branch: party") }
    if writesErrors, random.chance(15) { records[1].append("level: xã") }
    let (_, secrets) = writing(.unmentionedBody) { $0.secret(isShown: false).plain }
    records.append([
      "id: \(secrets[0].plain)", "name: Cơ quan \(secrets[0].written)", "parent: btv", "predecessor: dang-uy",
      "aliases: [\(Self.bodyNames[3])]",
    ])
    addList("content/bodies.yml", records, .bodyKey, unmentioned: secrets)
  }

  private mutating func addDocuments() {
    let records = [
      ["number: 18-NQ/TW", "date: 2017-10-25", "title: \(phrase())"],
      ["number: 7-HD/BTGDVTU", "type: guidance", "url: https://example.org/7"],
      ["number: 18-NQ/TW", "date: 2022-06-16", "issuer: \(random.pick(Self.bodyIDs))"],
      ["number: 5-KH/ĐU", "date: 2020", "title: \(phrase())"],
      ["id: luat-vi-du", "title: \(Self.titles[0])", "date: 2017"],
      ["number: 31/2024/QH15", "aliases: [\(Self.titles[1]), \(Self.titles[0])]"],
    ]
    addList("content/documents.yml", records, .documentKey)
  }

  private mutating func addWithdrawn() {
    let records = ["/plans/da-rut/", "/files/đã rút.pdf", "/bodies/da-rut/"].prefix(random.number(1...3)).map {
      ["address: \($0)", "date: \(date())", "reason: \(phrase())"]
    }
    addList("content/withdrawn.yml", records, .withdrawnKey)
  }

  /// Addresses that there are, and now and then some that are gone: hints look for their successors.
  private mutating func addLedger() {
    var draft = Draft("content/addresses.txt")
    var lines = planIDs.map { "/plans/\($0)/" } + eventIDs.map { "/events/\($0)/" }
    if random.chance(25) {
      lines += ["/plans/m-ke-hoac/", "/plans/khong-con/", "/bodies/btvv/", "/documents/5-kh-du/"]
    }
    for line in lines where random.chance(70) { draft.add(line + "\n") }
    finish(draft)
  }

  // MARK: Public records

  private static let sharedSlogans = [
    "Toàn dân thi đua chào mừng đại hội Đảng!", "Đoàn kết muôn năm.", "Thi đua lập thành tích!",
  ]
  private static let topics = ["cổ động", "Cổ động", "co dong", "thi đua"]

  private mutating func folder() -> String { random.pick(["", "", "2025/", "noi-bo/"]) }

  private mutating func addPublicPlan(_ id: String, _ path: String) {
    var draft = Draft("content/" + path)
    var traits = Traits()
    traits.date = random.chance(60) ? date() : nil
    // One number for all: those of different issuers, types and years may be the same.
    traits.number = random.chance(60) ? (writesErrors ? "5-KH/ĐU" : "\(planIDs.firstIndex(of: id) ?? 0)5-KH/ĐU") : nil
    traits.topics = random.chance(60) ? [random.pick(Self.topics), phrase()] : []
    traits.others = Array(planIDs.drop { $0 != id }.dropFirst())
    let slogans = (0..<random.number(0...2)).map { Self.sharedSlogans[$0] }
    let areInBody = random.chance(50)
    if !areInBody { traits.slogans = slogans }
    if writesErrors, random.chance(30) { traits.more.append(wrongEntry()) }
    var listed = id == planIDs[0] || random.chance(50) ? publicAttachments : []
    if writesErrors, random.chance(20) { listed.append("ban-que.pdf") }
    add(
      &draft, planEntries(access: "public", traits), bodyLines(slogans: areInBody ? slogans : []), .planKey,
      attachments: listed)
  }

  /// An entry of a plan's front matter that is an error, with the public log quoting it.
  private mutating func wrongEntry() -> String {
    random.pick([
      "event: [\(phrase())]\n", "events: [khong-co]\n", "signatory: [x]\n", "issued: 2026-02-30\n", "term: [\n",
      "replaces: [z-khong-co]\n", "place: một\n  nối dòng\n", "place: \"\(phrase())\n",
      "interal: {a: \(phrase())}\n", "Internal:\n  a: \(phrase())\n", "signatory: {internal: \(phrase())}\n",
      "\"\\x69nternal\": {a: \(phrase())}\n", "internal = \(phrase())\n", "::: internal\n",
    ])
  }

  private mutating func addPublicEvent(_ id: String, _ path: String) {
    var draft = Draft("content/" + path)
    var traits = Traits()
    traits.date = random.chance(70) ? date() : nil
    let successor = id == eventIDs[0] ? eventIDs.dropFirst().first : nil
    add(&draft, eventEntries(access: "public", traits, successor: successor), bodyLines(), .eventKey)
  }

  private mutating func addPublicPage(_ path: String) {
    var draft = Draft("content/" + path)
    add(&draft, pageEntries(access: "public"), bodyLines(), .pageKey)
  }

  /// Writes a public record, with keys and passages here and there.
  private mutating func add(
    _ draft: inout Draft, _ entries: [String], _ body: [String], _ kind: Secret.Kind, attachments: [String] = []
  ) {
    var (entries, body) = (entries, body)
    if writesErrors, random.chance(8), let index = entries.firstIndex(where: { $0.hasPrefix("access") }) {
      entries[index] = random.pick(["acess: public\n", "access: công khai\n", "access: public\naccess: public\n"])
    }
    if writesErrors, random.chance(40) { body.insert(contentsOf: mistake(), at: random.number(0...body.count)) }
    draft.add("---\n")
    let keyPlace = random.chance(40) ? random.number(0...entries.count) : nil
    let listPlace = random.number(0...entries.count)
    for index in 0...entries.count {
      if index == keyPlace { addKey(to: &draft, of: kind) }
      if index == listPlace { draft.add(attachmentList(attachments)) }
      if index < entries.count { draft.add(entries[index]) }
    }
    draft.add("---\n")
    let density = random.pick([0, 8, 8, 25])
    for index in 0...body.count {
      if random.chance(density) { addPassage(to: &draft, amid: body, isWild: pair.isWild) }
      if index < body.count { draft.add(body[index] + "\n") }
    }
    finish(draft)
  }

  // MARK: Internal files

  /// A plan, event or page for staff; in half of the cases another version of it in the second tree: renamed, moved to
  /// another folder, redated or retagged.
  private mutating func addInternalFile() {
    let kind = random.pick([Secret.Kind.planFile, .planFile, .eventFile, .pageFile])
    let name = internalID()
    let (text, secrets) = writing(kind) { $0.internalRecord(of: kind) }
    guard random.chance(50) else { return addVersion(text, secrets, of: kind, named: name, on: side()) }
    addVersion(text, secrets, of: kind, named: name, on: .first)
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false).map { (line: Substring) -> String in
      if line.hasPrefix("issued: ") { return random.pick(["issued: 2001-02-03", String(line)]) }
      if line.hasPrefix("start: ") { return random.pick(["start: 2001-02-03", String(line)]) }
      return line.hasPrefix("topics: [")
        ? String(line).replacing("[", with: "[thi đua, ", maxReplacements: 1) : String(line)
    }
    addVersion(
      changed.joined(separator: "\n"), secrets, of: kind, named: random.chance(50) ? name : internalID(), on: .second)
  }

  /// Sorts first, in the middle or last; in wild pairs it can be that of a public record.
  private mutating func internalID() -> String {
    let (id, _) = writing(.planFile) { $0.secret().plain }
    if pair.isWild, random.chance(20) { return random.pick(planIDs + eventIDs + ["index", "plans", "Ke Hoach"]) }
    return random.pick(["0-", "a-", "ke-hoach-1-", "m-", "zz-"]) + id
  }

  private mutating func addVersion(
    _ text: String, _ secrets: [Secret], of kind: Secret.Kind, named name: String, on side: ContentPair.Side
  ) {
    let section = [Secret.Kind.planFile: "plans", .eventFile: "events"][kind] ?? "pages"
    var draft = Draft("content/\(section)/\(folder())\(name).md")
    let isTaken = pair.files.contains { file in
      file.path == draft.path && (side == .both || (file.side.map { $0 == .both || $0 == side } ?? true))
    }
    guard !isTaken else { return }
    draft.add(text, on: side, secrets)
    let raw: [UInt8] = pair.isWild && random.chance(30) ? [0, 0xFF, 0xC0, 0xAF, 0x0A] : []
    finish(draft, side: side, appending: raw)
  }

  private mutating func internalRecord(of kind: Secret.Kind) -> String {
    var traits = Traits()
    traits.date = random.chance(80) ? random.pick(["1900", "2199-12-31", date()]) : nil
    var entries: [String]
    switch kind {
    case .planFile:
      traits.number = random.chance(60) ? "\(random.number(0...1))5-KH/ĐU" : nil
      traits.topics = random.chance(50) ? [random.pick(Self.topics + [phrase()])] : []
      traits.others = planIDs
      traits.slogans =
        random.chance(50)
        ? [random.pick(Self.sharedSlogans + ["Nhân dân thi đua chào mừng đại hội Đảng!"]), phrase(always: true)] : []
      entries = planEntries(access: "internal", traits)
    case .eventFile: entries = eventEntries(access: "internal", traits, successor: eventIDs.first)
    default: entries = pageEntries(access: "internal")
    }
    if kind == .planFile, random.chance(30) { entries.append(attachmentsOfInternalPlan()) }
    var lines = bodyLines() + ["", phrase(always: true)]
    if random.chance(30) { lines += ["::: internal", phrase(always: true), ":::"] }
    if pair.isWild {
      entries += random.pick([
        [], ["a: [\n"], ["title: hai\n"], ["\"x\n"], ["internal: \(phrase())\n"],
      ])
      lines += random.pick([[], [":::"], ["> ::: internal"], ["<b>\(phrase())</b>"], ["[x](#khong)"], ["\0"]])
    }
    return "---\n" + entries.joined() + "---\n" + lines.map { $0 + "\n" }.joined()
  }

  /// What only an internal plan lists is not published.
  private mutating func attachmentsOfInternalPlan() -> String {
    let file = "\(secret().plain).pdf"
    pair.attachments.append(ContentPair.Attachment(path: "content/files/\(file)", side: .both))
    return attachmentList([file])
  }
}
