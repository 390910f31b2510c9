import Diagnostics
import Files
import Pages
import TestSupport
import Texts
import Theming

/// Themes of tests beside those of the repository.
enum ThemeFiles {
  static let origin = SourceLocation(file: "content/site.yml", line: 3, column: 8)

  /// - Parameters:
  ///   - files: by path in `themes/`.
  ///   - pages: those of a site if not given; so are `texts`.
  static func load(
    _ files: [String: String], _ name: String = "trial", _ language: String = "vi",
    for pages: [PageTemplate] = PageKind.templates, texts: [InterfaceText] = PageKind.interfaceTexts
  ) -> (Theme?, Report) {
    var fixture = SiteFixture(files: [:])
    for (path, text) in files { fixture = fixture.with("themes/" + path, text) }
    let all = fixture.themes.files.map { (String($0.path.dropFirst("themes/".count)), $0.bytes) }
    var report = Report()
    let theme = Theme(
      parsing: Dictionary(uniqueKeysWithValues: all), named: name, at: origin, language: Located(language, at: origin),
      for: pages,
      texts: texts, into: &report)
    return (theme, report)
  }

  /// The texts of the default theme in a language, as they are written.
  static func repositoryTexts(_ language: String) -> String {
    let file = SiteFixture(files: [:]).themes.files.first { $0.path == "themes/default/texts/\(language).yml" }
    return file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// What is found in a theme that extends the default one.
  ///
  /// - Parameter trial: its files by path in it; `theme.yml` need not be among them.
  static func findings(_ trial: [String: String]) -> [Diagnostic] {
    var files = ["trial/theme.yml": "name: Thử\nversion: 1.0.0\nextends: default\n"]
    for (path, text) in trial { files["trial/" + path] = text }
    return load(files).1.sorted().shown
  }
}
