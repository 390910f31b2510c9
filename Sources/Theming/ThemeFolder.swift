import Files
import Texts
internal import Archiving
internal import Diagnostics

/// What the folder of a theme holds, with what it takes over from the themes it extends.
struct ThemeFolder {
  struct Text {
    let value: String
    let location: SourceLocation
  }

  private(set) var settings: [String: String] = [:]
  private(set) var texts: [Language: [String: Text]] = [.vi: [:], .en: [:]]
  /// Template files by template name.
  private(set) var templates: [String: SourceFile] = [:]
  private(set) var assets: [String: [UInt8]] = [:]
  /// Whether all settings and texts could be read, so that a name missing from them is really missing.
  private(set) var isReadable = true
  let name: String

  /// Reports what is wrong with the folders and their YAML files; nil when there is no such theme.
  init?(
    parsing files: [String: [UInt8]], named name: String, at origin: SourceLocation, into report: inout Report
  ) {
    self.name = name
    var chain: [ThemeManifest] = []
    var next: (name: String, location: SourceLocation)? = (name, origin)
    while let wanted = next {
      next = nil
      if chain.contains(where: { $0.folder == wanted.name }) {
        report.add(.circle(wanted.name, wanted.location))
        isReadable = false
      } else if let bytes = files["\(wanted.name)/theme.yml"] {
        let manifest = ThemeManifest(parsing: bytes, folder: wanted.name, into: &report)
        chain.append(manifest)
        next = manifest.extended
        isReadable = isReadable && manifest.isReadable
      } else {
        report.add(.notFound(wanted.name, wanted.location))
        isReadable = false
      }
    }
    if chain.isEmpty { return nil }

    let paths = files.keys.sorted { $0.precedesInUTF8($1) }
    for manifest in chain.reversed() {
      settings.merge(manifest.settings) { $1 }
      for path in paths {
        guard let pathInTheme = path.after("\(manifest.folder)/"), let bytes = files[path] else { continue }
        add(SourceFile(path: "themes/\(path)", bytes: bytes), at: pathInTheme, into: &report)
      }
    }
  }

  /// - Parameter path: path of the file in its theme.
  private mutating func add(_ file: SourceFile, at path: String, into report: inout Report) {
    if let asset = path.after("assets/") {
      assets[asset] = file.bytes
    } else if let template = path.after("templates/")?.before(".mustache"), TemplateScanner.isPartialName(template) {
      templates[template] = file
    } else if path == "texts/vi.yml" {
      addTexts(file, .vi, into: &report)
    } else if path == "texts/en.yml" {
      addTexts(file, .en, into: &report)
    } else if path != "theme.yml", path != "README.md", path != "LICENSE" {
      report.add(.unusedFile(SourceLocation(file: file.path)))
    }
  }

  private mutating func addTexts(_ file: SourceFile, _ language: Language, into report: inout Report) {
    guard let source = SourceText(decoding: file, into: &report),
      let mapping = YAMLMapping(parsing: source.text, at: SourceLocation(file: file.path), into: &report)
    else {
      isReadable = false
      return
    }
    for (key, text) in mapping.flatTexts(into: &report) { texts[language]?[key] = text }
  }
}

extension YAMLMapping {
  /// The entries of a mapping from names to texts; reports those that are something else.
  func flatTexts(into report: inout Report) -> [(key: String, text: ThemeFolder.Text)] {
    entries.compactMap { entry in
      guard TemplateScanner.isWord(entry.key) else {
        report.add(.badKey(entry.key, entry.keyLocation))
        return nil
      }
      guard case .scalar(let value, let location) = entry.value else {
        report.add(.notText(entry.key, entry.value.location))
        return nil
      }
      return (entry.key, ThemeFolder.Text(value: value, location: location))
    }
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    utf8.starts(with: prefix.utf8) ? String(utf8.dropFirst(prefix.utf8.count)) : nil
  }

  fileprivate func before(_ suffix: String) -> String? {
    utf8.reversed().starts(with: suffix.utf8.reversed()) ? String(utf8.dropLast(suffix.utf8.count)) : nil
  }
}
