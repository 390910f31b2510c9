// What is doubtful in the plans of an archive taken together: slips that no single file shows.

import Texts
import Citations
import Diagnostics
import Foundation
import Markdown

enum PlanCheck {
  /// - Parameter plans: sorted by path.
  static func run(_ plans: [Plan], into report: inout Report) {
    for plan in plans { checkTypeCode(of: plan, into: &report) }
    checkSignatories(of: plans, into: &report)
  }

  /// The code in a number is that of its kind (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, phụ lục III).
  private static func checkTypeCode(of plan: Plan, into report: inout Report) {
    guard let number = plan.number, Citation.Kind.knownTypeCodes.contains(String(number.value.typeCode)) else { return }
    let codes = Citation.Kind.allCases.filter { $0.planKind == plan.kind }.flatMap(\.typeCodes)
    // Letters of State bodies have no code of their kind.
    if codes.isEmpty || codes.contains(String(number.value.typeCode)) { return }
    if plan.kind == .letter, !number.value.isPartyNumber { return }
    report.add(.otherTypeCode(number))
  }

  /// Two spellings of one name, `Hiểu` and `Hiếu`, are most often one person.
  private static func checkSignatories(of plans: [Plan], into report: inout Report) {
    struct Signatory: Hashable {
      let issuer: String
      let name: String
    }
    /// By their folded names: only what is equal then can differ by tones only, which is slower to find out.
    var known: [Signatory: [Located<String>]] = [:]
    var seen: Set<Signatory> = []
    for plan in plans {
      let issuer = plan.issuer.value
      guard let name = plan.signatory?.name, seen.insert(Signatory(issuer: issuer, name: name.value)).inserted else {
        continue
      }
      known[Signatory(issuer: issuer, name: name.value.folded()), default: []].append(name)
    }
    for names in known.values where names.count > 1 {
      var firsts: [String: Located<String>] = [:]
      for name in names {
        let toneless = name.value.withoutTones
        if let other = firsts[toneless] { report.add(.signatoryTones(name, other)) } else { firsts[toneless] = name }
      }
    }
  }
}

extension String {
  /// Decomposed, in lower case, without the five marks of tone; the marks that make letters of their own stay.
  fileprivate var withoutTones: String {
    let scalars = lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
    return String(
      String.UnicodeScalarView(
        scalars.filter { !["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"].contains($0) }))
  }
}

extension Diagnostic {
  fileprivate static func otherTypeCode(_ number: Located<DocumentNumber>) -> Self {
    Diagnostic(
      .planTypeCode, .warning, at: number.location,
      LocalizedText(
        vi: "ký hiệu “\(number.value.typeCode)” trong số không phải của loại văn bản này",
        en: "the code “\(number.value.typeCode)” in the number is not that of this type"),
      hint: LocalizedText(vi: "kiểm tra “number” và “type”", en: "check ‘number’ and ‘type’"))
  }

  fileprivate static func signatoryTones(_ name: Located<String>, _ other: Located<String>) -> Self {
    let place = "\(other.location.file):\(other.location.line)"
    return Diagnostic(
      .planSignatory, .warning, at: name.location,
      LocalizedText(
        vi: "tên “\(name.value)” chỉ khác “\(other.value)” (\(place)) ở dấu thanh",
        en: "the name “\(name.value)” differs from “\(other.value)” (\(place)) by its tone marks only"),
      hint: LocalizedText(
        vi: "nếu là một người, đối chiếu với bản gốc và ghi chú cách viết sai",
        en: "if it is one person, compare with the originals and note the slip"))
  }
}
