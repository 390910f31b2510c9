// What is doubtful in the plans of an archive taken together: slips that no single file shows.

import Citations
import Diagnostics
import Foundation
import Records
import Texts

enum PlanCheck {
  /// - Parameter plans: sorted by path.
  static func run(_ plans: [Plan], into report: inout Report) {
    for plan in plans { checkTypeCode(of: plan, into: &report) }
    checkSignatories(of: plans, into: &report)
  }

  /// The code in a number is that of its kind (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, phụ lục III).
  private static func checkTypeCode(of plan: Plan, into report: inout Report) {
    guard let number = plan.number else { return }
    let code = number.value.typeCode
    let kinds = Citation.Kind.allCases.filter { $0.planKind == plan.kind && !$0.typeCodes.isEmpty }
    // Letters of State bodies have no code of their kind.
    let hasNone = kinds.isEmpty || plan.kind == .letter && !number.value.isPartyNumber
    if hasNone || kinds.contains(where: { $0.has(typeCode: code) }) || !Citation.Kind.isTypeCode(code) { return }
    report.add(rules.typeCode, String(code), at: number.location)
  }

  /// Two spellings of one name, `Hiểu` and `Hiếu`, are most often one person.
  private static func checkSignatories(of plans: [Plan], into report: inout Report) {
    var first: [[String]: Located<String>] = [:]
    var others: Set<[String]> = []
    var firstWithoutTones: [[String]: Located<String>] = [:]
    for plan in plans {
      guard let name = plan.signatory?.name, let issuer = plan.issuers.first?.value else { continue }
      // Only what is equal when folded can differ by tones only, which is slower to find out.
      let folded = [issuer, name.value.folded()]
      guard let start = first[folded] else {
        first[folded] = name
        continue
      }
      guard name.value.withTonesLast != start.value.withTonesLast, others.insert([issuer, name.value]).inserted else {
        continue
      }
      firstWithoutTones[[issuer, start.value.withoutTones]] = start
      let key = [issuer, name.value.withoutTones]
      guard let other = firstWithoutTones[key] else {
        firstWithoutTones[key] = name
        continue
      }
      let place = "\(other.location.file):\(other.location.line)"
      report.add(rules.signatory, name.value, other.value, place, at: name.location)
    }
  }
}

extension String {
  /// With the tones of each word behind it: “Hòa” and “Hoà” are one name.
  fileprivate var withTonesLast: [String] {
    split(separator: " ").map { word in
      let tones = word.decomposedStringWithCanonicalMapping.unicodeScalars.filter(\.isTone)
      return String(word).withoutTones + String(String.UnicodeScalarView(tones))
    }
  }

  /// Decomposed, in lower case, without the five marks of tone; the marks that make letters of their own stay.
  fileprivate var withoutTones: String {
    let scalars = lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    return String(
      String.UnicodeScalarView(
        scalars.filter { !$0.isTone }))
  }
}

extension Unicode.Scalar {
  fileprivate var isTone: Bool { ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"].contains(self) }
}

package struct PlanCheckRules: RuleTable {
  let typeCode = Rule(
    "plan.type-code", .warning,
    vi: "ký hiệu “{0}” trong số không phải của loại văn bản này", hint: "kiểm tra “number” và “type”",
    en: "the code “{0}” in the number is not that of this type", hint: "check ‘number’ and ‘type’")
  let signatory = Rule(
    "plan.signatory", .warning,
    vi: "tên “{0}” chỉ khác “{1}” ({2}) ở dấu thanh",
    hint: "nếu là một người, đối chiếu với bản gốc và ghi chú cách viết sai",
    en: "the name “{0}” differs from “{1}” ({2}) by its tone marks only",
    hint: "if it is one person, compare with the originals and note the slip")

  package init() {}
}
private let rules = PlanCheckRules()
