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
    package var typeCodes: [String] {
      switch self {
      case .plan: ["KH"]
      case .guidance: ["HD"]
      case .resolution: ["NQ"]
      case .jointResolution: ["NQLT"]
      case .directive: ["CT"]
      case .conclusion: ["KL"]
      case .regulation: ["QĐ", "QyĐ"]
      case .decision: ["QĐ"]
      case .programme, .actionProgramme: ["CTr"]
      case .notice: ["TB"]
      case .report: ["BC"]
      case .letter: ["CV"]
      case .circularLetter, .circular: ["TT"]
      case .statute: ["QC"]
      case .decree: ["NĐ"]
      case .code, .law, .ordinance: []
      case .jointCircular: ["TTLT"]
      case .bulletin: ["TC"]
      case .scheme: ["ĐA"]
      case .option: ["PA"]
      case .project: ["DA"]
      case .minutes: ["BB"]
      case .proposal: ["TTr"]
      case .telegram: ["CĐ"]
      case .contract: ["HĐ"]
      }
    }

    package static let knownTypeCodes = Set(allCases.flatMap(\.typeCodes))

    /// Every kind in the ways its words are written: “công văn”, “Công văn”, “Công Văn”, “CÔNG VĂN”. Longer words come
    /// first, since “luật” ends “bộ luật” too.
    private static let spellings: [(words: String, kind: Kind)] = allCases.flatMap { kind in
      let words = kind.rawValue
      let initials = words.split(separator: " ").map { capitalised(String($0)) }.joined(separator: " ")
      return Set([words, capitalised(words), initials, words.uppercased()]).map { (words: $0, kind: kind) }
    }.sorted { $0.words.utf8.count > $1.words.utf8.count }

    /// The spellings that begin or end with a byte, to look at few of them.
    static let spellingsByFirstByte = Dictionary(grouping: spellings) { $0.words.utf8.first ?? 0 }
    static let spellingsByLastByte = Dictionary(grouping: spellings) { $0.words.utf8.last ?? 0 }

    private static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
  }
}
