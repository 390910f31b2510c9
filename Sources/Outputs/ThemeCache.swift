import Diagnostics
import Pages
import Records
import Synchronization
import Texts
import Theming

/// Themes, each loaded once for all sites that are made with the same files: of a folder that is read again and again, of both
/// editions of one.
package final class ThemeCache: Sendable {
  private struct Loaded {
    /// The files of all themes by their path below `themes/`.
    var files: [String: [UInt8]] = [:]
    /// By name and language of the interface.
    var themes: [[String]: Theme] = [:]
    /// What readers call the keys and values of records, by name of the theme.
    var labels: [String: Labels] = [:]
  }

  private let loaded = Mutex(Loaded())

  package init() {}

  /// The theme, if it has no errors.
  ///
  /// - Parameters:
  ///   - files: those of all themes by their path below `themes/`.
  ///   - name, language: where they are asked for, there it is reported when they do not exist.
  func theme(
    of files: [String: [UInt8]], named name: Located<String>, in language: Located<String>, into report: inout Report
  ) -> Theme? {
    let key = [name.value, language.value]
    if let theme = loaded.withLock({ $0.files == files ? $0.themes[key] : nil }) { return theme }
    var findings = Report()
    let theme = Theme(
      parsing: files, named: name.value, at: name.location, language: language, for: PageKind.templates,
      texts: PageKind.interfaceTexts, into: &findings)
    // One with findings is loaded again: they belong to each reading.
    if let theme, findings.isEmpty { keep(files) { $0.themes[key] = theme } }
    report.add(contentsOf: findings)
    return theme
  }

  /// - Parameters:
  ///   - files: as above.
  ///   - name: of a theme, whether it has errors or not.
  func labels(of files: [String: [UInt8]], named name: String) -> Labels {
    if let labels = loaded.withLock({ $0.files == files ? $0.labels[name] : nil }) { return labels }
    let labels = Labels(interfaceTexts: Theme.texts(parsing: files, named: name, language: "vi"))
    keep(files) { $0.labels[name] = labels }
    return labels
  }

  private func keep(_ files: [String: [UInt8]], _ add: (inout Loaded) -> Void) {
    loaded.withLock {
      if $0.files != files { $0 = Loaded(files: files) }
      add(&$0)
    }
  }
}
