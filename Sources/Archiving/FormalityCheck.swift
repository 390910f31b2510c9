// Whether a document has the form that the rules of its day gave it.

import Citations
import Diagnostics
import Records
import Texts

enum FormalityCheck {
  static func run(_ plans: [Plan], _ bodies: [Body], into report: inout Report) {
    let all = Dictionary(bodies.map { ($0.id, $0) }) { first, _ in first }
    for plan in plans {
      let issuers = plan.issuers.compactMap { issuer in all[issuer.value].map { (body: $0, issuer.location) } }
      // Nothing is asked of joint documents of two branches, nor of any but the Party and the State.
      let branches = Set(issuers.map(\.body.branch))
      guard branches.count == 1, let branch = branches.first ?? nil, branch == .party || branch == .state else {
        continue
      }
      checkDistricts(plan, issuers, into: &report)
      // Rules of law have a year in their numbers, and rules of their own.
      guard plan.number?.value.year == nil, let rules = DocumentRules.inForce(for: branch, plan.issued) else {
        continue
      }
      checkComponents(plan, rules, into: &report)
      if rules.kinds.contains(plan.kind) { checkNumber(plan, rules, into: &report) }
      if rules.endsWithStop, let formula = plan.closingFormula {
        report.add(formalityRules.ending, rules.name, at: formula, length: 3)
      }
    }
  }

  private static func checkComponents(_ plan: Plan, _ rules: DocumentRules, into report: inout Report) {
    let missing = rules.components(of: plan.kind).filter { !$0.stands(in: plan) }
    if missing.isEmpty { return }
    let words = LocalizedText(
      vi: missing.map(\.words.vi).joined(separator: "; "), en: missing.map(\.words.en).joined(separator: "; "))
    var keys: [String] = []
    for component in missing where !keys.contains(component.key) { keys.append(component.key) }
    report.add(
      formalityRules.component, rules.name, words, keys.joined(separator: ", "), at: plan.title.location,
      length: plan.title.length)
  }

  private static func checkNumber(_ plan: Plan, _ rules: DocumentRules, into report: inout Report) {
    // Other forms than the known have a finding of their own.
    guard let number = plan.number, DocumentNumber(number.value.written) != nil else { return }
    if number.value.isPartyNumber != (rules.branch == .party) {
      report.add(formalityRules.numberForm, rules.name, rules.number, at: number.location, length: number.length)
    } else if rules.padsNumbers, number.value.isBelowTen, !number.value.written.utf8.starts(with: "0".utf8) {
      let padded = "0" + number.value.written
      report.add(formalityRules.numberPadding, rules.name, padded, at: number.location, length: number.length)
    }
  }

  private static func checkDistricts(
    _ plan: Plan, _ issuers: [(body: Body, location: SourceLocation)], into report: inout Report
  ) {
    guard plan.issued.earliest?.isAfter(DocumentRules.dayWithoutDistricts) == true else { return }
    for (body, location) in issuers where body.level == .district {
      report.add(formalityRules.district, body.name, at: location)
    }
    for recipient in plan.recipients where recipient.name.namesDistrict {
      report.add(formalityRules.district, recipient.name, at: recipient.location)
    }
  }
}

extension DocumentNumber {
  fileprivate var isBelowTen: Bool { normalised.utf8.prefix { (0x30...0x39).contains($0) }.count == 1 }
}

extension String {
  /// Whether it names a body of a district: quận ủy, huyện ủy, thị ủy; Ủy ban nhân dân (các) quận, huyện, thị xã.
  fileprivate var namesDistrict: Bool {
    let words = lowercased().replacing("uỷ", with: "ủy").split { !$0.isLetter }.filter { $0 != "các" }
    return words.indices.contains { index in
      let (before, after) = (index > 0 ? words[index - 1] : "", index + 1 < words.count ? words[index + 1] : "")
      switch words[index] {
      // “Ban Quản lý đô thị Ủy ban nhân dân …” names none.
      case "ủy": return ["quận", "huyện", "thị"].contains(before) && after != "ban"
      case "quận", "huyện": return before == "dân" || before == "ubnd"
      case "thị": return (before == "dân" || before == "ubnd") && after == "xã"
      default: return false
      }
    }
  }
}

package struct FormalityRules: RuleTable {
  let component = Rule(
    "formality.component", .note,
    vi: "theo {0}, văn bản này có {1}, mà bản ghi không có",
    hint: "bản gốc có thì ghi vào khóa {2}; bản gốc không có thì nên nói rõ trong “notes”",
    en: "by {0}, this document has: {1}; the record has not",
    hint: "if the original has it, write it into the key {2}; if not, say so in ‘notes’")
  let numberForm = Rule(
    "formality.number", .note,
    vi: "theo {0}, số có dạng như “{1}”", hint: "đối chiếu với bản gốc; bản gốc in như vậy thì giữ nguyên",
    en: "by {0}, a number has the form of “{1}”",
    hint: "compare with the original; if it has the number so, leave it")
  let numberPadding = Rule(
    "formality.number", .note,
    vi: "theo {0}, số nhỏ hơn 10 có số 0 ở trước: “{1}”",
    hint: "đối chiếu với bản gốc; bản gốc in như vậy thì giữ nguyên",
    en: "by {0}, a number below 10 has a zero before it: “{1}”",
    hint: "compare with the original; if it has the number so, leave it")
  let ending = Rule(
    "formality.ending", .note,
    vi: "theo {0}, văn bản kết thúc bằng dấu chấm “.”, không phải “./.”", hint: "bản gốc in như vậy thì giữ nguyên",
    en: "by {0}, a text ends with “.” and not with “./.”", hint: "if the original has it so, leave it")
  let district = Rule(
    "formality.district", .note,
    vi: "“{0}” là tên của cấp huyện, cấp không còn từ ngày 01/7/2025, trước ngày của văn bản này",
    hint: "đối chiếu tên cơ quan và ngày ban hành với bản gốc",
    en: "“{0}” is the name of a district body; districts ended on 1/7/2025, before the day of this document",
    hint: "compare the name and the date with the original")

  package init() {}
}
private let formalityRules = FormalityRules()
