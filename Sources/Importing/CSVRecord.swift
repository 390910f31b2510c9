// The rows of a CSV file, one by one: what is wrong with the quotes of one is no reason to lose the others.

import SwiftCSV

/// A row of a CSV file that is not blank.
struct CSVRecord {
  /// In the file, from 1, as spreadsheets count: a row with line breaks in quotes is one.
  let number: Int
  /// As the file has it.
  let text: String
  /// nil when its quotes do not pair.
  let cells: [String]?

  /// The lines of a file, from which rows are made.
  static func lines(of text: String) -> [Substring] {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  /// A row whose quotes are open goes on with the next line that closes them; where that makes no row, it ends where it stands.
  static func all(in lines: ArraySlice<Substring>, delimiter: Character) -> [CSVRecord] {
    let isOpen = lines.map { $0.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 1 }
    var records: [CSVRecord] = []
    var number = 0
    var index = 0
    while index < isOpen.count {
      number += 1
      let end = isOpen[index] ? isOpen[(index + 1)...].firstIndex(of: true) ?? index : index
      let text = lines[(lines.startIndex + index)...(lines.startIndex + end)].joined(separator: "\n")
      let cells = isOpen[index] && end == index ? nil : cells(of: text, delimiter)
      let isRow = cells != nil || end == index
      if text.contains(where: { !$0.isWhitespace && $0 != delimiter }) {
        records.append(
          CSVRecord(number: number, text: isRow ? text : String(lines[lines.startIndex + index]), cells: cells))
      }
      index = isRow ? end + 1 : index + 1
    }
    return records
  }

  private static func cells(of text: String, _ delimiter: Character) -> [String]? {
    do {
      let csv = try CSV<Enumerated>(string: text, delimiter: .character(delimiter), loadColumns: false, rowLimit: 1)
      // The first row is the header to SwiftCSV. To it a quotation mark with a combining mark is none, and closes no row.
      return csv.rows.isEmpty ? csv.header : nil
    } catch {
      // It throws at quotes only.
      return nil
    }
  }
}
