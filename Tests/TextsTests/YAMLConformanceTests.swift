import Diagnostics
import TestSupport
import Testing
import Texts
import Yams

/// What the parser accepts is YAML: another parser reads the same from it.
@Suite struct YAMLConformanceTests {
  @Test(arguments: UInt64(1)...40) func readsAsYamsDoes(_ seed: UInt64) throws {
    var author = YAMLAuthor(seed: seed)
    var accepted = 0
    for _ in 0..<100 {
      let text = author.document()
      var report = Report()
      guard let value = YAMLValue(parsing: Array(text.utf8), at: SourceLocation(file: "a.yml"), into: &report) else {
        continue
      }
      accepted += 1
      let root = try #require(try Yams.compose(yaml: text, .basic, .default, .utf8), "\(seed): \(text)")
      #expect(Self.show(value) == Self.show(root), "\(seed): \(text)")
    }
    #expect(accepted > 50)
  }

  private static func show(_ value: YAMLValue) -> String {
    let place = "\(value.location.line):\(value.location.column)"
    switch value {
    case .scalar(let scalar): return place + scalar.text.debugDescription
    case .null: return "∅"
    case .sequence(let items, _): return place + "[" + items.map(show).joined(separator: ",") + "]"
    case .mapping(let mapping):
      return place + "{" + mapping.entries.map { $0.key.debugDescription + show($0.value) }.joined(separator: ",") + "}"
    }
  }

  private static func show(_ node: Node) -> String {
    let place = node.mark.map { "\($0.line):\($0.column)" } ?? ""
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return isNull ? "∅" : place + scalar.string.debugDescription
    case .sequence(let items): return place + "[" + items.map(show).joined(separator: ",") + "]"
    case .mapping(let mapping):
      let entries = mapping.map { ($0.key.scalar?.string ?? "?").debugDescription + show($0.value) }
      return place + "{" + entries.joined(separator: ",") + "}"
    case .alias: return "*"
    }
  }
}

/// Writes documents in all forms that the parser knows, some with a slip of the pen.
private struct YAMLAuthor {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func document() -> String {
    var text = collection(indent: 0, depth: 0) + pick(["\n", "\n", "", "\n\n"])
    if chance(20) {
      let place = text.index(text.startIndex, offsetBy: Int.random(in: 0...text.count, using: &random))
      text.insert(
        contentsOf: pick([":", " ", "\n", "\"", "'", "[", "}", ", ", "-", " #", "\n  ", ": ", "é"]), at: place)
    }
    return text
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func join(_ parts: [String], upTo count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &random) { text += pick(parts) }
    return text
  }

  private mutating func collection(indent: Int, depth: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let isList = chance(40)
    let keys = ["a", "b c", "title", "\"q\"", "'s'", "khóa", "null", "-x"].shuffled(using: &random)
    let lines = keys.prefix(Int.random(in: 1...4, using: &random)).map { key in
      if isList, chance(25), depth < 4 {
        return margin + "- " + collection(indent: indent + 2, depth: depth + 1).drop { $0 == " " }
      }
      return margin + (isList ? "-" : key + pick([":", ":", " :"])) + value(indent: indent, depth: depth)
        + (chance(10) ? "\n" + pick(["", "# c", "   # c", "   "]) : "")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func value(indent: Int, depth: Int) -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<35: return " " + plain() + pick(["", "", " # c", " "])
    case ..<50: return " " + quoted() + pick(["", " # c", " "])
    case ..<65: return " " + flow(0)
    case ..<75: return " " + block(indent: indent)
    case ..<80: return pick(["", " # c"])
    default:
      return depth < 4 ? "\n" + collection(indent: indent + pick([2, 2, 2, 4, 1, 0]), depth: depth + 1) : " x"
    }
  }

  private mutating func plain() -> String {
    pick(["a", "no", "null", "~", "Kế hoạch", "x y  z", "12:30", "a:b", "b#c", "ệ ế", "-x", "a 'b'", "1e999", "…"])
  }

  private mutating func quoted() -> String {
    chance(50)
      ? "\""
        + join(
          ["a", "b", " ", "é", "\\n", "\\\"", "\\\\", "\\x41", "\\u0103", "\n  ", "\n\n   ", "\\\n  ", " \n ", "# "],
          upTo: 6)
        + "\""
      : "'" + join(["a", "b", " ", "é", "''", "\n  ", "\n\n  ", " \n ", "# ", ": ", "\""], upTo: 6) + "'"
  }

  private mutating func flow(_ depth: Int) -> String {
    let isList = chance(50)
    if depth > 2 || chance(40) { return chance(50) ? plain() : quoted() }
    var items: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let pair = pick(["a", "b c", "\"q\"", "khóa"]) + pick([": ", " : "]) + flow(depth + 1)
      items.append(isList && chance(80) ? flow(depth + 1) : pair)
    }
    let content =
      pick(["", " ", "\n  "]) + items.joined(separator: pick([", ", " , ", ",\n  "])) + pick(["", " ", "\n  "])
    return isList ? "[\(content)]" : "{\(content)}"
  }

  private mutating func block(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent + 2)
    let header = pick(["|", ">"]) + pick(["", "-", "+", "2", "2-"]) + pick(["", " ", " # c"])
    return header + "\n" + margin + "x"
      + join(["\n", "\n" + margin + "y z", "\n" + margin + "  # no", "\n" + margin + "--- \"d"], upTo: 5)
  }
}
