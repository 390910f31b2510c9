// What the rules of its day ask of an official document, as far as a record can show it. Only what is certain stands here:
// a document is judged by no rules but those of its branch and its day.

package import Citations
package import Diagnostics
package import Records

/// A set of rules for the form of documents: those of one branch, from a day on until the next set of the branch.
package struct DocumentRules: Sendable {
  /// A part of a document that a record has a key for.
  package enum Component: Sendable {
    case number, date, place, role, name, recipients, grounds
  }

  package let name: String
  package let branch: Body.Branch
  package let firstDay: DocumentDate
  /// What every document of the kinds has.
  package let components: [Component]
  package let kinds: [Plan.Kind]
  /// The kinds that state their grounds.
  package let kindsWithGrounds: [Plan.Kind]
  /// A number of the right form. It shows what stands before the code of the kind, and whether numbers below 10 have a zero
  /// before them.
  package let number: String
  package let padsNumbers: Bool
  /// Whether the text ends with a stop alone, not with “./.”.
  package let endsWithStop: Bool

  /// Grouped by branch, each branch in order of time.
  package static let all = [
    // Hướng dẫn 36-HD/VPTW of 03/4/2018, part II: nine components that are compulsory; 01 is the first number.
    DocumentRules(
      name: "Hướng dẫn 36-HD/VPTW", branch: .party, firstDay: day("2018-04-03"),
      components: [.number, .date, .place, .role, .name, .recipients], kinds: partyKinds, kindsWithGrounds: [],
      number: "31-KH/ĐU", padsNumbers: false, endsWithStop: false),
    // Hướng dẫn 05-HD/VPTW of 27/5/2026, for 36-HD/VPTW: the same; 01 to 09, grounds one a line, “.” and not “./.”.
    DocumentRules(
      name: "Hướng dẫn 05-HD/VPTW", branch: .party, firstDay: day("2026-05-27"),
      components: [.number, .date, .place, .role, .name, .recipients], kinds: partyKinds, kindsWithGrounds: [.decision],
      number: "05-NQ/ĐU", padsNumbers: true, endsWithStop: true),
    // Nghị định 30/2020/NĐ-CP of 05/3/2020: article 8.2 on the components, annex I, II.3 on numbers, annex III, form 1.2 on the
    // grounds of decisions. Statutes and regulations are most often annexes of the decision that issues them.
    DocumentRules(
      name: "Nghị định 30/2020/NĐ-CP", branch: .state, firstDay: day("2020-03-05"),
      components: [.number, .date, .place, .role, .name, .recipients],
      kinds: [
        .plan, .guidance, .resolution, .directive, .decision, .programme, .notice, .report, .letter, .submission,
        .telegram,
      ],
      kindsWithGrounds: [.decision], number: "15/KH-UBND", padsNumbers: true, endsWithStop: false),
  ]

  private static let partyKinds: [Plan.Kind] = [
    .plan, .guidance, .resolution, .directive, .conclusion, .regulation, .decision, .programme, .notice, .report,
    .letter,
    .submission,
  ]

  private static func day(_ text: String) -> DocumentDate {
    guard let date = DocumentDate(text) else { preconditionFailure("\(text) is no day") }
    return date
  }

  /// The districts ended with the day before (Resolution 203/2025/QH15).
  static let dayWithoutDistricts = day("2025-07-01")

  /// The rules that were certainly in force whenever the document can have been issued.
  static func inForce(for branch: Body.Branch, _ issued: Plan.Issued) -> DocumentRules? {
    guard let earliest = issued.earliest,
      let index = all.lastIndex(where: {
        $0.branch == branch && ($0.firstDay == earliest || earliest.isAfter($0.firstDay))
      })
    else { return nil }
    guard let next = all[(index + 1)...].first, next.branch == branch else { return all[index] }
    return issued.latest.map(next.firstDay.isAfter) == true ? all[index] : nil
  }

  /// The components that a document of a kind has.
  func components(of kind: Plan.Kind) -> [Component] {
    kinds.contains(kind) ? components + (kindsWithGrounds.contains(kind) ? [.grounds] : []) : []
  }
}

extension DocumentRules.Component {
  package var words: LocalizedText {
    switch self {
    case .number: LocalizedText(vi: "số, ký hiệu", en: "number")
    case .date: LocalizedText(vi: "ngày ban hành", en: "date of issue")
    case .place: LocalizedText(vi: "địa danh", en: "place")
    case .role: LocalizedText(vi: "chức vụ người ký", en: "role of the signatory")
    case .name: LocalizedText(vi: "họ tên người ký", en: "name of the signatory")
    case .recipients: LocalizedText(vi: "nơi nhận", en: "recipients")
    case .grounds: LocalizedText(vi: "căn cứ ban hành", en: "grounds")
    }
  }

  var key: String {
    switch self {
    case .number: "number"
    case .date: "issued"
    case .place: "place"
    case .role, .name: "signatory"
    case .recipients: "recipients"
    case .grounds: "based_on"
    }
  }

  func stands(in plan: Plan) -> Bool {
    switch self {
    case .number: plan.number != nil
    // What is inferred, the document does not state.
    case .date: !plan.issued.isInferred
    case .place: plan.place != nil
    case .role: plan.signatory?.role != nil
    case .name: plan.signatory?.name != nil
    case .recipients: !plan.recipients.isEmpty
    case .grounds: !plan.basedOn.isEmpty || plan.statesGrounds
    }
  }
}
