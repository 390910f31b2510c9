/// The stable name of each kind of finding. `content/README.md` and `themes/README.md` list them for their readers.
package enum DiagnosticCode: String, CaseIterable, Sendable {
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
