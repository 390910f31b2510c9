// From words with places to lines in reading order: columns, tables and footnotes are told apart by where the words stand.

import Texts

/// The reading order of one page.
struct PageLayout {
  enum Block {
    case line(PrintedLine)
    /// Lines of a head or foot that are read column by column, the left one first.
    case columns([[Block]])
    case table(RuledTable.Cells)
  }

  /// From top to bottom.
  var blocks: [Block] = []

  /// - Parameter isFirst: the first page of a document begins with a head, whatever its words are.
  init(_ page: PrintedPage, isFirst: Bool) {
    var words = page.words
    var tables: [(top: Double, block: Block)] = []
    for table in page.tables {
      let inside = words.filter { table.box.holdsCentre(of: $0.box) }
      guard !inside.isEmpty else { continue }
      words.removeAll { table.box.holdsCentre(of: $0.box) }
      let cells = table.cells { box in Self.rows(of: Self.pieces(of: inside.filter { box.holdsCentre(of: $0.box) })) }
      tables.append((table.box.top, .table(cells)))
    }
    let pieces = Self.pieces(of: words)
    // A table divides a page: no column goes on behind it.
    var top = -Double.infinity
    for (index, bottom) in (tables.map(\.top) + [.infinity]).enumerated() {
      let part = pieces.filter { top <= $0.middle && $0.middle < bottom }
      blocks += Self.arranged(part, headEnds: isFirst && index == 0 ? page.height / 3 : 0, depth: 0)
      if index < tables.count { blocks.append(tables[index].block) }
      top = bottom
    }
  }

  /// Around each column of heads and feet.
  var columnBoxes: [Box] {
    func lines(of blocks: [Block]) -> [PrintedLine] {
      blocks.flatMap { block -> [PrintedLine] in
        switch block {
        case .line(let line): [line]
        case .columns(let columns): columns.flatMap(lines)
        case .table: []
        }
      }
    }
    func boxes(of blocks: [Block]) -> [Box] {
      blocks.flatMap { block -> [Box] in
        guard case .columns(let columns) = block else { return [] }
        return columns.flatMap { column -> [Box] in
          let inner = boxes(of: column)
          let own = lines(of: column).map(\.box)
          return inner.isEmpty ? [own.dropFirst().reduce(own[0]) { $0.union($1) }] : inner
        }
      }
    }
    return boxes(of: blocks)
  }

  /// Words joined to pieces of lines, which wide gaps divide.
  static func pieces(of words: [PrintedWord]) -> [PrintedLine] {
    var pieces: [PrintedLine] = []
    for word in words.sorted(by: { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }) {
      let height = word.box.height
      // The nearest piece that the word continues.
      var best: (index: Int, distance: Double)?
      for (index, piece) in pieces.enumerated() {
        let gap = word.box.left - piece.box.right
        let size = max(piece.size, height)
        let rise = abs(word.box.middle - piece.middle)
        guard gap < widestSpace * size, gap > -size, rise < 0.4 * size, best.map({ rise + gap < $0.distance }) ?? true
        else { continue }
        best = (index, rise + gap)
      }
      if let best { pieces[best.index].append(word) } else { pieces.append(PrintedLine([word])) }
    }
    for index in pieces.indices where pieces[index].words[0].confidence == nil { pieces[index].joinPieces() }
    return pieces.sorted { ($0.middle, $0.box.left) < ($1.middle, $1.box.left) }
  }

  /// In heights of the line: a space of a justified line is narrower, a gap between columns wider.
  static let widestSpace = 0.6

  /// Pieces on one baseline, joined.
  static func rows(of pieces: [PrintedLine]) -> [PrintedLine] {
    var rows: [PrintedLine] = []
    for piece in pieces.sorted(by: { $0.middle < $1.middle }) {
      if let last = rows.last, abs(last.middle - piece.middle) < 0.35 * max(last.size, piece.size) {
        rows[rows.count - 1] = last + piece
      } else {
        rows.append(piece)
      }
    }
    return rows
  }

  /// - Parameters:
  ///   - headEnds: down to where two columns are the head of a document.
  ///   - depth: of columns in columns; real pages have two of them, a page made to harm can have any number.
  private static func arranged(_ pieces: [PrintedLine], headEnds: Double, depth: Int) -> [Block] {
    var blocks: [Block] = []
    var done = 0
    var index = 0
    while depth < 4, index < pieces.count {
      guard let columns = Columns(in: pieces, at: index, since: done),
        columns.isCertain(isHead: pieces[index].middle < headEnds)
      else {
        index += 1
        continue
      }
      blocks += rows(of: Array(pieces[done..<columns.range.lowerBound])).map { .line($0) }
      blocks.append(.columns([columns.left, columns.right].map { arranged($0, headEnds: 0, depth: depth + 1) }))
      done = columns.range.upperBound
      index = done
    }
    return blocks + rows(of: Array(pieces[done...])).map { .line($0) }
  }
}

/// Two columns, which a gap divides from top to bottom; each can hold columns again.
private struct Columns {
  private(set) var left: [PrintedLine] = []
  private(set) var right: [PrintedLine] = []
  private(set) var range: Range<Int>
  private var gap: (from: Double, to: Double)
  private let size: Double
  private let pieces: [PrintedLine]

  /// The columns around the piece at `index`; nil when nothing stands beside it.
  ///
  /// - Parameters:
  ///   - pieces: from top to bottom.
  ///   - start: the first that can be part of the columns.
  init?(in pieces: [PrintedLine], at index: Int, since start: Int) {
    let first = pieces[index]
    let beside = pieces[index...].prefix { $0.middle - first.middle < 0.75 * first.size }
      .sorted { $0.box.left < $1.box.left }
    let gaps = zip(beside, beside.dropFirst()).map { (from: $0.box.right, to: $1.box.left) }
    guard let widest = gaps.max(by: { $0.to - $0.from < $1.to - $1.from }),
      widest.to - widest.from > PageLayout.widestSpace * first.size
    else { return nil }
    self.pieces = pieces
    gap = widest
    size = first.size
    range = index..<index
    for next in index..<pieces.count {
      guard take(pieces[next], isPaired: isPaired(next)) else { break }
      range = range.lowerBound..<next + 1
    }
    for next in (start..<index).reversed() {
      guard isAboveRight(pieces[next]), !isPaired(next), take(pieces[next], isPaired: false) else { break }
      range = next..<range.upperBound
    }
    left.sort { $0.middle < $1.middle }
    right.sort { $0.middle < $1.middle }
  }

  private mutating func take(_ piece: PrintedLine, isPaired: Bool) -> Bool {
    let width = PageLayout.widestSpace * size
    if piece.box.right <= gap.to - width {
      guard isPaired || isPart(piece, of: left, isLeft: true) else { return false }
      gap.from = max(gap.from, piece.box.right)
      left.append(piece)
    } else if piece.box.left >= gap.from + width {
      guard isPaired || isPart(piece, of: right, isLeft: false) else { return false }
      gap.to = min(gap.to, piece.box.left)
      right.append(piece)
    } else {
      return false
    }
    return true
  }

  /// Whether a piece stands beside another one that the gap divides it from.
  private func isPaired(_ index: Int) -> Bool {
    let piece = pieces[index]
    return pieces[max(0, index - 8)..<min(pieces.count, index + 8)].contains { other in
      abs(other.middle - piece.middle) < 0.75 * size
        && (other.box.left > max(piece.box.right, gap.from) || other.box.right < min(piece.box.left, gap.to))
    }
  }

  /// Whether a line that has none beside it stands as those of the column do.
  private func isPart(_ piece: PrintedLine, of column: [PrintedLine], isLeft: Bool) -> Bool {
    guard let last = column.last else { return false }
    let box = column.dropFirst().reduce(column[0].box) { $0.union($1.box) }
    if abs(piece.box.centre - box.centre) < 0.8 * size { return true }
    let isInside = isLeft && piece.box.left > box.left - 0.5 * size && piece.box.right < box.right + 0.5 * size
    return piece.middle - last.middle < 2.2 * size && (abs(piece.box.left - box.left) < 0.8 * size || isInside)
  }

  /// Whether a line above, such as the first of a signature, belongs to the right column. The left one is read first anyway, and the
  /// last words of a paragraph can stand above it.
  private func isAboveRight(_ piece: PrintedLine) -> Bool {
    guard let first = right.min(by: { $0.middle < $1.middle }) else { return false }
    return abs(piece.box.centre - first.box.centre) < 0.8 * size && first.middle - piece.middle < 2.5 * size
      && piece.box.left > gap.from
  }

  /// Whether these are columns, and not the wide spaces of justified lines or of a list with two parts.
  func isCertain(isHead: Bool) -> Bool {
    guard !left.isEmpty, !right.isEmpty else { return false }
    let width = gap.to - gap.from
    if (left + right).contains(where: { $0.isPartOfHeadOrFoot }) || isHead && width > 2 * size { return true }
    let paired = left.filter { line in right.contains { abs($0.middle - line.middle) < 0.75 * size } }.count
    let level = right.filter { line in left.contains { abs($0.middle - line.middle) < 0.3 * size } }.count
    return paired > 2 && level * 10 < right.count * 8
  }
}

extension PrintedLine {
  /// Whether it is a line that stands in the columns of a head or foot only.
  fileprivate var isPartOfHeadOrFoot: Bool { Self.standsInHeadOrFoot(text) }

  /// Whether a text stands in the columns of the head or foot of an official document only. The recognition takes one tone mark for
  /// another in capitals, so these are not compared.
  static func standsInHeadOrFoot(_ text: String) -> Bool {
    let folded = text.folded()
    let isCapital = text == text.uppercased()
    return isCapital && ["dang cong san", "cong hoa xa hoi"].contains { folded.hasPrefix($0) }
      || ["noi nhan", "doc lap tu do"].contains { folded.hasPrefix($0) }
      || ["T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "T/U"].contains { text.hasPrefix($0) }
  }
}
