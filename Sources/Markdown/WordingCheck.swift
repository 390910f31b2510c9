package import Diagnostics
import Files
import Texts

extension MarkdownDocument {
  /// Reports slips of wording and quotation marks without their counterparts, but none in code.
  ///
  /// - Parameter isPlain: whether all letters are known to be those of Vietnamese.
  package mutating func checkWording(isPlain: Bool, into report: inout Report) {
    let text = locator.text
    var slips = WordingSlip.all(in: text.bytes, isPlain: isPlain)
    if var marks = QuotationMarks(of: text.bytes) {
      for paragraph in paragraphs {
        let source = parsed.source(of: paragraph)
        // Code has marks of its own, and a “ closes what a „ opens.
        if text.bytes[source].contains([UInt8(ascii: "`")]) || text.bytes[source].contains("„".utf8) { continue }
        marks.pair(in: source, mayContinue: paragraph.parent?.parent == nil)
      }
      slips += marks.slips()
    }
    let code = slips.isEmpty ? [] : Set(codeBlocks.flatMap { parsed.lines(of: $0) })
    for slip in slips where !code.contains(text.lineIndex(of: slip.range.lowerBound)) {
      let edit = locator.edit(slip.range, slip.replacement ?? "")
      report.add(
        Diagnostic(
          slip.rule, slip.arguments, at: edit.location, length: edit.length,
          repair: slip.replacement == nil ? [] : [edit]))
    }
  }

  /// Whether a paragraph before the first heading begins with the words of grounds.
  package var opensWithGrounds: Bool {
    topLevelBlocks.prefix { $0.heading == nil }.flatMap(\.block.textBlocks).contains { block in
      let text = String(block.plainText.prefix(40)).folded() + " "
      return ["can cu ", "theo ", "thuc hien ", "xet ", "thi hanh ", "tren co so "].contains { text.hasPrefix($0) }
    }
  }

  /// The last “./.” that ends a line.
  package var closingFormula: SourceLocation? {
    mutating get {
      let text = locator.text
      var place: Int?
      var next = 0
      while let slash = text.bytes.firstIndex(of: UInt8(ascii: "/"), in: next..<text.bytes.count) {
        next = slash + 1
        guard slash > 0, text.bytes[slash - 1] == UInt8(ascii: "."), text.bytes[next...].first == UInt8(ascii: ".")
        else {
          continue
        }
        let rest = text.bytes[(next + 1)...].drop { isBlank($0) || "*_”)".utf8.contains($0) }
        if rest.isEmpty || rest.first == 0x0A { place = slash - 1 }
      }
      return place.map { locator.location(of: $0) }
    }
  }
}
