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
    case order = "lệnh"
    case decreeLaw = "sắc lệnh"

    /// The codes of this kind in Hướng dẫn 36-HD/VPTW (Party) and Nghị định 30/2020/NĐ-CP (State). The numbers of laws
    /// and ordinances have no code of their kind: they name the assembly that passed them, `QH14`.
    package var typeCodes: [String] { Self.typeCodes[self] ?? [] }

    private static let typeCodes: [Kind: [String]] = [
      .plan: ["KH", "KHLT", "KHPH", "KHLN"], .guidance: ["HD", "HDLT", "HDLN"], .resolution: ["NQ", "NQLT"],
      .jointResolution: ["NQLT"], .directive: ["CT"], .conclusion: ["KL"], .regulation: ["QĐ", "QyĐ"],
      .decision: ["QĐ"], .programme: programmeCodes, .actionProgramme: programmeCodes, .notice: ["TB", "TBKL"],
      .report: ["BC"], .letter: ["CV"], .circularLetter: ["TT"], .statute: ["QC", "QCPH"], .decree: ["NĐ"],
      .circular: ["TT", "TTLT"], .jointCircular: ["TTLT", "TTLB", "TTLN"], .bulletin: ["TC"], .scheme: ["ĐA"],
      .option: ["PA"], .project: ["DA"], .minutes: ["BB"], .proposal: ["TTr"], .telegram: ["CĐ"], .contract: ["HĐ"],
      .order: ["L"], .decreeLaw: ["SL"],
    ]
    private static let programmeCodes = ["CTr", "CTrHĐ", "CTHĐ", "CTrPH", "CTPH"]
    private static let knownTypeCodes = Set(typeCodes.values.joined().map { $0.uppercased() })

    /// Whether it is the code of a kind, in letters of any case.
    package static func isTypeCode(_ code: Substring) -> Bool { knownTypeCodes.contains(code.uppercased()) }

    /// Whether this kind has the code, in letters of any case.
    package func has(typeCode code: Substring) -> Bool {
      typeCodes.contains { $0 == code } || typeCodes.contains { $0.uppercased() == code.uppercased() }
    }

    /// Whether a title is the name of its document and does not only say what it is about: “Luật Đất đai”.
    package static func beginsName(_ title: String) -> Bool {
      // Longer than each of them.
      let start = title.prefix(12).lowercased()
      return ["luật ", "bộ luật ", "hiến pháp", "pháp lệnh ", "nghị quyết ", "điều lệ ", "cương lĩnh "].contains {
        start.utf8.starts(with: $0.utf8)
      }
    }

    /// What texts write before a number, in lower case, by the last letter; nil for words that tell a document and not its
    /// kind. Longer words come first, since “luật” ends “bộ luật” too.
    static let words: [Unicode.Scalar: [(words: [Unicode.Scalar], kind: Kind?)]] = Dictionary(
      grouping: (allCases.map { ($0.rawValue, $0) }
        + [
          ("thông tư liên bộ", .jointCircular), ("thông tư liên ngành", .jointCircular),
          ("chương trình phối hợp", .programme), ("chương trình công tác", .programme),
          ("quy chế phối hợp", .statute), ("quy chế làm việc", .statute), ("kế hoạch phối hợp", .plan),
          ("kế hoạch liên tịch", .plan), ("kế hoạch liên ngành", .plan), ("hướng dẫn liên ngành", .guidance),
          ("hướng dẫn liên tịch", .guidance), ("nghị quyết chuyên đề", .resolution), ("qui định", .regulation),
          ("qui chế", .statute), ("văn bản", nil),
        ] as [(String, Kind?)]).map { (words: Array($0.0.unicodeScalars), kind: $0.1) }
        .sorted { $0.words.count > $1.words.count }, by: { $0.words[$0.words.count - 1] })
  }
}
