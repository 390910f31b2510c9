import Theming

/// The plans by year of issue: a bar for each part of the list of plans, in order of time.
enum YearsPicture {
  private static let (width, height) = (720, 160)
  /// The years that are shown; what is older stands in the list alone.
  private static let shown = 90

  /// - Parameter years: the newest first.
  /// - Returns: nil when there is no plan.
  static func svg(_ years: [CountedLink]) -> [UInt8]? {
    let bars = years.prefix(shown).reversed().map(\.self)
    guard let most = bars.map(\.count).max() else { return nil }
    var svg = SVG()
    let pitch = min(80, width / bars.count)
    // Names that would run into each other are left out, all but every second, third …, counted from the newest.
    let names = bars.map { TextWidth.of($0.title, size: 12) + 6 }
    let step = (names.max() ?? 0) / pitch + 1
    for (place, year) in bars.enumerated() {
      let (x, length) = (pitch * place, max(2, year.count * 110 / most))
      let (top, middle) = (132 - length, x + pitch / 2)
      svg.link(to: year.url, title: "\(year.title): \(year.count)") { svg in
        // Room to hit with a mouse, also above a low bar.
        svg.frame("hit", x, 4, pitch, height - 4)
        svg.rect("bar", x + pitch / 8, top, max(2, pitch - pitch / 4), length)
        if TextWidth.of(String(year.count), size: 12) <= pitch {
          svg.text(String(year.count), middle, top - 4, #"text-anchor="middle""#)
        }
        if (bars.count - 1 - place).isMultiple(of: step) {
          // At an edge a name moves inwards.
          let half = names[place] / 2
          let x = max(half, min(middle, pitch * bars.count - half))
          svg.text(year.title, x, 148, #"class="soft" text-anchor="middle""#)
        }
      }
    }
    return svg.framed("years", width: max(pitch * bars.count, names.max() ?? 0), height: height)
  }
}
