// Records with a file of their own: a front matter and a text below it.

package import Citations
package import Diagnostics
package import Erasing
package import Files
import Markdown
package import Texts

/// A kind of record that has a Markdown file of its own.
package protocol TextRecord: Record {
  static var recordKind: RecordKind { get }
  var recordFile: RecordFile { get }
  /// The ids on its page that links can lead to.
  var anchors: [String] { get }

  /// Reads the keys of the front matter and what the kind takes from the text.
  ///
  /// - Parameter draft: is finished behind the last key, whatever was found before.
  /// - Returns: nil when no record can be made of it.
  /// - Throws: when the text cannot be put aside.
  init?(_ keys: inout RecordReader, _ draft: consuming RecordDraft) throws(EnvironmentError)
}

/// What the kinds of records with a file of their own share.
package final class RecordFile: Sendable {
  /// The name of the file without `.md`.
  package let id: String
  package let path: String
  package let title: Located<String>
  package let text: BodyText
  package let isInternal: Bool
  package let internalNotes: [InternalNote]
  package let references: [RecordReference]
  /// The addresses that its page had before.
  package let formerAddresses: [Located<Route>]

  fileprivate init(
    id: String, path: String, title: Located<String>, text: BodyText, isInternal: Bool, internalNotes: [InternalNote],
    references: [RecordReference], formerAddresses: [Located<Route>]
  ) {
    self.id = id
    self.path = path
    self.title = title
    self.text = text
    self.isInternal = isInternal
    self.internalNotes = internalNotes
    self.references = references
    self.formerAddresses = formerAddresses
  }
}

extension TextRecord {
  package var id: String { recordFile.id }
  package var file: String { recordFile.path }
  package var text: BodyText { recordFile.text }
  package var isInternal: Bool { recordFile.isInternal }
  package var internalNotes: [InternalNote] { recordFile.internalNotes }
  package var references: [RecordReference] { recordFile.references }
  package var anchors: [String] { text.anchors }

  /// As `ParsedFile.init`; nil when no record can be made of the file.
  fileprivate init?(
    parsing source: SourceText, id: String, settings: SiteSettings, titles: DocumentTitles, bodyNames: WordTree?,
    spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    let frontMatter = FrontMatter(parsing: source, into: &report)
    CharacterCheck.checkReferences(
      in: frontMatter.body, at: frontMatter.bodyLocation, source.columns, into: &report)
    let citations = CitationSearch(titles: titles)
    let document = MarkdownDocument(
      parsing: frontMatter.body, at: frontMatter.bodyLocation, source.columns, search: citations.search,
      into: &report)
    guard let mapping = frontMatter.mapping else { return nil }
    var keys = RecordReader(mapping, labels: settings.labels)
    let draft = RecordDraft(
      &keys, settings: settings, document: document, isPlain: source.isPlain, id: id, file: source.file,
      citations: citations.citations, bodyNames: bodyNames, spool: spool)
    let record = try Self(&keys, draft)
    keys.finish(into: &report)
    guard let record else { return nil }
    self = record
  }

  static var keys: RecordKeys {
    do {
      return try RecordReader.keys { (keys) throws(EnvironmentError) in
        let draft = RecordDraft(
          &keys, settings: SiteSettings(), document: nil, isPlain: true, id: "", file: "", citations: [],
          bodyNames: nil, spool: nil)
        return try Self(&keys, draft) != nil
      }
    } catch {
      preconditionFailure("there is no text to put aside: \(error)")
    }
  }
}

/// The file of a record while its keys are read.
package struct RecordDraft: ~Copyable {
  let settings: SiteSettings
  /// The text; nil when Markdown could take unbounded time for it.
  var document: MarkdownDocument?
  /// Whether all letters of the file are known to be those of Vietnamese.
  let isPlain: Bool
  fileprivate let id: String
  fileprivate let file: String
  let title: Located<String>?
  fileprivate let isInternal: Bool
  fileprivate let citations: [TextCitation]
  /// nil when they are not known.
  let bodyNames: WordTree?
  fileprivate let spool: Spool?

  /// Reads the keys that all kinds have.
  fileprivate init(
    _ keys: inout RecordReader, settings: SiteSettings, document: consuming MarkdownDocument?, isPlain: Bool,
    id: String, file: String, citations: [TextCitation], bodyNames: WordTree?, spool: Spool?
  ) {
    title = keys.line("title", required: true)
    isInternal = keys.choice("access", of: Access.self, required: true) == .internal
    self.settings = settings
    self.document = document
    self.isPlain = isPlain
    self.id = id
    self.file = file
    self.citations = citations
    self.bodyNames = bodyNames
    self.spool = spool
  }

  /// Renders the text.
  ///
  /// - Returns: nil when there is no title or no text.
  /// - Throws: when the text cannot be put aside.
  consuming func finish(
    _ keys: inout RecordReader, _ internalNotes: [InternalNote]
  ) throws(EnvironmentError) -> RecordFile? {
    let formerAddresses = keys.formerAddresses()
    guard let document = document.take() else { return nil }
    let text = try BodyText(document, citations: citations, spool: spool, into: &keys.report)
    return title.map {
      RecordFile(
        id: id, path: file, title: $0, text: text, isInternal: isInternal, internalNotes: internalNotes,
        references: keys.references.map(\.self),
        formerAddresses: formerAddresses)
    }
  }
}

/// A file that makes a record: what depends on nothing but the file itself.
package struct ParsedFile: Sendable {
  package let path: String
  /// nil when the file has errors.
  package let record: (any TextRecord)?

  /// A file that exists but must not be read: links to it are no findings of their own.
  package init(unreadable path: String) {
    self.path = path
    record = nil
  }

  /// Reads a file of `content/plans/`, `content/events/` or `content/pages/`, of which the edition sees this. What is wrong in it is reported.
  ///
  /// - Parameters:
  ///   - titles: by which texts cite documents, of the same edition.
  ///   - bodyNames: those of all bodies, of the same edition; nil when they are not known.
  ///   - spool: keeps the rendered text; nil when nobody will ask for it.
  /// - Throws: when the text cannot be put aside.
  package init(
    parsing file: ErasedFile, settings: SiteSettings, titles: DocumentTitles = DocumentTitles(),
    bodyNames: WordTree? = nil, spool: Spool?, into report: inout Report
  ) throws(EnvironmentError) {
    path = file.path
    guard let name = RecordName(path), name.finding(at: SourceLocation(file: path)) == nil,
      let source = SourceText(decoding: file, into: &report)
    else {
      record = nil
      return
    }
    if name.kind == .plan { source.checkComposition(of: file.bytes, into: &report) }
    let kind: any TextRecord.Type =
      switch name.kind {
      case .plan: Plan.self
      case .event: Event.self
      case .page: FreePage.self
      }
    record = try kind.init(
      parsing: source, id: name.id, settings: settings, titles: titles, bodyNames: bodyNames, spool: spool,
      into: &report)
  }
}
