// What an import did with one source: what it read from where, dropped, repaired, and suggests.

package import Diagnostics

package struct ImportReport: Sendable {
  /// Why words of the source are not in the result.
  package enum Reason: String, Sendable {
    case pageNumber = "page-number"
    case runningHead = "running-head"
    case rule, brace, motto, label, date
    /// It is the body that the front matter names by its ID.
    case issuer

    var words: LocalizedText {
      switch self {
      case .pageNumber: LocalizedText(vi: "số trang", en: "page number")
      case .runningHead: LocalizedText(vi: "dòng lặp lại ở mép trang", en: "running head")
      case .rule: LocalizedText(vi: "đường kẻ", en: "rule")
      case .brace: LocalizedText(vi: "dấu ngoặc vẽ", en: "drawn brace")
      case .motto: LocalizedText(vi: "tiêu ngữ", en: "motto")
      case .label: LocalizedText(vi: "nhãn", en: "label")
      case .date: LocalizedText(vi: "ngày, đã ghi ở “issued”", en: "date, written as ‘issued’")
      case .issuer: LocalizedText(vi: "tên cơ quan, đã ghi bằng mã", en: "name of the body, written as its ID")
      }
    }
  }

  /// A place in the source, from 1.
  package struct Place: Sendable, Hashable {
    package let page: Int?
    package let line: Int
  }

  /// The source as it was named.
  package let source: String
  /// The file that is made of it, relative to the current folder.
  package var output: String
  package var extraction: ExtractedText.Extraction?
  package private(set) var read: [(field: String, value: String, place: Place?)] = []
  package private(set) var dropped: [(text: String, reason: Reason, place: Place)] = []
  package private(set) var repaired: [(old: String, new: String, count: Int, first: Place)] = []
  package private(set) var suggested: [(written: String, meant: String, place: Place)] = []
  /// What is to be compared with the original, since a machine has recognised it.
  package private(set) var doubtful: [(text: String, why: LocalizedText, place: Place)] = []
  package private(set) var remarks: [LocalizedText] = []
  private let hasPages: Bool

  package init(source: String, output: String = "", hasPages: Bool = false) {
    self.source = source
    self.output = output
    self.hasPages = hasPages
  }

  func place(of line: ExtractedText.Line) -> Place { Place(page: hasPages ? line.page : nil, line: line.number) }

  mutating func addRead(_ field: String, _ value: String, from line: ExtractedText.Line?) {
    read.append((field, value, line.map(place)))
  }

  mutating func addDropped(_ text: String, _ reason: Reason, from line: ExtractedText.Line) {
    dropped.append((text, reason, place(of: line)))
  }

  mutating func addRepaired(_ old: String, _ new: String, in line: ExtractedText.Line) {
    if let index = repaired.firstIndex(where: { $0.old.utf8.elementsEqual(old.utf8) && $0.new == new }) {
      repaired[index].count += 1
    } else {
      repaired.append((old, new, 1, place(of: line)))
    }
  }

  mutating func addSuggested(_ written: String, _ meant: String, at place: Place) {
    suggested.append((written, meant, place))
  }

  mutating func addDoubtful(_ text: String, _ why: LocalizedText, at place: Place) {
    doubtful.append((text, why, place))
  }

  package mutating func addRemark(_ remark: LocalizedText) { remarks.append(remark) }

  // MARK: Words

  /// Lines for people.
  package func text(in language: Language) -> String {
    let words = { (vi: String, en: String) in LocalizedText(vi: vi, en: en)[language] }
    func place(_ place: Place?) -> String {
      guard let place else { return "" }
      let line = words("dòng \(place.line)", "line \(place.line)")
      return " (" + (place.page.map { words("trang \($0), ", "page \($0), ") } ?? "") + line + ")"
    }
    func quoted(_ text: String) -> String { words("“\(text.shortened)”", "‘\(text.shortened)’") }
    var lines = ["\(source) → \(output)"]
    lines += read.map { "  " + words("đọc được", "read") + " \($0.field): \($0.value.shortened)" + place($0.place) }
    lines += dropped.map {
      "  " + words("bỏ", "dropped") + " \($0.reason.words[language]): \(quoted($0.text))" + place($0.place)
    }
    lines += repaired.map { repair in
      let what =
        repair.new.isEmpty
        ? words("bỏ \(repair.old)", "\(repair.old) taken out")
        : "\(repair.old) → \(repair.new == " " ? words("dấu cách", "a blank") : repair.new)"
      return "  " + words("đã sửa", "repaired") + " \(what), "
        + words("\(repair.count) chỗ, từ", "\(repair.count) times, from") + place(repair.first)
    }
    lines += suggested.map {
      "  " + words("xem lại", "look at") + " \(quoted($0.written))" + words(": có phải là ", ": is it ")
        + quoted($0.meant) + "?" + place($0.place)
    }
    lines += doubtful.map {
      "  " + words("đối chiếu", "compare") + " \($0.why[language]): \(quoted($0.text))" + place($0.place)
    }
    lines += remarks.map { "  " + $0[language] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One object.
  package func json(in language: Language) -> JSON {
    func place(_ place: Place?) -> [(String, JSON)] {
      guard let place else { return [] }
      return (place.page.map { [("page", .number($0))] } ?? []) + [("line", .number(place.line))]
    }
    return .object([
      ("source", .string(source)), ("output", .string(output)),
      ("extraction", .string(extraction?.rawValue ?? "")),
      (
        "read",
        .array(read.map { .object([("field", .string($0.field)), ("value", .string($0.value))] + place($0.place)) })
      ),
      (
        "dropped",
        .array(
          dropped.map {
            .object([("text", .string($0.text)), ("reason", .string($0.reason.rawValue))] + place($0.place))
          })
      ),
      (
        "repaired",
        .array(
          repaired.map {
            .object(
              [("old", .string($0.old)), ("new", .string($0.new)), ("count", .number($0.count))] + place($0.first))
          })
      ),
      (
        "suggested",
        .array(
          suggested.map { .object([("written", .string($0.written)), ("meant", .string($0.meant))] + place($0.place)) })
      ),
      (
        "compare",
        .array(
          doubtful.map { .object([("text", .string($0.text)), ("why", .string($0.why[language]))] + place($0.place)) })
      ),
      ("remarks", .array(remarks.map { .string($0[language]) })),
    ])
  }
}

extension String {
  /// A text of which a line has room for the beginning.
  fileprivate var shortened: String { count > 120 ? prefix(119) + "…" : self }
}
