// A record as its file describes it, before it is linked to others: what depends on nothing but the file itself.

package import Files
import Texts
package import Diagnostics

package struct ParsedFile: Sendable {
  enum Record: Sendable {
    case plan(Plan)
    case event(Event)
    case page(FreePage)
  }

  package let path: String
  /// nil when the file has errors.
  let record: Record?

  /// A file that exists but must not be read: links to it are no findings of their own.
  package init(unreadable path: String) {
    self.path = path
    record = nil
  }

  /// Reads a file of `content/plans/`, `content/events/` or `content/pages/`. What is wrong in it is reported.
  ///
  /// - Parameter spool: keeps the rendered text; nil when nobody will ask for it.
  /// - Throws: when the text cannot be put aside.
  package init(
    parsing file: SourceFile, settings: SiteSettings, spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    path = file.path
    guard let name = RecordName(path), RecordID.isValid(name.id), !name.isReserved,
      let source = SourceText(decoding: file, into: &report)
    else {
      record = nil
      return
    }
    switch name.kind {
    case .plan:
      record = try Plan(parsing: source, id: name.id, settings: settings, spool: spool, into: &report)
        .map(Record.plan)
    case .event:
      record = try Event(parsing: source, id: name.id, spool: spool, into: &report).map(Record.event)
    case .page:
      record = try FreePage(parsing: source, name: name.id, spool: spool, into: &report).map(Record.page)
    }
  }
}
