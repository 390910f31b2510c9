// From what a source says to the record that is proposed for it: head, text, recipients and signature, each word accounted for.

import Citations
package import Diagnostics
package import Records
import Texts

/// What an archive knows that documents name.
package struct KnownNames: Sendable {
  private let bodies: [String: [String]]
  fileprivate let bodyTree: WordTree
  fileprivate let eventTree: WordTree

  package init(bodies: [Body], events: [Event]) {
    bodyTree = bodies.names
    let named = bodies.flatMap { body in Set(([body.name] + body.aliases).map { $0.folded() }).map { ($0, body.id) } }
    self.bodies = Dictionary(grouping: named) { $0.0 }.mapValues { $0.map(\.1) }
    var tree = WordTree()
    for event in events {
      for name in Set(([event.title] + event.aliases).map { $0.folded() }) {
        tree.insert(event.id, at: name.split(separator: " ").map { String($0) })
      }
    }
    eventTree = tree
  }

  /// The one body that has exactly this name.
  package func body(named name: String) -> String? {
    guard let ids = bodies[name.folded()], ids.count == 1 else { return nil }
    return ids[0]
  }
}

package struct DocumentImport {
  package private(set) var record = ProposedRecord()
  package private(set) var report: ImportReport
  private let extraction: ExtractedText.Extraction
  private let names: KnownNames
  private let head: DocumentHead
  private let foot: DocumentFoot
  private var blocks: [TextBlock] = []

  /// - Parameters:
  ///   - report: that of the source, to be added to.
  ///   - fileName: of the source, for a text without any title.
  ///   - issuer: the ID of the issuing body; nil to find it by its name.
  ///   - opensSlogans: whether a folded heading opens the slogans.
  /// - Throws: when the document is marked as secret: it does not belong in an archive.
  package init(
    _ source: ExtractedText, report: ImportReport, fileName: String, issuer: String?, names: KnownNames,
    opensSlogans: (String) -> Bool
  ) throws(EnvironmentError) {
    var report = report
    report.extraction = source.extraction
    source.notes.forEach { report.addRemark($0) }
    let repaired = source.mapped { line in TextRepairs.repaired(line) { report.addRepaired($0, $1, in: $2) } }
    let elements = Artefacts.removed(from: repaired.elements) { report.addDropped($0, $2, from: $1) }
    let head = DocumentHead(of: elements)
    if let mark = head.secrecy { throw .secret(report.source, mark.text) }
    let foot = DocumentFoot(of: elements, from: head.count)
    (self.head, self.foot, self.report, self.names) = (head, foot, report, names)
    extraction = source.extraction
    blocks = Reflow.blocks(of: Array(elements[head.count..<foot.range.lowerBound]))
    // An annex stands behind the signature.
    blocks += Reflow.blocks(of: Array(elements[foot.range.upperBound...]))

    addHead(fileName: fileName)
    addIssuer(issuer)
    addBasisAndDate()
    addEvents()
    addFoot()
    addAttachments()
    record.body = MarkdownWriter.text(of: blocks, footnotes: repaired.footnotes, opensSlogans: opensSlogans)
    addSuggestions()
    addDoubts(source.doubts)
  }

  /// What the record says of where it comes from.
  mutating func setSource(_ source: [(key: String, value: String)]) { record.source = source }

  /// Lists the original, which lies under this name in the folder of attachments.
  mutating func attach(_ file: String) { record.attachments = [("Bản gốc", file)] }

  private var text: [(text: String, place: ImportReport.Place)] {
    blocks.flatMap { block -> [(text: String, place: ImportReport.Place)] in
      let place = report.place(of: ExtractedText.Line([], page: block.page, number: block.line))
      guard case .table(let table) = block.content else { return [(block.text, place)] }
      return table.rows.joined().joined().map { ($0.text, place) }
    }
  }

  /// What stands above the first section.
  private var opening: [String] {
    blocks.prefix { block in
      switch block.mark {
      case .roman?, .division?, .article?, .letter?: false
      default: true
      }
    }.prefix(20).map(\.text)
  }

  // MARK: Head

  private mutating func addHead(fileName: String) {
    for line in head.mottos { report.addDropped(line.text, .motto, from: line) }
    if let (line, number) = head.number {
      record.number = String(number)
      report.addRead("number", String(number), from: line)
      report.addDropped(String(head.numberLabel), .label, from: line)
    }
    if let line = head.placeAndDate {
      record.place = head.place
      if let place = head.place { report.addRead("place", place, from: line) }
      if let date = head.date {
        record.issued = date.iso
        report.addRead("issued", date.iso, from: line)
        let written = head.place.map { line.text[...].trimmed.dropFirst($0.count) } ?? line.text[...]
        report.addDropped(String(written.drop { !$0.isLetter }), .date, from: line)
      } else {
        note(.transcription, "Dòng địa danh và ngày tháng của bản gốc ghi: “\(line.text[...].trimmed)”.")
      }
    }
    addTitle(fileName: fileName)
    addKind()
    if let (line, label) = head.addresseeLabel {
      report.addDropped(String(label), .label, from: line)
      record.addressees = Self.items(of: head.addressees).map(\.withoutEndSign)
      report.addRead("addressee", record.addressees.joined(separator: "; "), from: head.addressees.first ?? line)
    }
    if let line = head.urgency { note(.transcription, "Bản gốc có dấu chỉ độ khẩn: “\(line.text[...].trimmed)”.") }
  }

  private mutating func addTitle(fileName: String) {
    let subject = head.subject.map { String($0.text[...].trimmed) }.joined(separator: " ")
    if let kind = head.kind {
      let name = kind.name.prefix(1) + kind.name.dropFirst().lowercased()
      let isAbout = subject.hasPrefix("Về ")
      record.title = "\(name) \(isAbout ? "về" + subject.dropFirst(2) : subject)".trimmingEnd
      report.addRead("title", record.title, from: kind.line)
    } else if !subject.isEmpty {
      record.title = subject
      report.addRead("title", subject, from: head.subject.first)
    } else if let first = blocks.first, case .paragraph(nil, _) = first.content, first.text.count <= 200,
      !first.text.endsSentence, blocks.count > 1
    {
      record.title = first.text.trimmingEnd
      let line = ExtractedText.Line([], page: first.page, number: first.line)
      report.addRead("title", record.title, from: line)
      blocks.removeFirst()
    } else {
      record.title = fileName
      note(.inference, "Văn bản không có tiêu đề; tiêu đề ở đây là tên tệp nguồn.")
    }
  }

  private mutating func addKind() {
    if let (line, kind, name) = head.kind {
      if let known = kind.planKind {
        record.kind = known
        report.addRead("type", known.rawValue, from: line)
      } else {
        note(.transcription, "Loại văn bản in trên bản gốc là “\(name)”; kho chưa có loại này, hãy chọn loại gần nhất.")
      }
      return
    }
    let number = record.number.flatMap { DocumentNumber($0) }
    let kinds = Citation.Kind.allCases.filter { kind in
      number.map { kind.has(typeCode: $0.typeCode) } == true && kind.planKind != nil
    }
    if head.addresseeLabel != nil {
      record.kind = .letter
    } else if let kind = kinds.first(where: { $0 != .regulation })?.planKind ?? kinds.first?.planKind {
      record.kind = kind
    } else {
      note(.inference, "Bản gốc không ghi loại văn bản; loại ở đây là loại mặc định, cần xem lại.")
      return
    }
    report.addRead("type", record.kind.rawValue, from: head.number?.line)
    note(.inference, "Bản gốc không ghi tên loại văn bản; loại được suy từ số, ký hiệu và nơi gửi.")
  }

  // MARK: Issuer

  private mutating func addIssuer(_ given: String?) {
    let printed = head.issuers.map { String($0.text[...].trimmed) }
    let (found, evidence) = given.map { ($0, nil) } ?? issuer(printed)
    if let found {
      record.issuers = [found]
      report.addRead("issuer", found, from: head.issuers.last)
      if let evidence { note(.inference, evidence) }
    } else {
      report.addRemark(
        LocalizedText(
          vi:
            "chưa biết cơ quan ban hành: ghi mã của cơ quan (trong content/bodies.yml) vào khóa “issuer”, hoặc nhập lại với --issuer",
          en:
            "the issuing body is not known: write its ID (in content/bodies.yml) as ‘issuer’, or import again with --issuer"
        ))
    }
    guard !printed.isEmpty else { return }
    if let found, names.body(named: printed.joined(separator: " ")) == found {
      for line in head.issuers { report.addDropped(line.text, .issuer, from: line) }
    } else {
      note(.transcription, "Tên cơ quan ở đầu bản gốc: “\(printed.joined(separator: " / "))”.")
    }
  }

  private func issuer(_ printed: [String]) -> (id: String?, evidence: String?) {
    let authority = foot.authority.first.map { Self.bodyOfAuthority($0.text) } ?? ""
    // The body that signs, of the one that the head names; superior bodies stand first.
    var candidates: [String] = []
    for start in printed.indices {
      let name = printed[start...].joined(separator: " ")
      candidates += [authority + " " + name, name]
    }
    candidates += printed.reversed().map { $0 } + [authority]
    for candidate in candidates {
      if let id = names.body(named: candidate) {
        return (id, "Cơ quan ban hành được tìm theo tên in ở bản gốc: “\(candidate.trimmingEnd)”.")
      }
    }
    // “…, Ban Thường vụ Thành ủy ban hành Kế hoạch …”
    for paragraph in opening.prefix(6) {
      let bytes = Array(paragraph.utf8)
      var words = FoldedWords(bytes)
      while let word = words.next() {
        guard names.bodyTree.begins(with: word.folded),
          let match = names.bodyTree.longestMatch(of: FoldedWords(bytes, in: word.range.lowerBound..<bytes.count)),
          match.values.count == 1
        else { continue }
        var behind = FoldedWords(bytes, in: match.end..<bytes.count)
        let next = [behind.next()?.folded, behind.next()?.folded].compactMap(\.self).joined(separator: " ")
        if ["ban hanh", "xay dung", "de ra", "trien khai"].contains(next) {
          let name = String(decoding: bytes[word.range.lowerBound..<match.end], as: UTF8.self)
          return (match.values[0], "Cơ quan ban hành được suy từ câu mở đầu, nơi ghi “\(name)”.")
        }
      }
    }
    return (nil, nil)
  }

  /// `TM. ỦY BAN NHÂN DÂN` without what stands for “on behalf of”.
  private static func bodyOfAuthority(_ text: String) -> String {
    text.split(separator: " ").dropFirst().joined(separator: " ")
  }

  // MARK: Basis, date, events

  private mutating func addBasisAndDate() {
    var latest: (date: DocumentDate, number: String)?
    for paragraph in opening {
      guard DocumentHead.beginsGrounds(paragraph) else { continue }
      for citation in CitationScanner.citations(in: Array(paragraph.utf8)) {
        guard let number = citation.number else { continue }
        // As it is printed, zeros and all.
        let written = number.written.contains(where: \.isWhitespace) ? number.normalised : number.written
        if record.basedOn.contains(written) { continue }
        record.basedOn.append(written)
        if let date = citation.date, date.month != nil, latest.map({ date > $0.date }) ?? true {
          latest = (date, written)
        }
      }
    }
    if !record.basedOn.isEmpty { report.addRead("based_on", record.basedOn.joined(separator: ", "), from: nil) }
    guard record.issued == nil, let latest else { return }
    record.window = (
      latest.date.iso,
      "Văn bản không ghi ngày ban hành. Ngày sớm nhất là ngày của văn bản \(latest.number) được nêu làm căn cứ."
    )
    report.addRead("issued_window", latest.date.iso, from: nil)
  }

  private mutating func addEvents() {
    guard !names.eventTree.isEmpty else { return }
    for paragraph in [record.title] + text.map(\.text) {
      let bytes = Array(paragraph.utf8)
      var words = FoldedWords(bytes)
      var end = 0
      while let word = words.next() {
        guard word.range.lowerBound >= end, names.eventTree.begins(with: word.folded),
          let match = names.eventTree.longestMatch(of: FoldedWords(bytes, in: word.range.lowerBound..<bytes.count))
        else { continue }
        end = match.end
        if match.values.count == 1, !record.events.contains(match.values[0]) { record.events.append(match.values[0]) }
      }
    }
    if record.events.isEmpty { return }
    report.addRead("events", record.events.joined(separator: ", "), from: nil)
    note(.inference, "Các sự kiện được tìm theo tên gọi trong văn bản; xóa những sự kiện chỉ được nhắc qua.")
  }

  // MARK: Foot

  private mutating func addFoot() {
    if let label = foot.recipientsLabel {
      report.addDropped("Nơi nhận", .label, from: label)
      record.recipients = Self.items(of: foot.recipients).map(Self.recipient)
      report.addRead("recipients", "\(record.recipients.count)", from: label)
    }
    func joined(_ lines: [ExtractedText.Line]) -> String? {
      lines.isEmpty ? nil : lines.map { String($0.text[...].trimmed) }.joined(separator: " ")
    }
    let signatory = ProposedRecord.Signatory(
      authority: joined(foot.authority), role: joined(foot.role), name: foot.name.map { String($0.text[...].trimmed) })
    if let line = foot.authority.first ?? foot.role.first ?? foot.name {
      record.signatory = signatory
      let parts = [signatory.authority, signatory.role, signatory.name].compactMap(\.self)
      report.addRead("signatory", parts.joined(separator: "; "), from: line)
    }
    if !foot.others.isEmpty {
      note(
        .transcription,
        "Phần ký của bản gốc còn ghi: “\(foot.others.map { String($0.text[...].trimmed) }.joined(separator: " / "))”.")
    }
  }

  /// The items of a list whose lines can go on without a dash.
  private static func items(of lines: [ExtractedText.Line]) -> [String] {
    var items: [String] = []
    for line in lines {
      let text = line.text[...].trimmed
      var item = text
      var isNew = items.isEmpty
      if case .dash? = OfficialMark.read(text)?.mark, let rest = OfficialMark.read(text)?.rest {
        (item, isNew) = (rest, true)
      }
      if let last = items.last, !isNew {
        // A note beside several lines belongs to the first that it stands at.
        items[items.count - 1] = last + " " + item
      } else if !item.isEmpty {
        items.append(String(item))
      }
    }
    return items
  }

  private static func recipient(_ text: String) -> ProposedRecord.Recipient {
    var name = text.withoutEndSign
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex else {
      return ProposedRecord.Recipient(name: name)
    }
    let note = name[name.index(after: open)...].dropLast()
    // “(HN, TP HCM)” tells which body it is; “(để b/c)” why it gets the document.
    guard
      ["de ", "bao cao", "b c", "thay", "p hop", "phoi hop", "t hien", "thuc hien", "c"].contains(where: {
        (String(note).folded() + " ").hasPrefix($0)
      })
    else {
      return ProposedRecord.Recipient(name: name)
    }
    let noteText = String(note)
    name = String(name[..<open]).withoutEndSign
    return ProposedRecord.Recipient(name: name, note: noteText)
  }

  private mutating func addAttachments() {
    for block in blocks {
      let folded = block.text.folded()
      guard ["dinh kem ", "kem theo ", "gui kem "].contains(where: folded.hasPrefix), block.text.count < 400 else {
        continue
      }
      let line = ExtractedText.Line([], page: block.page, number: block.line)
      report.addRead("attachments", block.text, from: line)
      note(.transcription, "Văn bản nhắc đến tài liệu kèm theo; tài liệu ấy chưa được đưa vào kho.")
      break
    }
    let hasLeads = blocks.contains { if case .item? = $0.mark { true } else { false } }
    let hasSections = blocks.contains { if case .roman? = $0.mark { true } else { false } }
    if record.kind == .letter, hasLeads, !hasSections { record.taskHeading = "*" }
  }

  // MARK: What people must look at

  private mutating func addSuggestions() {
    for (text, place) in text {
      for suggestion in Suggestions.all(in: text) {
        report.addSuggested(suggestion.written, suggestion.meant, at: place)
      }
      guard extraction == .recognition else { continue }
      for numeral in Suggestions.numerals(in: text) { report.addSuggested(numeral.written, numeral.meant, at: place) }
    }
    for line in foot.recipients {
      for suggestion in Suggestions.all(in: line.text) {
        report.addSuggested(suggestion.written, suggestion.meant, at: report.place(of: line))
      }
    }
  }

  private mutating func addDoubts(_ doubts: [ExtractedText.Doubt]) {
    guard extraction == .recognition else { return }
    note(
      .transcription,
      "Văn bản do máy nhận dạng từ ảnh quét và chưa được đọc soát. Xóa ghi chú này khi đã đối chiếu với bản gốc.")
    let figures = LocalizedText(vi: "số, ngày, tên", en: "number, date or name")
    for line in [head.number?.line, head.placeAndDate, foot.name].compactMap(\.self) {
      report.addDoubtful(line.text, figures, at: report.place(of: line))
    }
    for (text, place) in text {
      for citation in CitationScanner.citations(in: Array(text.utf8)) {
        report.addDoubtful(String(decoding: Array(text.utf8)[citation.range], as: UTF8.self), figures, at: place)
      }
    }
    for doubt in doubts {
      report.addDoubtful(
        doubt.word,
        LocalizedText(vi: "độ tin cậy \(doubt.confidence)%", en: "confidence \(doubt.confidence)%"),
        at: ImportReport.Place(page: doubt.page, line: doubt.line))
    }
  }

  private mutating func note(_ kind: Plan.Note.Kind, _ text: String) {
    record.notes.append(ProposedRecord.Note(kind, text))
  }
}

extension ExtractedText {
  /// With other lines in the place of all.
  func mapped(_ change: (Line) -> Line) -> ExtractedText {
    var mapped = self
    mapped.elements = elements.map { element in
      switch element {
      case .line(let line): return .line(change(line))
      case .table(var table):
        table.rows = table.rows.map { $0.map { $0.map(change) } }
        return .table(table)
      }
    }
    mapped.footnotes = footnotes.map { Footnote(label: $0.label, lines: $0.lines.map(change)) }
    return mapped
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(self[...].trimmed) }

  /// Without the comma, semicolon or full stop that ends an item.
  fileprivate var withoutEndSign: String {
    var text = self[...].trimmed
    while let last = text.last, ",;.".contains(last) { text = text.dropLast().trimmed }
    return String(text)
  }
}

extension EnvironmentError {
  fileprivate static func secret(_ path: String, _ mark: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” có dấu “\(mark)”: văn bản mật không được đưa vào kho, kể cả bản nội bộ",
        en:
          "‘\(path)’ is marked “\(mark)”: secret documents do not belong in the archive, not even in the internal edition"
      ))
  }
}
