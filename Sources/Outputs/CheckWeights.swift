// What findings weigh in an archive: the key `checks` of its settings, and the notes of plans that answer a warning.

import Archiving
import Diagnostics
import Records
import Texts

struct CheckWeights {
  private let settings: [String: CheckWeight]
  /// The codes that notes of a file answer.
  private var answered: [ExactText: Set<String>] = [:]

  /// Codes that nothing has, or that no archive may weigh, are reported.
  init(_ records: LinkedRecords, into report: inout Report) {
    let checks = records.settings.checks
    settings = Dictionary(checks.map { ($0.code.value, $0.weight) }) { first, _ in first }
    var named = checks.map(\.code)
    for plan in records.plans {
      let codes = plan.notes.compactMap(\.code)
      guard !codes.isEmpty else { continue }
      answered[ExactText(plan.file)] = Set(codes.map(\.value))
      named += codes
    }
    for code in named {
      let rules = Self.catalogue[code.value]
      if rules == nil {
        let nearest = nearestName(to: code.value, in: Self.catalogue.keys.sorted())
        report.add(checkRules.unknown, code.value, at: code.location, suggesting: nearest)
      } else if rules?.contains(where: \.isWeighable) == false {
        report.add(checkRules.fixed, code.value, at: code.location)
      }
    }
  }

  /// The findings with the weights that they have in the archive.
  func applied(to report: Report) -> Report {
    if settings.isEmpty, answered.isEmpty { return report }
    return report.weighed { file, kind in
      guard Self.catalogue[kind.code]?.contains(where: { $0.isWeighable && $0.severity == kind.severity }) == true
      else { return kind.severity }
      let weight = settings[kind.code]
      if weight == .off { return nil }
      if answered[ExactText(file)]?.contains(kind.code) == true { return .note }
      return weight?.severity ?? kind.severity
    }
  }

  private static let catalogue = Dictionary(grouping: RuleCatalogue.tables.flatMap { $0.all }, by: \.code)
}

extension CheckWeight {
  /// nil for what is no finding.
  fileprivate var severity: Rule.Severity? { Rule.Severity(rawValue: rawValue) }
}

package struct CheckRules: RuleTable {
  let unknown = Rule(
    "check.unknown",
    vi: "không có mã phát hiện “{0}”", hint: "chép mã trong ngoặc vuông ở cuối dòng báo",
    en: "no finding has the code ‘{0}’", hint: "copy the code that stands in brackets at the end of a finding")
  let fixed = Rule(
    "check.fixed",
    vi: "“{0}” luôn giữ nguyên mức: đây là lỗi, hoặc là phát hiện bảo vệ nội dung nội bộ, địa chỉ và liên kết",
    hint: "sửa chính chỗ mà phát hiện ấy chỉ ra, rồi bỏ mã này",
    en: "‘{0}’ weighs the same everywhere: it is an error, or protects internal content, addresses and links",
    hint: "mend what that finding is about, and take this code out")

  package init() {}
}
private let checkRules = CheckRules()
