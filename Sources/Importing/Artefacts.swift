// What a page has beside its text: numbers of pages, running heads, rules and braces. Dropped, and listed.

import Texts

enum Artefacts {
  /// The elements without what is none of the text.
  ///
  /// - Parameter drop: called for each line or part of one that goes.
  static func removed(
    from elements: [ExtractedText.Element],
    _ drop: (_ text: String, _ line: ExtractedText.Line, ImportReport.Reason) -> Void
  ) -> [ExtractedText.Element] {
    let heads = runningHeads(of: elements)
    var lastNumber = 1
    let edge = PageEdge(elements)
    return elements.enumerated().compactMap { index, element in
      guard case .line(var line) = element else { return element }
      let text = String(line.text[...].trimmed)
      if text.isEmpty { return nil }
      if let number = pageNumber(text),
        edge.isAtEdge(index) || number == line.page && edge.isOutermost(index)
          || number == lastNumber + 1 && number != 1
      {
        lastNumber = number
        drop(text, line, .pageNumber)
        return nil
      }
      if heads.contains(text), edge.isAtEdge(index) {
        drop(text, line, .runningHead)
        return nil
      }
      if isRule(text) {
        drop(text, line, .rule)
        return nil
      }
      if text.contains(where: { "{}⎫⎬⎭⎧⎨⎩│┐┘".contains($0) }) {
        drop(text.filter { "{}⎫⎬⎭⎧⎨⎩│┐┘".contains($0) }, line, .brace)
        for index in line.runs.indices { line.runs[index].text.removeAll { "{}⎫⎬⎭⎧⎨⎩│┐┘".contains($0) } }
        if line.text.allSatisfy(\.isWhitespace) { return nil }
      }
      return .line(line)
    }
  }

  /// `2`, `- 2 -`, `Trang 2/10`
  private static func pageNumber(_ text: String) -> Int? {
    var words = text.lowercased().split { " -–—".contains($0) }
    if words.first == "trang" { words.removeFirst() }
    let number = words.count == 1 ? words[0].prefix(while: \.isASCIIDigit) : ""
    guard (1...4).contains(number.count) else { return nil }
    let rest = words[0].dropFirst(number.count)
    return rest.isEmpty || rest.first == "/" && rest.dropFirst().allSatisfy(\.isASCIIDigit) ? Int(number) : nil
  }

  private static func isRule(_ text: String) -> Bool {
    !text.contains { $0.isLetter && !"oO".contains($0) || $0.isNumber && $0 != "0" }
      && text.allSatisfy { "-–—_=*.·•~+#oO0 /\\|<>".contains($0) }
      && (text.count >= 2 && text.contains { "-–—_=*~".contains($0) } || text == "*")
  }

  /// Short lines that stand at the edge of three pages at least.
  private static func runningHeads(of elements: [ExtractedText.Element]) -> Set<String> {
    let edge = PageEdge(elements)
    var pages: [String: Set<Int>] = [:]
    for (index, element) in elements.enumerated() {
      guard case .line(let line) = element, edge.isAtEdge(index), line.text.count < 120 else { continue }
      pages[String(line.text[...].trimmed), default: []].insert(line.page)
    }
    return Set(pages.filter { $0.value.count >= 3 }.keys)
  }

  /// The first and the last two lines of every page.
  private struct PageEdge {
    private var edges: Set<Int> = []
    private let count: Int

    init(_ elements: [ExtractedText.Element]) {
      let pages = elements.map { if case .line(let line) = $0 { line.page } else { 0 } }
      count = pages.count
      guard Set(pages).count > 1 else { return }
      for index in pages.indices {
        let isNearStart = index < 2 || pages[index - 2] != pages[index]
        let isNearEnd = index + 2 >= pages.count || pages[index + 2] != pages[index]
        if isNearStart || isNearEnd { edges.insert(index) }
      }
    }

    func isAtEdge(_ index: Int) -> Bool { edges.contains(index) }

    /// Whether it is the first or the last of all.
    func isOutermost(_ index: Int) -> Bool { index == 0 || index == count - 1 }
  }
}
