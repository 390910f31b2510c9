import Pages

/// A picture of a page, as boxes: what may not overlap, and how far it reaches.
struct Drawing {
  /// A rectangle with what it is of, for messages.
  struct Box {
    let name: String
    let (left, top, right, bottom): (Int, Int, Int, Int)

    init(_ name: String, _ left: Int, _ top: Int, _ right: Int, _ bottom: Int) {
      self.name = name
      (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  let markup: Substring
  /// Marks, bars and texts.
  private(set) var boxes: [Box] = []
  /// Lines, and frames around texts.
  private(set) var outlines: [Box] = []
  private let size: Box

  /// All pictures of a page, but for signs in the text.
  static func all(in page: String) -> [Drawing] {
    page.matches(of: /<svg [^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>(?s:.*?)<\/svg>/).map {
      Drawing($0.output.0, Int($0.output.1) ?? 0, Int($0.output.2) ?? 0)
    }
  }

  private init(_ markup: Substring, _ width: Int, _ height: Int) {
    self.markup = markup
    size = Box("picture", 0, 0, width, height)
    let isPoster = markup.contains("class=\"poster")
    for match in markup.matches(of: /<(rect|circle|text|path|g) ([^>]*?)\/?>([^<]*)/) {
      let (_, element, attributes, text) = match.output
      let values = Dictionary(attributes.matches(of: /([a-z-]+)="([^"]*)"/).map { ($0.output.1, $0.output.2) }) { $1 }
      func attribute(_ name: Substring) -> Substring? { values[name] }
      func number(_ name: Substring) -> Int { attribute(name).flatMap { Int($0) } ?? 0 }
      let name = "\(element) \(attribute("class") ?? "") \(text)"
      let (x, y) = (number("x"), number("y"))
      switch element {
      case "rect":
        let box = Box(name, x, y, x + number("width"), y + number("height"))
        if attribute("fill") == nil { boxes.append(box) } else { outlines.append(box) }
      case "circle":
        let (x, y, radius) = (number("cx"), number("cy"), number("r"))
        boxes.append(Box(name, x - radius, y - radius, x + radius, y + radius))
      case "text":
        let font = attribute("font-size").flatMap { Int($0) } ?? 12
        let width =
          TextWidth.of(String(text).unescaped, size: font) * (isPoster && attribute("font-weight") != nil ? 11 : 10)
          / 10
        let anchor = attribute("text-anchor") ?? (isPoster ? "middle" : "start")
        let left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
        boxes.append(Box(name, left, y - font * 3 / 4, left + width, y + font / 5))
      case "g":
        let place = attribute("transform")?.firstMatch(of: /translate\((-?\d+) (-?\d+)\)/)?.output
        guard let place, let x = Int(place.1), let y = Int(place.2) else { preconditionFailure("\(attributes)") }
        boxes.append(Box("mark", x - 7, y - 7, x + 7, y + 7))
      case "path":
        // The shape of a mark stands in its `g`.
        guard attribute("d")?.firstMatch(of: /^M(\d+) (\d+)/) != nil, let path = attribute("d") else { continue }
        let numbers = path.matches(of: /([MLHVv]) ?(-?\d+)(?: (-?\d+))?/).map { $0.output }
        var (xs, ys) = ([Int](), [Int]())
        for (_, command, first, second) in numbers {
          switch command {
          case "H": xs.append(Int(first) ?? -1)
          case "V": ys.append(Int(first) ?? -1)
          case "v": ys.append((ys.last ?? 0) + (Int(first) ?? 0))
          default:
            xs.append(Int(first) ?? -1)
            ys.append(second.flatMap { Int($0) } ?? -1)
          }
        }
        let half = attribute("class") == "plan" ? 3 : 0
        let box = Box(name, xs.min() ?? -1, (ys.min() ?? -1) - half, xs.max() ?? -1, (ys.max() ?? -1) + half)
        if half > 0 { boxes.append(box) } else { outlines.append(box) }
      default: preconditionFailure("\(element)")
      }
    }
  }

  /// What leaves the frame or lies over something else.
  var faults: [String] {
    var faults = (boxes + outlines).filter {
      $0.left < size.left || $0.top < size.top || $0.right > size.right || $0.bottom > size.bottom
    }.map { "\($0) leaves \(size)" }
    let boxes = boxes.filter { $0.right - $0.left < size.right }.sorted { $0.left < $1.left }
    for (index, box) in boxes.enumerated() {
      for other in boxes[(index + 1)...].prefix(while: { $0.left < box.right }) where box.overlaps(other) {
        faults.append("\(box) and \(other)")
      }
    }
    return faults
  }

  var height: Int { size.bottom }
}

extension String {
  fileprivate var unescaped: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#39;", with: "'"
    )
    .replacing("&amp;", with: "&")
  }
}
