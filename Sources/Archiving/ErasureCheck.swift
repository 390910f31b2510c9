// The last line of defence: no record of an erased tree holds anything internal.
//
// The erasure reads bytes, the records are made by a YAML parser. Where the two could disagree (a key written with escapes,
// `"int\u0065rnal":`) the build stops.

import Diagnostics
import Records

enum ErasureCheck {
  /// Reports the files of records that a parser finds internal content in. Nothing of it is quoted.
  static func run(_ records: [any Record], into report: inout Report) {
    for record in records where record.holdsInternal {
      report.add(rules.stillInternal, at: SourceLocation(file: record.file))
    }
  }
}

package struct ErasureCheckRules: RuleTable {
  let stillInternal = Rule(
    "internal.place",
    vi: "tệp có nội dung nội bộ được ghi theo cách không nhận ra được",
    hint: "viết “internal:” và “access:” không có dấu nháy và ký hiệu “\\”",
    en: "the file has internal content in a form that is not recognised",
    hint: "write ‘internal:’ and ‘access:’ without quotes and backslashes",
    quotesSource: false)

  package init() {}
}
private let rules = ErasureCheckRules()
