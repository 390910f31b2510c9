// What a text says of a document after its number: date, issuer, term.

extension CitationScanner {
  /// Offset after a comma, white space, or both.
  private func separatorEnd(at start: Int) -> Int? {
    let comma = skippingSpace(start)
    let end = scalar(at: comma) == "," ? skippingSpace(comma + 1) : comma
    return end > start ? end : nil
  }

  /// Whether a date, an issuer or a term can begin there, by its first letter: most often nothing does.
  func canSayMore(at start: Int) -> Bool {
    guard let next = separatorEnd(at: start).flatMap({ scalar(at: $0) }) else { return false }
    switch next.lowercase {
    case "(", "n", "t", "c", "k", "b", "đ", "0"..."9": return true
    default: return false
    }
  }

  /// Offset of what follows a separator, `word` and white space.
  private func wordEnd(_ word: String, at start: Int) -> Int? {
    separatorEnd(at: start).flatMap { spaceEnd(after: word, at: $0) }
  }

  // MARK: Date

  /// `, ngày 25/5/2023`, `(ban hành ngày 25.5.2023)`, `ngày 25 tháng 10 năm 2017`, `tháng 10/2017`, `năm 2017`; the value is
  /// nil when the calendar has no such day.
  ///
  /// - Parameter number: nil for a title.
  func date(at start: Int, before limit: Int, of number: DocumentNumber?) -> (value: DocumentDate?, end: Int)? {
    guard var word = separatorEnd(at: start) else { return nil }
    let isBracketed = scalar(at: word) == "("
    if isBracketed { word = skippingSpace(word + 1) }
    if let first = scalar(at: word)?.lowercase,
      let end = Self.verbsOfIssue[first]?.lazy.compactMap({ spaceEnd(after: $0, at: word) }).first
    {
      word = end
    }
    guard
      var found = day(at: word, isBracketed: isBracketed) ?? month(at: word) ?? year(at: word, of: number),
      scalar(at: found.end).map({ !$0.isDigit && !$0.isCodeLetter }) ?? true
    else { return nil }
    if isBracketed, scalar(at: skippingSpace(found.end)) == ")" { found.end = skippingSpace(found.end) + 1 }
    return found.end <= limit ? found : nil
  }

  /// Longer ones first.
  private static let verbsOfIssue = Dictionary(
    grouping: [
      "được ban hành", "đã ban hành", "ký ban hành", "được ký", "được thông qua", "ban hành", "thông qua", "ký", "đề",
    ].map { Array($0.unicodeScalars) }, by: { $0[0] })

  private func day(at start: Int, isBracketed: Bool) -> (value: DocumentDate?, end: Int)? {
    let number = matching("ngày", at: start).map { skippingSpace($0) }
    guard let day = number ?? (isBracketed ? start : nil), let dayEnd = endOfRun(at: day, 1...2, \.isDigit) else {
      return nil
    }
    let signOffset = skippingSpace(dayEnd)
    let year: Int
    let month: Range<Int>
    if let sign = scalar(at: signOffset), sign == "/" || sign == "." || sign.isDash {
      let start = skippingSpace(signOffset + UTF8.width(sign))
      guard let end = endOfRun(at: start, 1...2, \.isDigit), scalar(at: skippingSpace(end)) == sign else { return nil }
      month = start..<end
      year = skippingSpace(skippingSpace(end) + UTF8.width(sign))
    } else {
      guard let start = wordEnd("tháng", at: dayEnd), let end = endOfRun(at: start, 1...2, \.isDigit),
        let next = wordEnd("năm", at: end)
      else { return nil }
      month = start..<end
      year = next
    }
    // Texts of the last century write two digits: 24-4-93.
    guard let end = endOfRun(at: year, 4...4, \.isDigit) ?? endOfRun(at: year, 2...2, \.isDigit) else { return nil }
    let value = text[year..<end].decimalValue
    let date = DocumentDate(
      year: end - year == 4 ? value : value + (value < 45 ? 2000 : 1900), month: text[month].decimalValue,
      day: text[day..<dayEnd].decimalValue)
    return (date, end)
  }

  private func month(at start: Int) -> (value: DocumentDate?, end: Int)? {
    guard let month = spaceEnd(after: "tháng", at: start), let monthEnd = endOfRun(at: month, 1...2, \.isDigit),
      let year = scalar(at: monthEnd) == "/" ? monthEnd + 1 : wordEnd("năm", at: monthEnd),
      let end = endOfRun(at: year, 4...4, \.isDigit)
    else { return nil }
    return (
      DocumentDate(year: text[year..<end].decimalValue, month: text[month..<monthEnd].decimalValue, day: nil), end
    )
  }

  /// `năm 2013`, and behind a title `2013`, but no `2021-2025`.
  private func year(at start: Int, of number: DocumentNumber?) -> (value: DocumentDate?, end: Int)? {
    guard let year = spaceEnd(after: "năm", at: start) ?? (number == nil ? start : nil),
      let end = endOfRun(at: year, 4...4, \.isDigit), text[year] == 0x31 || text[year] == 0x32
    else { return nil }
    let dash = skippingSpace(end)
    let next = scalar(at: dash).map { $0.isDash || $0 == "/" ? skippingSpace(dash + UTF8.width($0)) : dash } ?? dash
    let value = text[year..<end].decimalValue
    // “Nghị định số 30/2020/NĐ-CP năm 2025”: the number knows better.
    guard next == dash || scalar(at: next)?.isDigit != true, number?.year ?? value == value else { return nil }
    return (DocumentDate(year: value, month: nil, day: nil), end)
  }

  // MARK: Issuer

  /// The longest name that is looked for, in bytes.
  private static var longestName: Int { 120 }

  /// The name after `của`: from a capital to a comma, full stop, bracket, quotation mark, to a word that is in no name,
  /// or to the next citation.
  ///
  /// Its name is nil when none of them comes within 120 bytes, for that is no name but a clause.
  func issuer(at start: Int, before limit: Int) -> (name: Range<Int>?, clause: Range<Int>)? {
    guard let name = wordEnd("của", at: start), name < limit, beginsWithCapital(at: name) else { return nil }
    let bound = min(limit, name + Self.longestName)
    var end = name
    while end < bound, let next = scalar(at: end), !next.endsName || next == "." && matching("tp", before: end) != nil {
      if next.isSpace, endsName(atWord: skippingSpace(end), before: limit) { break }
      end += UTF8.width(next)
    }
    var clause = bound
    while clause > name, clause < text.count, text[clause] & 0xC0 == 0x80 { clause -= 1 }
    return (end < bound || bound == limit ? name..<skippingSpace(before: min(end, limit)) : nil, name..<clause)
  }

  private func endsName(atWord word: Int, before limit: Int) -> Bool {
    if word >= limit { return true }
    func isCapital(after offset: Int) -> Bool {
      let next = skippingSpace(offset)
      return next < limit && beginsWithCapital(at: next)
    }
    if let and = end(ofWords: "và".unicodeScalars, at: word) {
      // “Ban Tuyên giáo và Dân vận”, but “Bộ Chính trị và Nghị quyết …”, “Bộ Chính trị và các …”.
      return !isCapital(after: and) || kind(at: skippingSpace(and)) != nil
    }
    if let dash = dashEnd(at: word) { return !isCapital(after: dash) }
    guard let first = scalar(at: word) else { return false }
    // “Ban Giao thông”: a single word ends no name when it is written with a capital.
    return Self.wordsAfterNames[first.lowercase]?.contains { words, isPhrase in
      (isPhrase || first == first.lowercase) && end(ofWords: words, at: word) != nil
    } ?? false
  }

  /// Words that are in no name of an issuer and often follow one, by their first letters. “và” and dashes are in names, and
  /// so are “tổ chức”, “chỉ đạo”, “kiểm tra”, “quản lý”.
  private static let wordsAfterNames = Dictionary(
    grouping: [
      "về", "khóa", "khoá", "nhiệm", "ngày", "tại", "theo", "trong", "nhằm", "để", "là", "đã", "được", "bị", "từ",
      "với",
      "khi", "nếu", "như", "thì", "mà", "sẽ", "phải", "cần", "có", "gồm", "nêu", "cho", "do", "tới", "đến", "này",
      "trên",
      "chưa", "không", "đang", "vẫn", "còn", "cùng", "sau", "trước", "hoặc", "kèm", "nay", "gửi",
      "đối với", "liên quan", "hiện hành", "nói trên", "nêu trên", "kể từ", "hết hiệu lực", "có hiệu lực",
      "còn hiệu lực", "đồng thời", "trong đó", "nhiệm kỳ",
      "quy định", "qui định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi", "bổ sung", "thay thế", "bãi bỏ",
      "hủy bỏ",
      "huỷ bỏ", "đính chính", "điều chỉnh", "gia hạn", "công bố", "công nhận", "thông qua", "thông báo", "quyết định",
      "thực hiện", "triển khai", "tiếp tục", "tăng cường", "đẩy mạnh", "nâng cao", "cụ thể hóa", "cụ thể hoá",
      "quán triệt", "yêu cầu", "đề nghị", "kết luận", "chấp thuận", "cho phép", "xác định", "khẳng định",
      "nhấn mạnh", "giao nhiệm vụ", "giao chỉ tiêu", "giao dự toán", "phân công", "phân cấp", "trả lời",
      "phát động", "phối hợp", "căn cứ", "áp dụng", "thành lập", "kiện toàn", "đồng ý", "thống nhất", "giao cho",
      "giao các", "kèm theo",
      "ủy quyền", "uỷ quyền", "phân bổ",
    ].map { (words: Array($0.unicodeScalars), isPhrase: $0.contains(" ")) }, by: { $0.words[0] })

  // MARK: Term

  /// `khóa XIII`, `(khoá XIII)`, as an ordinal.
  func term(at start: Int, before limit: Int) -> (value: Int, end: Int)? {
    guard var word = separatorEnd(at: start) else { return nil }
    let isBracketed = scalar(at: word) == "("
    if isBracketed { word += 1 }
    guard let numeral = spaceEnd(after: "khóa", at: word) ?? spaceEnd(after: "khoá", at: word),
      var end = endOfRun(at: numeral, 1...6, { $0 == "I" || $0 == "V" || $0 == "X" }),
      scalar(at: end).map({ !$0.isCodeLetter && !$0.isDigit }) ?? true,
      let value = Self.romanNumerals.firstIndex(of: words(in: numeral..<end))
    else { return nil }
    if isBracketed, scalar(at: end) == ")" { end += 1 }
    return end <= limit ? (value, end) : nil
  }

  /// 0 to 29.
  private static let romanNumerals = ["", "X", "XX"].flatMap { tens in
    ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].map { tens + $0 }
  }
}
