// The last line of defence: no record of an erased tree holds anything internal.
//
// The erasure reads bytes, the records are made by a YAML parser. Where the two could disagree (a key written with escapes,
// `"int\u0065rnal":`) the build stops.

import Files
import Diagnostics

enum ErasureCheck {
  /// Reports the files of records that a parser finds internal content in. Nothing of it is quoted.
  static func run(
    _ plans: [Plan], _ events: [Event], _ pages: [FreePage], _ bodies: [Body], _ documents: [CitedDocument],
    _ settings: SiteSettings, into report: inout Report
  ) {
    for plan in plans
    where plan.isInternal || !plan.internalNotes.isEmpty || plan.attachments.contains(where: { $0.access == .internal })
    {
      report.add(.stillInternal(plan.file))
    }
    for event in events where event.isInternal || !event.internalNotes.isEmpty {
      report.add(.stillInternal(event.file))
    }
    for page in pages where page.isInternal || !page.internalNotes.isEmpty { report.add(.stillInternal(page.file)) }
    if bodies.contains(where: { !$0.internalNotes.isEmpty }) { report.add(.stillInternal(ContentFiles.bodiesFile)) }
    if documents.contains(where: { !$0.internalNotes.isEmpty }) {
      report.add(.stillInternal(ContentFiles.documentsFile))
    }
    if !settings.internalNotes.isEmpty { report.add(.stillInternal(SiteSettings.file)) }
  }
}

extension Diagnostic {
  fileprivate static func stillInternal(_ file: String) -> Self {
    Diagnostic(
      .internalKeyPlace, at: SourceLocation(file: file),
      LocalizedText(
        vi: "tệp có nội dung nội bộ được ghi theo cách không nhận ra được",
        en: "the file has internal content in a form that is not recognised"),
      hint: LocalizedText(
        vi: "viết “internal:”, “attachments:” và “access:” không có dấu nháy và ký hiệu “\\”",
        en: "write ‘internal:’, ‘attachments:’ and ‘access:’ without quotes and backslashes"),
      quotesSource: false)
  }
}
