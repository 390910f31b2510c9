/// The stable name of each kind of finding. `content/README.md` and `themes/README.md` list them for their readers.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // Markdown bodies
  case markdownNesting = "markdown.nesting"
  case markdownReferences = "markdown.references"
  case markdownRawHTML = "markdown.raw-html"
  case markdownFenceInfo = "markdown.fence-info"
  case markdownLinkScheme = "markdown.link-scheme"

  // Themes
  case themeSyntax = "theme.syntax"
  case themeUnknownName = "theme.unknown-name"
  case themeMissingPartial = "theme.missing-partial"
  case themeRecursion = "theme.recursion"
  case themeEscaping = "theme.escaping"
}
