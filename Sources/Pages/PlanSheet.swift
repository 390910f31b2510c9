// What stands at the head of the printed sheet of a plan, by Decree 30/2020/NĐ-CP (annex I) and Guidance 05-HD/VPTW.

import Archiving
import Citations
import Records
import Texts
import Theming

extension PageKind {
  static let sheetTexts = [
    InterfaceText("sheet-day", "date on the printed sheet", ["day", "month", "year"]),
    InterfaceText("sheet-month", "date on the printed sheet, without its day", ["month", "year"]),
    InterfaceText("sheet-year", "date on the printed sheet, of which the year alone is known", ["year"]),
    InterfaceText("sheet-no-date", "date on the printed sheet, where none is stated"),
  ]
}

let sheetVocabulary = Vocabulary<Place>(
  "Sheet", "The head of the printed sheet of a plan.",
  [
    .flag("isParty", "Whether a body of the Party issued it, alone or first: the sheet has the Party’s heading.") {
      $0.branch == .party
    },
    .flag("isState", "Whether a body of the State issued it: the sheet has the national title and motto.") {
      $0.branch == .state
    },
    .text("date", "Day, month and year in words, with dots for what is not stated.") { $0.sheetDate },
    .flag("isSummary", "Whether the text is a summary.") { $0.plan.extent == .summary },
    .flag("isFull", "Whether the text is the whole document.") { $0.plan.extent == .full },
  ])

extension Place {
  /// As the authority file says, else as the form of the number tells.
  fileprivate var branch: Body.Branch? {
    if let branch = archive.bodies[site.issuers[index][0]].branch { return branch }
    guard let number = plan.number?.value else { return nil }
    return number.isPartyNumber ? .party : number.typeCode.isEmpty ? nil : .state
  }

  fileprivate var sheetDate: String {
    guard let date = plan.statedDate else { return site.theme.text("sheet-no-date") }
    // Days below 10 and the months 1 and 2 have a zero before them (Decree 30/2020/NĐ-CP, annex I, II.4).
    func padded(_ number: Int?, below limit: Int) -> String {
      number.map { ($0 < limit ? "0" : "") + String($0) } ?? ""
    }
    return site.theme.text(
      date.day != nil ? "sheet-day" : date.month != nil ? "sheet-month" : "sheet-year",
      [("year", String(date.year)), ("month", padded(date.month, below: 3)), ("day", padded(date.day, below: 10))])
  }
}
