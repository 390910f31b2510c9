// Tables by the lines that they are ruled with, found on a picture of the page.

/// A grid of ruled lines, in points.
package struct RuledTable: Sendable, Equatable {
  /// Of the lines between the rows and the columns, in order, with those around.
  fileprivate let rows: [Double]
  fileprivate let columns: [Double]
  /// For each cell the one whose place it belongs to: itself, or the first of those that no line divides.
  private let owners: [[Int]]

  /// What the cells hold: each row has as many as the first.
  struct Cells {
    var rows: [[[PrintedLine]]]
  }

  var box: Box { Box(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1]) }

  /// Around each column; none when a cell goes over several.
  var columnBoxes: [Box] {
    let width = columns.count - 1
    let isPlain = owners.indices.allSatisfy { row in owners[row].indices.allSatisfy { owners[row][$0] % width == $0 } }
    return isPlain
      ? (0..<width).map { Box(left: columns[$0], top: box.top, right: columns[$0 + 1], bottom: box.bottom) } : []
  }

  /// - Parameter lines: what stands in a box.
  func cells(_ lines: (Box) -> [PrintedLine]) -> Cells {
    let width = columns.count - 1
    var cells = [[[PrintedLine]]](repeating: Array(repeating: [], count: width), count: rows.count - 1)
    for row in cells.indices {
      for column in 0..<width {
        let owner = owners[row][column]
        // A cell over several columns is read as one, so that its lines stay whole.
        guard owner == row * width + column else { continue }
        var right = column + 1
        while right < width, owners[row][right] == owner { right += 1 }
        var bottom = row + 1
        while bottom < cells.count, owners[bottom][column] == owner { bottom += 1 }
        cells[row][column] = lines(
          Box(left: columns[column], top: rows[row], right: columns[right], bottom: rows[bottom]))
      }
    }
    return Cells(rows: cells)
  }

  private struct Rule {
    /// Across the rule, and along it.
    var place: Double
    var from: Double
    var to: Double
  }

  /// The tables of a page.
  ///
  /// - Parameter picture: of the page.
  package static func all(on picture: GreyPicture) -> [RuledTable] {
    let scale = 72 / picture.resolution
    func inPoints(_ rules: [(place: Int, from: Int, to: Int)]) -> [Rule] {
      rules.map {
        Rule(place: (Double($0.place) + 0.5) * scale, from: Double($0.from) * scale, to: Double($0.to) * scale)
      }
    }
    func crosses(_ one: Rule, _ other: Rule) -> Bool {
      one.place > other.from - reach && one.place < other.to + reach
        && other.place > one.from - reach && other.place < one.to + reach
    }
    // A stroke of a letter can touch a rule, but not one on either side.
    let allAcross = inPoints(picture.runs(isDown: false, least: Int(30 / scale)))
    let down = inPoints(picture.runs(isDown: true, least: Int(11 / scale)))
      .filter { rule in allAcross.lazy.filter { crosses(rule, $0) }.prefix(2).count == 2 }
    let across = allAcross.filter { rule in down.lazy.filter { crosses(rule, $0) }.prefix(2).count == 2 }
    // Rules that touch each other are of one table.
    var group = Array(0..<(across.count + down.count))
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    for (index, rule) in across.enumerated() {
      for (other, crossing) in down.enumerated() where crosses(rule, crossing) {
        let (one, two) = (root(index), root(across.count + other))
        group[max(one, two)] = min(one, two)
      }
    }
    return across.indices.filter { root($0) == $0 }.compactMap { first in
      RuledTable(
        across: across.indices.filter { root($0) == first }.map { across[$0] },
        down: down.indices.filter { root(across.count + $0) == first }.map { down[$0] })
    }.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  /// How far a rule can miss another, in points.
  fileprivate static let reach = 3.0

  private init?(across: [Rule], down: [Rule]) {
    let rows = Self.places(of: across)
    let columns = Self.places(of: down)
    // A frame is no table.
    guard rows.count > 1, columns.count > 2, (rows.count - 1) * (columns.count - 1) > 2 else { return nil }
    let width = columns.count - 1
    var owners = (0..<rows.count - 1).map { row in (0..<width).map { row * width + $0 } }
    for row in owners.indices {
      let middle = (rows[row] + rows[row + 1]) / 2
      for column in 0..<width {
        let centre = (columns[column] + columns[column + 1]) / 2
        if column > 0, !down.contains(where: { Self.divides($0, at: columns[column], middle) }) {
          owners[row][column] = owners[row][column - 1]
        } else if row > 0, !across.contains(where: { Self.divides($0, at: rows[row], centre) }) {
          owners[row][column] = owners[row - 1][column]
        }
      }
    }
    self.rows = rows
    self.columns = columns
    self.owners = owners
  }

  private static func divides(_ rule: Rule, at place: Double, _ position: Double) -> Bool {
    abs(rule.place - place) < reach && rule.from - reach < position && position < rule.to + reach
  }

  /// The different places of rules, in order.
  private static func places(of rules: [Rule]) -> [Double] {
    rules.map(\.place).sorted().reduce(into: []) { places, place in
      if places.last.map({ place - $0 > 2 * reach }) ?? true { places.append(place) }
    }
  }
}

/// A picture in shades of grey.
package struct GreyPicture: Sendable {
  let width, height: Int
  /// Row by row, 0 is black.
  let bytes: [UInt8]
  /// In dots per inch.
  let resolution: Double

  /// A picture in the format PGM or PPM (binary, one byte a value); of a coloured one the red part, in which red seals are as light
  /// as the paper. nil when it is none.
  package init?(_ file: [UInt8], resolution: Double) {
    guard file.starts(with: "P5".utf8) || file.starts(with: "P6".utf8) else { return nil }
    var numbers: [Int] = []
    var index = 2
    while numbers.count < 3, index < file.count {
      if file[index] == UInt8(ascii: "#") {
        while index < file.count, file[index] != UInt8(ascii: "\n") { index += 1 }
      } else if (0x30...0x39).contains(file[index]) {
        let digits = file[index...].prefix(9).prefix { (0x30...0x39).contains($0) }
        numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        index += digits.count
      } else {
        index += 1
      }
    }
    let start = index + 1
    let step = file[1] == UInt8(ascii: "6") ? 3 : 1
    guard numbers.count == 3, numbers[2] == 255, numbers[0] > 0, numbers[1] > 0,
      numbers[0] * numbers[1] <= (file.count - start) / step
    else { return nil }
    width = numbers[0]
    height = numbers[1]
    self.resolution = resolution
    let count = width * height
    bytes =
      step == 1
      ? Array(file[start..<start + count])
      : [UInt8](unsafeUninitializedCapacity: count) { output, written in
        for pixel in 0..<count { output[pixel] = file[start + 3 * pixel] }
        written = count
      }
  }

  private init(width: Int, height: Int, bytes: [UInt8], resolution: Double) {
    self.width = width
    self.height = height
    self.bytes = bytes
    self.resolution = resolution
  }

  /// In the format PGM.
  var file: [UInt8] { Array("P5\n\(width) \(height)\n255\n".utf8) + bytes }

  /// Turned by 90, 180 or 270 degrees clockwise.
  func turned(by degrees: Int) -> GreyPicture {
    let isQuarter = degrees % 180 != 0
    let (newWidth, newHeight) = isQuarter ? (height, width) : (width, height)
    var turned = [UInt8](repeating: 0, count: bytes.count)
    for y in 0..<height {
      for x in 0..<width {
        let place =
          switch degrees {
          case 90: x * newWidth + (height - 1 - y)
          case 180: (height - 1 - y) * newWidth + (width - 1 - x)
          default: (width - 1 - x) * newWidth + y
          }
        turned[place] = bytes[y * width + x]
      }
    }
    return GreyPicture(width: newWidth, height: newHeight, bytes: turned, resolution: resolution)
  }

  /// What shows in a box, and where that begins, both in points.
  func part(_ box: Box) -> (picture: GreyPicture, left: Double, top: Double) {
    let scale = resolution / 72
    let columns = max(0, Int(box.left * scale))..<min(width, Int(box.right * scale) + 1)
    let rows = max(0, Int(box.top * scale))..<min(height, Int(box.bottom * scale) + 1)
    let part = GreyPicture(
      width: columns.count, height: rows.count,
      bytes: rows.flatMap { bytes[$0 * width + columns.lowerBound..<$0 * width + columns.upperBound] },
      resolution: resolution)
    return (part, Double(columns.lowerBound) / scale, Double(rows.lowerBound) / scale)
  }

  /// Each square of `factor` pixels as its darkest one, so that a thin line that lies askew stays whole.
  func reduced(by factor: Int) -> GreyPicture {
    let (newWidth, newHeight) = (width / factor, height / factor)
    var reduced = [UInt8](repeating: 255, count: newWidth * newHeight)
    for y in 0..<newHeight * factor {
      let (row, newRow) = (y * width, y / factor * newWidth)
      for x in 0..<newWidth * factor where bytes[row + x] < reduced[newRow + x / factor] {
        reduced[newRow + x / factor] = bytes[row + x]
      }
    }
    return GreyPicture(
      width: newWidth, height: newHeight, bytes: reduced, resolution: resolution / Double(factor))
  }

  /// Without the rules of tables, which are read as letters.
  func without(_ tables: [RuledTable]) -> GreyPicture {
    guard !tables.isEmpty else { return self }
    var pixels = bytes
    let scale = resolution / 72
    let margin = Int(RuledTable.reach * scale)
    func wipe(_ places: [Double], along: (from: Double, to: Double), isDown: Bool, least: Int) {
      let (lines, length, lineStep, pixelStep) = isDown ? (width, height, 1, width) : (height, width, width, 1)
      let from = max(0, Int(along.from * scale) - margin)
      let to = min(length, Int(along.to * scale) + margin)
      for place in places.map({ Int($0 * scale) }) {
        for line in max(0, place - margin)..<min(lines, place + margin) {
          var start = from
          for pixel in from...max(from, to) {
            if pixel < to, bytes[line * lineStep + pixel * pixelStep] < Self.darkest { continue }
            if pixel - start >= least {
              for dark in start..<pixel { pixels[line * lineStep + dark * pixelStep] = 255 }
            }
            start = pixel + 1
          }
        }
      }
    }
    for table in tables {
      let box = table.box
      // Shorter than any run of a rule that lies a little askew, longer than the strokes of letters.
      wipe(table.rows, along: (box.left, box.right), isDown: false, least: Int(12 * scale))
      wipe(table.columns, along: (box.top, box.bottom), isDown: true, least: Int(12 * scale))
    }
    return GreyPicture(width: width, height: height, bytes: pixels, resolution: resolution)
  }

  /// What is lighter is paper.
  private static let darkest: UInt8 = 176

  /// Dark lines of at least `least` pixels across or down, those side by side taken for one.
  fileprivate func runs(isDown: Bool, least: Int) -> [(place: Int, from: Int, to: Int)] {
    var found: [(place: Int, last: Int, from: Int, to: Int)] = []
    // Those that the next line of pixels can go on with.
    var open: [Int] = []
    let (lines, length) = isDown ? (width, height) : (height, width)
    let (lineStep, pixelStep) = isDown ? (1, width) : (width, 1)
    for line in 0..<lines {
      var start = 0
      open.removeAll { found[$0].last < line - 2 }
      for pixel in 0...length {
        if pixel < length, bytes[line * lineStep + pixel * pixelStep] < Self.darkest { continue }
        if pixel - start >= least {
          if let index = open.first(where: { found[$0].from < pixel + 3 && start < found[$0].to + 3 }) {
            found[index].last = line
            found[index].from = min(found[index].from, start)
            found[index].to = max(found[index].to, pixel)
          } else {
            open.append(found.count)
            found.append((line, line, start, pixel))
          }
        }
        start = pixel + 1
      }
    }
    // What is thick is no line.
    return found.filter { $0.last - $0.place < least }.map { (($0.place + $0.last) / 2, $0.from, $0.to) }
  }
}
