import Archiving
import Citations
import Records
import Texts
import Theming

/// A slogan as large as a sheet allows, with the source below it. It is saved as a file, so it brings its colours.
struct Poster: Sendable {
  /// Last part of the name of its file, and end of the key of its label.
  let format: String
  fileprivate let (width, height): (Int, Int)
  /// The space for the wording: from the top, at most so wide, so high.
  fileprivate let (top, textWidth, textHeight): (Int, Int, Int)
  /// The lines of the source, and the size of their letters.
  fileprivate let (sourceLines, sourceSize): (Int, Int)
  fileprivate let (background, ink): (String, String)

  /// In tenths of a millimetre; a banner of any size has these proportions.
  static let all = [
    Poster(
      format: "a3", width: 2970, height: 4200, top: 360, textWidth: 2450, textHeight: 3150, sourceLines: 3,
      sourceSize: 64, background: "#fbfaf7", ink: "#a31621"),
    Poster(
      format: "banner", width: 4000, height: 1000, top: 80, textWidth: 3700, textHeight: 740, sourceLines: 1,
      sourceSize: 50, background: "#a31621", ink: "#ffffff"),
  ]

  static let texts =
    all.map { InterfaceText("poster-" + $0.format, "name of a form of posters") } + [
      InterfaceText("inferred", "before an inferred date"), InterfaceText("undated", "in the place of a date"),
    ]

  /// nil for a wording that no size of letters makes fit.
  ///
  /// - Parameter text: the wording of the slogan.
  func svg(of slogan: Slogan, _ text: PosterText, _ site: Site) -> [UInt8]? {
    guard let (size, lines) = text.fitted(to: textWidth, textHeight, size: 30...height / 4) else {
      return nil
    }
    var svg = SVG()
    svg.title(slogan.text)
    svg += #"<rect width="\#(width)" height="\#(height)" fill="\#(background)"/>"#
    let pitch = PosterText.pitch(size)
    // In the middle of its space; the letters stand in the middle of their lines.
    var y = top + (textHeight - pitch * lines.count) / 2 + (pitch + size * 7 / 10) / 2
    for line in lines {
      svg.text(line, width / 2, y, #"font-size="\#(size)" font-weight="600" fill="\#(ink)""#)
      y += pitch
    }
    for (place, line) in source(of: slogan, site).enumerated() {
      svg.text(
        TextWidth.shortened(line, to: textWidth, size: sourceSize) ?? "", width / 2,
        top + textHeight + sourceSize * 2 + sourceSize * 3 / 2 * place, #"font-size="\#(sourceSize)" fill="\#(ink)""#)
    }
    return svg.poster(format, width: width, height: height)
  }

  /// The archive, and of the first plan that lists the slogan the number, or else the title, and the date.
  private func source(of slogan: Slogan, _ site: Site) -> [String] {
    let plan = site.archive.plans[slogan.listings[0].plan]
    let date = site.label(plan.issued) ?? site.theme.text("undated")
    let dated = plan.issued.isInferred ? site.theme.text("inferred") + ": " + date : date
    let name = plan.number?.value.written ?? plan.title.value
    guard sourceLines == 1 else { return [site.settings.title, name, dated] }
    // What is too long is the title of the plan, or else that of the archive.
    let room = textWidth - TextWidth.of(" ·  · " + dated, size: sourceSize)
    let archive = TextWidth.shortened(site.settings.title, to: room * 3 / 5, size: sourceSize) ?? ""
    let rest = room - TextWidth.of(archive, size: sourceSize)
    return [[archive, TextWidth.shortened(name, to: rest, size: sourceSize) ?? "", dated].joined(separator: " · ")]
  }
}

/// The wording of a slogan, broken into lines.
package struct PosterText: Sendable {
  private let words: [Substring]
  /// In thousandths of the letters' size.
  private let widths: [Int]
  /// What stays together on a line if possible, the strongest wish last: each word, names and compounds, phrases.
  private let units: [[Range<Int>]]

  /// How large letters must be so that the units are kept, in tenths of what they are when nothing but words is.
  private static let shares = [10, 7, 6]

  package init(_ text: String) {
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
    self.words = words
    // Letters of heavier fonts than those of the table are a little wider.
    widths = words.map { $0.unicodeScalars.reduce(0) { $0 + TextWidth.width($1) } * 11 / 10 }
    func parts(endingBefore ends: (Int) -> Bool) -> [Range<Int>] {
      let starts = words.indices.filter { $0 == 0 || ends($0) }
      return zip(starts, starts.dropFirst() + [words.count]).map { $0..<$1 }
    }
    let lower = words.map { $0.lowercased() }
    units = [
      parts { _ in true },
      parts { !Self.isOneWord(words[$0 - 1], words[$0], lower: (lower[$0 - 1], lower[$0])) },
      parts { Self.isPhraseEnd(words[$0 - 1], before: words[$0]) },
    ]
  }

  /// From line to line: stacked signs of capitals collide at 1.2 times their size.
  package static func pitch(_ size: Int) -> Int { size * 7 / 5 }

  /// The lines in the largest letters that the space allows. A phrase is broken only where the letters would otherwise be much
  /// smaller, and a name or compound rather less.
  ///
  /// - Returns: nil when even the smallest letters do not fit.
  package func fitted(to width: Int, _ height: Int, size: ClosedRange<Int>) -> (size: Int, lines: [String])? {
    func largest(_ level: Int) -> Int {
      size.largest { size in
        lines(width * 1000 / size, level).map { $0.count * Self.pitch(size) <= height } == true
      } ?? 0
    }
    let sizes = units.indices.map(largest)
    guard !words.isEmpty, sizes[0] > 0,
      let level = units.indices.last(where: { sizes[$0] * 10 >= sizes[0] * Self.shares[$0] })
    else { return nil }
    let widest = width * 1000 / sizes[level]
    guard let count = lines(widest, level)?.count else { return nil }
    // As even as the number of lines allows.
    let even = (1...widest).smallest { lines($0, level).map { $0.count <= count } == true } ?? widest
    return (sizes[level], (lines(even, level) ?? []).map { words[$0].joined(separator: " ") })
  }

  /// The words of each line; nil when a unit is wider than a line.
  private func lines(_ width: Int, _ level: Int) -> [Range<Int>]? {
    let space = TextWidth.width(" ") * 11 / 10
    var lines: [Range<Int>] = []
    // Where the last line begins, and its width.
    var (start, taken) = (0, 0)
    func length(_ unit: Range<Int>) -> Int { widths[unit].reduce(space * (unit.count - 1), +) }
    func add(_ unit: Range<Int>, _ length: Int) {
      if taken > 0, taken + space + length > width {
        lines.append(start..<unit.lowerBound)
        (start, taken) = (unit.lowerBound, 0)
      }
      taken += (taken > 0 ? space : 0) + length
    }
    var rest = units[level][...]
    for phrase in units[2] {
      let parts = rest.prefix { $0.upperBound <= phrase.upperBound }
      rest = rest.dropFirst(parts.count)
      let whole = length(phrase)
      if whole <= width {
        add(phrase, whole)
        continue
      }
      for part in parts {
        let length = length(part)
        if length > width { return nil }
        add(part, length)
      }
    }
    return lines + [start..<words.count]
  }

  private static let dashes: Set<Substring> = ["–", "—", "-"]

  /// After a sign that ends one; “2025 - 2030” is one.
  private static func isPhraseEnd(_ word: Substring, before next: Substring) -> Bool {
    if dashes.contains(word) { return !next.startsWithDigit }
    guard let last = word.unicodeScalars.last(where: { !["”", "»", "\"", "’", ")"].contains($0) }) else { return false }
    return [",", ";", ":", ".", "!", "?", "…"].contains(last)
  }

  /// Whether two words are parts of a name or number, or of one of the words of two syllables that slogans have most.
  ///
  /// - Parameter lower: the words in small letters.
  private static func isOneWord(
    _ first: Substring, _ second: Substring, lower: (first: String, second: String)
  ) -> Bool {
    if let others = compounds[lower.first], others.contains(String(lower.second.unicodeScalars.filter(\.isLetter))) {
      return true
    }
    if first != lower.first, second != lower.second, first.unicodeScalars.last?.isLetter == true { return true }
    return dashes.contains(second) || dashes.contains(first) && second.startsWithDigit
  }

  private static let compounds: [String: Set<String>] = Dictionary(
    grouping: [
      "bền vững", "cách mạng", "cấp ủy", "chào mừng", "chấp hành", "chính trị", "chủ nghĩa", "công dân", "cộng hòa",
      "công nghệ", "công nghiệp", "cộng sản", "đại biểu", "đại hội", "dân tộc", "đảng bộ", "đảng viên", "đất nước",
      "đoàn kết", "độc lập", "đời sống", "hạnh phúc", "hiện đại", "hòa bình", "học tập", "hội nghị", "kế hoạch",
      "khoa học", "kinh tế", "lãnh đạo", "lập thành", "nghị quyết", "nhân dân", "nhiệm kỳ", "phấn đấu", "phát triển",
      "phương hướng", "quang vinh", "quyết tâm", "sáng tạo", "sức mạnh", "thắng lợi", "thành công", "thành phố",
      "thành tích", "thi đua", "thực hiện", "tinh thần", "tổ quốc", "toàn quốc", "toàn thể", "trách nhiệm",
      "trung ương", "tự do", "tư tưởng", "tuyên truyền", "văn hóa", "văn kiện", "văn minh", "vẻ vang", "vĩ đại",
      "xã hội", "xây dựng",
    ].map { $0.split(separator: " ").map(String.init) }
  ) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
}

extension ClosedRange<Int> {
  /// The largest of the numbers for which something is true that is true for all smaller ones.
  fileprivate func largest(where isTrue: (Int) -> Bool) -> Int? {
    guard isTrue(lowerBound) else { return nil }
    var (low, high) = (lowerBound, upperBound + 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isTrue(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// The smallest of the numbers for which something is true that is true for all larger ones.
  fileprivate func smallest(where isTrue: (Int) -> Bool) -> Int? {
    (-upperBound ... -lowerBound).largest { isTrue(-$0) }.map { -$0 }
  }
}

extension Substring {
  fileprivate var startsWithDigit: Bool { utf8.first.map { (0x30...0x39).contains($0) } == true }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { properties.isAlphabetic }
}
