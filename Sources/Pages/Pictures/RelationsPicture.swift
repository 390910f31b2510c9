/// What a plan or a cited document stands between: its basis at the left, what cites, amends or replaces it at the right.
enum RelationsPicture {
  /// What is related, and how.
  struct Neighbour {
    enum Relation: String {
      case basis, carriesOut, cites, amends, replaces
    }

    let label: String
    let title: String
    let url: String
    let relation: Relation
  }

  private static let (box, gap, row) = (210, 64, 34)
  /// Neighbours that one side shows.
  private static let shown = 7

  /// - Parameter labels: of the relations, in one word or two.
  /// - Returns: nil when there is nothing at either side.
  static func svg(
    of name: String, left: [Neighbour], right: [Neighbour], labels: (Neighbour.Relation) -> String
  ) -> [UInt8]? {
    guard !left.isEmpty || !right.isEmpty else { return nil }
    let rows = max(1, [left, right].map { min($0.count, shown) + ($0.count > shown ? 1 : 0) }.max() ?? 1)
    let height = rows * row + 4
    var svg = SVG()
    // A side that has nothing takes no room.
    let centre = (x: left.isEmpty ? 2 : box + gap + 2, y: height / 2)
    let width = centre.x + box + (right.isEmpty ? 2 : gap + box + 2)
    for (side, x) in [(left, 2), (right, centre.x + box + gap)] {
      let count = min(side.count, shown) + (side.count > shown ? 1 : 0)
      var y = (height - count * row) / 2 + row / 2
      // The inner edge, and that of the middle box.
      let (inner, outer) = x < centre.x ? (x + box, centre.x) : (x, centre.x + box)
      for neighbour in side.prefix(shown) {
        // Three lines that are told apart without colour.
        let dashes: (String?, Int) =
          switch neighbour.relation {
          case .basis, .carriesOut: (nil, 2)
          case .cites: (nil, 1)
          case .amends: ("6 3", 2)
          case .replaces: ("2 2", 3)
          }
        let word = labels(neighbour.relation)
        svg.line("link", "M\(inner) \(y)L\(outer) \(centre.y)", dashes: dashes.0, width: dashes.1)
        func draw(_ svg: inout SVG) {
          svg.frame("node", x, y - 14, box, 28, dashes: dashes.0)
          let room = box - 18 - TextWidth.of(word, size: 10)
          svg.text(TextWidth.shortened(neighbour.label, to: room, size: 12) ?? "…", x + 6, y + 4)
          svg.text(word, x + box - 6, y + 4, #"class="soft" font-size="10" text-anchor="end""#)
        }
        // What the archive does not know has no page.
        if neighbour.url.isEmpty {
          draw(&svg)
        } else {
          svg.link(to: neighbour.url, title: word + ": " + neighbour.title, draw)
        }
        y += row
      }
      if side.count > shown { svg.text("+ \(side.count - shown)", x + 6, y + 4, #"class="soft""#) }
    }
    svg.frame("node own", centre.x, centre.y - 15, box, 30)
    svg.text(
      TextWidth.shortened(name, to: box - 12, size: 13) ?? "…", centre.x + box / 2, centre.y + 5,
      #"font-weight="600" text-anchor="middle""#)
    return svg.framed("relations", width: width, height: height)
  }
}
