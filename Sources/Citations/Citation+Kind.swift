// The kinds of documents that citations name, and the codes that their numbers carry.

extension Citation {
  /// A kind of document; the raw value is the word for it.
  package enum Kind: String, CaseIterable, Sendable {
    case plan = "kế hoạch"
    case guidance = "hướng dẫn"
    case resolution = "nghị quyết"
    case jointResolution = "nghị quyết liên tịch"
    case directive = "chỉ thị"
    case conclusion = "kết luận"
    case regulation = "quy định"
    case decision = "quyết định"
    case programme = "chương trình"
    case actionProgramme = "chương trình hành động"
    case notice = "thông báo"
    case report = "báo cáo"
    case letter = "công văn"
    case circularLetter = "thông tri"
    case statute = "quy chế"
    case decree = "nghị định"
    case code = "bộ luật"
    case law = "luật"
    case ordinance = "pháp lệnh"
    case circular = "thông tư"
    case jointCircular = "thông tư liên tịch"
    case bulletin = "thông cáo"
    case scheme = "đề án"
    case option = "phương án"
    case project = "dự án"
    case minutes = "biên bản"
    case proposal = "tờ trình"
    case telegram = "công điện"
    case contract = "hợp đồng"

    /// The codes of this kind in Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State). The numbers of laws
    /// and ordinances have no code of their kind: they name the assembly that passed them, `QH14`.
    package var typeCodes: [String] { Self.typeCodes[self] ?? [] }

    private static let typeCodes: [Kind: [String]] = [
      .plan: ["KH"], .guidance: ["HD"], .resolution: ["NQ"], .jointResolution: ["NQLT"], .directive: ["CT"],
      .conclusion: ["KL"], .regulation: ["QĐ", "QyĐ"], .decision: ["QĐ"], .programme: ["CTr"],
      .actionProgramme: ["CTr"], .notice: ["TB"], .report: ["BC"], .letter: ["CV"], .circularLetter: ["TT"],
      .statute: ["QC"], .decree: ["NĐ"], .circular: ["TT"], .jointCircular: ["TTLT"], .bulletin: ["TC"],
      .scheme: ["ĐA"], .option: ["PA"], .project: ["DA"], .minutes: ["BB"], .proposal: ["TTr"], .telegram: ["CĐ"],
      .contract: ["HĐ"],
    ]
    package static let knownTypeCodes = Set(typeCodes.values.joined())

    /// Every kind in the ways its words are written: “công văn”, “Công văn”, “Công Văn”, “CÔNG VĂN”, as bytes. Longer
    /// words come first, since “luật” ends “bộ luật” too.
    static let spellings: [(words: [UInt8], kind: Kind)] = allCases.flatMap { kind in
      let words = kind.rawValue
      let initials = words.split(separator: " ").map { capitalised($0) }.joined(separator: " ")
      let spellings: Set = [words, capitalised(words[...]), initials, words.uppercased()]
      return spellings.map { (words: Array($0.utf8), kind: kind) }
    }.sorted { $0.words.count > $1.words.count }

    private static func capitalised(_ words: Substring) -> String { words.prefix(1).uppercased() + words.dropFirst() }
  }
}
