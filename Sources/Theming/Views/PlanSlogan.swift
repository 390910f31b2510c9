/// A slogan as one plan lists it.
package final class PlanSlogan: View {
  /// Id to give the item here; absent when the item in `body` carries it.
  package let id: String?
  /// Number of the item in the plan.
  package let number: Int
  /// Exact wording in this plan.
  package let wording: String
  /// Link to the page of the slogan.
  package let url: String
  /// How many other plans list it; `url` leads to them.
  package let otherPlanCount: Int

  package init(id: String?, number: Int, wording: String, url: String, otherPlanCount: Int) {
    self.id = id
    self.number = number
    self.wording = wording
    self.url = url
    self.otherPlanCount = otherPlanCount
  }

  package static let fields = Fields<PlanSlogan>(
    .text("id") { $0.id },
    .number("number") { $0.number },
    .text("wording") { $0.wording },
    .text("url") { $0.url },
    .number("otherPlanCount") { $0.otherPlanCount }
  )
}
