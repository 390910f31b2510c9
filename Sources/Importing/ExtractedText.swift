// What a source says before anything is understood of it: lines with the emphasis they are printed in, tables and footnotes,
// in reading order. Every form of source (text, PDF, scan, word processor) becomes this.

package import Diagnostics

package struct ExtractedText: Sendable, Equatable {
  /// How the text was taken from the source.
  package enum Extraction: String, Sendable {
    /// The source is text.
    case text
    /// The text layer of a PDF.
    case textLayer = "text-layer"
    /// Recognised on pictures of the pages, and not proofread.
    case recognition = "ocr"
    /// The document tree of a word processor.
    case wordProcessor = "word-processor"
  }

  package var extraction: Extraction
  /// nil when the source has no pages.
  package var pages: Int?
  package var elements: [Element]
  package var footnotes: [Footnote] = []
  /// Words of which the recognition is not sure, in reading order.
  package var doubts: [Doubt] = []
  /// What the reader of a report should know of the source, such as comments that were not taken.
  package var notes: [LocalizedText] = []

  package init(_ extraction: Extraction, pages: Int? = nil, elements: [Element]) {
    self.extraction = extraction
    self.pages = pages
    self.elements = elements
  }

  package enum Element: Sendable, Equatable {
    case line(Line)
    case table(Table)
  }

  /// A piece of text in one emphasis.
  package struct Run: Sendable, Equatable {
    package var text: String
    package var isBold = false
    package var isItalic = false
    /// The label of the footnote that is called here, in place of `text`, which is empty then.
    package var footnote: String?

    package init(_ text: String, isBold: Bool = false, isItalic: Bool = false, footnote: String? = nil) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
      self.footnote = footnote
    }
  }

  /// One printed line, or a whole paragraph where the source keeps paragraphs.
  package struct Line: Sendable, Equatable {
    /// What the source itself says of how the line stands to the one before it.
    package enum Join: Sendable {
      case startsParagraph, continuesParagraph
      /// To be found out from the words.
      case unknown
    }

    package var runs: [Run]
    package var join: Join
    /// Both from 1: of the source where it has pages, and on the page; of a text the line of the file.
    package var page: Int
    package var number: Int

    package init(_ runs: [Run], join: Join = .unknown, page: Int = 1, number: Int = 1) {
      self.runs = runs
      self.join = join
      self.page = page
      self.number = number
    }

    /// The words without emphasis and calls of footnotes.
    package var text: String { runs.map(\.text).joined() }
  }

  /// Every row has as many cells as the first; a cell holds the lines of its text.
  package struct Table: Sendable, Equatable {
    package var rows: [[[Line]]]
    package var page: Int

    package init(rows: [[[Line]]], page: Int = 1) {
      self.rows = rows
      self.page = page
    }
  }

  package struct Footnote: Sendable, Equatable {
    package var label: String
    package var lines: [Line]

    package init(label: String, lines: [Line]) {
      self.label = label
      self.lines = lines
    }
  }

  package struct Doubt: Sendable, Equatable {
    package var word: String
    package var page: Int
    /// Of the page, from 1.
    package var line: Int
    /// 0 to 100.
    package var confidence: Int

    package init(word: String, page: Int, line: Int, confidence: Int) {
      self.word = word
      self.page = page
      self.line = line
      self.confidence = confidence
    }
  }
}
