/// The stable name of each kind of finding. `content/README.md` and `themes/README.md` list them for their readers.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // Files
  case fileName = "file.name"
  case fileTwin = "file.twin"
  case fileFolder = "file.folder"
  case fileTooLarge = "file.too-large"
  case fileChanged = "file.changed"
  case fileSymbolicLink = "file.symbolic-link"
  case fileKind = "file.kind"
  case fileUnexpected = "file.unexpected"

  // Text
  case encodingUTF16 = "encoding.utf-16"
  case encodingNotUTF8 = "encoding.not-utf-8"
  case encodingControl = "encoding.control-character"
  case encodingLineSeparator = "encoding.line-separator"
  case encodingInvisible = "encoding.invisible"
  case encodingBidirectional = "encoding.bidirectional"
  case encodingUnassigned = "encoding.unassigned"
  case encodingPDFLetter = "encoding.pdf-letter"
  case encodingLegacyFont = "encoding.legacy-font"

  // YAML
  case frontMatterMissing = "front-matter.missing"
  case frontMatterUnclosed = "front-matter.unclosed"
  case yamlSyntax = "yaml.syntax"
  case yamlTab = "yaml.tab"
  case yamlRoot = "yaml.root"
  case yamlFeature = "yaml.feature"
  case yamlSecondDocument = "yaml.second-document"
  case yamlKey = "yaml.key"
  case yamlDepth = "yaml.depth"
  case yamlDuplicateKey = "yaml.duplicate-key"
  case keyUnknown = "key.unknown"

  // Values
  case valueMissing = "value.missing"
  case valueType = "value.type"
  case valueBlank = "value.blank"
  case valueMultiLine = "value.multi-line"
  case valueTooLong = "value.too-long"
  case valueChoice = "value.choice"
  case valueDate = "value.date"
  case valueDocumentNumber = "value.document-number"
  case valueOrdinal = "value.ordinal"
  case valueTerm = "value.term"
  case valueWebAddress = "value.web-address"
  case dateOrder = "date.order"

  // Records
  case planAccessMissing = "plan.access-missing"
  case planAccessInvalid = "plan.access-invalid"
  case eventAccessMissing = "event.access-missing"
  case eventAccessInvalid = "event.access-invalid"
  case pageAccessMissing = "page.access-missing"
  case pageAccessInvalid = "page.access-invalid"
  case planDateAndWindow = "plan.date-and-window"
  case planSlogansTwice = "plan.slogans-twice"
  case planSecrecy = "plan.secrecy"
  case passageMarker = "passage.marker"
  case recordID = "record.id"
  case recordReserved = "record.reserved"
  case duplicateID = "duplicate.id"
  case duplicateAddress = "duplicate.address"
  case duplicateNumber = "duplicate.number"

  // References
  case referenceBody = "reference.body"
  case referenceEvent = "reference.event"
  case referencePlan = "reference.plan"
  case referenceCycle = "reference.cycle"
  case attachmentPath = "attachment.path"
  case attachmentMissing = "attachment.missing"
  case linkDead = "link.dead"
  case linkAnchor = "link.anchor"
  case linkAttachment = "link.attachment"

  // Settings of the site
  case siteMissing = "site.missing"
  case siteBaseURL = "site.base-url"
  case siteNoBaseURL = "site.no-base-url"

  // Markdown bodies
  case markdownNesting = "markdown.nesting"
  case markdownReferences = "markdown.references"
  case markdownRawHTML = "markdown.raw-html"
  case markdownFenceInfo = "markdown.fence-info"
  case markdownLinkScheme = "markdown.link-scheme"

  // Themes
  case themeNotFound = "theme.not-found"
  case themeKey = "theme.key"
  case themeText = "theme.text"
  case themeUnusedFile = "theme.unused-file"
  case themeSyntax = "theme.syntax"
  case themeUnknownName = "theme.unknown-name"
  case themeWrongKind = "theme.wrong-kind"
  case themeEscaping = "theme.escaping"
  case themeMissingTemplate = "theme.missing-template"
  case themePartialName = "theme.partial-name"
  case themeMissingPartial = "theme.missing-partial"
  case themeRecursion = "theme.recursion"
}
