import Files
import Texts
internal import Archiving
internal import Diagnostics

/// `theme.yml`: what a theme says of itself.
struct ThemeManifest {
  let folder: String
  /// Folder of the theme that this one extends, and where that is said.
  private(set) var extended: (name: String, location: SourceLocation)?
  private(set) var settings: [String: String] = [:]
  private(set) var isReadable = false

  private static let keys = ["name", "version", "extends", "settings"]

  init(parsing bytes: [UInt8], folder: String, into report: inout Report) {
    self.folder = folder
    let start = SourceLocation(file: "themes/\(folder)/theme.yml")
    guard let source = SourceText(decoding: SourceFile(path: start.file, bytes: bytes), into: &report),
      let mapping = YAMLMapping(parsing: source.text, at: start, into: &report)
    else { return }
    isReadable = true
    for key in ["name", "version"] where mapping[key] == nil { report.add(.missingKey(key, start)) }
    for entry in mapping.entries {
      switch (entry.key, entry.value) {
      case ("name", .scalar), ("version", .scalar), ("settings", .null):
        break
      case ("extends", .scalar(let name, let location)):
        extended = (name, location)
      case ("settings", .mapping(let mapping)):
        for (key, text) in mapping.flatTexts(into: &report) { settings[key] = text.value }
      case ("settings", _):
        report.add(.settingsNotMapping(entry.value.location))
      case (let key, _) where Self.keys.contains(key):
        report.add(.notText(key, entry.value.location))
      case (let key, _):
        report.add(.unknownKey(key, entry.keyLocation, known: Self.keys))
      }
    }
  }
}
