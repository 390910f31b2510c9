import Diagnostics
import Files
import Texts

/// What the folder of a theme holds, with what it takes over from the themes it extends.
struct ThemeFolder {
  private(set) var settings: [String: String] = [:]
  /// By language (BCP 47).
  private(set) var texts: [String: [String: Located<String>]] = ["vi": [:], "en": [:]]
  /// Template files by template name.
  private(set) var templates: [String: SourceFile] = [:]
  private(set) var assets: [String: [UInt8]] = [:]
  /// Whether all settings and texts could be read, so that a name missing from them is really missing.
  private(set) var isReadable = true
  /// Paths of the assets that the theme brings itself.
  private(set) var ownAssets: Set<String> = []
  /// Whether it is the theme `plain` or extends it.
  private(set) var isPlain = false
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
        report.add(rules.circle, wanted.name, at: wanted.location)
        isReadable = false
      } else if let bytes = files["\(wanted.name)/theme.yml"] {
        let manifest = ThemeManifest(parsing: bytes, folder: wanted.name, into: &report)
        chain.append(manifest)
        next = manifest.extended
        isReadable = isReadable && manifest.isReadable
      } else {
        let known = files.keys.compactMap { $0.before("/theme.yml") }.filter { !$0.utf8.contains(UInt8(ascii: "/")) }
          .sorted { $0.precedesInUTF8($1) }
        report.add(
          rules.notFound, wanted.name, known.joined(separator: ", "), at: wanted.location,
          suggesting: nearestName(to: wanted.name, in: known))
        isReadable = false
      }
    }
    if chain.isEmpty { return nil }

    isPlain = chain.contains { $0.folder == "plain" }
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
      if isOwn(file) { ownAssets.insert(asset) }
    } else if let template = path.after("templates/")?.before(".mustache"), TemplateScanner.isPartialName(template) {
      templates[template] = file
    } else if let language = path.after("texts/")?.before(".yml"), Self.isLanguage(language) {
      addTexts(file, language, into: &report)
    } else if path != "theme.yml", path != "README.md", path != "LICENSE" {
      report.add(rules.unusedFile, at: SourceLocation(file: file.path))
    }
  }

  /// Whether the theme brings a file itself.
  func isOwn(_ file: SourceFile) -> Bool { file.path.utf8.starts(with: "themes/\(name)/".utf8) }

  private static func isLanguage(_ name: String) -> Bool {
    TemplateScanner.isWord(name) && (2...3).contains(name.utf8.prefix { $0 != UInt8(ascii: "-") }.count)
  }

  private mutating func addTexts(_ file: SourceFile, _ language: String, into report: inout Report) {
    guard let source = SourceText(decoding: file, into: &report),
      let mapping = YAMLMapping(
        parsing: source.bytes, at: SourceLocation(file: file.path), source.columns, into: &report)
    else {
      isReadable = false
      return
    }
    for (key, text) in mapping.flatTexts(into: &report) { texts[language, default: [:]][key] = text }
  }
}

extension ThemeFolder {
  /// Reports the page templates that are missing.
  func checkTemplates(_ required: [String], into report: inout Report) {
    for template in required where templates[template] == nil {
      report.add(rules.missingTemplate, template, at: SourceLocation(file: "themes/\(name)/theme.yml"))
    }
  }

  /// All languages must have the same keys, and the program's own; the one asked for must be among them.
  func checkTexts(_ required: [InterfaceText], in language: Located<String>, into report: inout Report) {
    let languages = texts.keys.sorted { $0.precedesInUTF8($1) }
    if texts[language.value] == nil {
      report.add(
        rules.noLanguage, language.value, languages.joined(separator: ", "), at: language.location,
        suggesting: nearestName(to: language.value, in: languages))
    }
    for (language, other) in [("vi", "en"), ("en", "vi")] {
      let others = texts[other] ?? [:]
      for (key, text) in (texts[language] ?? [:]).sorted(by: { $0.value.location < $1.value.location })
      where others[key] == nil {
        report.add(rules.textOfOneLanguage, key, other, at: text.location)
      }
    }
    var missing = required.map(\.key).filter { key in texts.values.allSatisfy { $0[key] == nil } }
    addMissing(missing, "vi", into: &report)
    for further in languages where further != "vi" && further != "en" {
      missing = (texts["vi"] ?? [:]).keys.filter { texts[further]?[$0] == nil }.sorted { $0.precedesInUTF8($1) }
      addMissing(missing, further, into: &report)
    }
    for required in required {
      for text in languages.compactMap({ texts[$0]?[required.key] }) {
        if text.value.isEmpty { report.add(rules.emptyText, required.key, at: text.location) }
        for placeholder in required.placeholders where !text.value.contains("{\(placeholder)}") {
          report.add(rules.missingPlaceholder, required.key, placeholder, at: text.location)
        }
      }
    }
  }

  private func addMissing(_ keys: [String], _ language: String, into report: inout Report) {
    if keys.isEmpty { return }
    let file = SourceLocation(file: "themes/\(name)/texts/\(language).yml")
    report.add(rules.missingTexts, keys.joined(separator: ", "), at: file)
  }
}

extension YAMLMapping {
  /// The entries of a mapping from names to texts; reports those that are something else.
  func flatTexts(into report: inout Report) -> [(key: String, text: Located<String>)] {
    entries.compactMap { entry in
      guard TemplateScanner.isWord(entry.key) else {
        report.add(rules.badKey, entry.key, at: entry.keyLocation)
        return nil
      }
      guard case .scalar(let scalar) = entry.value else {
        report.add(rules.notText, entry.key, at: entry.value.location)
        return nil
      }
      return (entry.key, Located(scalar.text, at: scalar.location))
    }
  }
}

/// `theme.yml`: what a theme says of itself.
private struct ThemeManifest {
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
      let mapping = YAMLMapping(parsing: source.bytes, at: start, source.columns, into: &report)
    else { return }
    isReadable = true
    for key in ["name", "version"] where mapping[key] == nil { report.add(rules.missingKey, key, at: start) }
    for entry in mapping.entries {
      switch (entry.key, entry.value) {
      case ("name", .scalar), ("version", .scalar), ("settings", .null):
        break
      case ("extends", .scalar(let scalar)):
        extended = (scalar.text, scalar.location)
      case ("settings", .mapping(let mapping)):
        for (key, text) in mapping.flatTexts(into: &report) { settings[key] = text.value }
      case ("settings", _):
        report.add(rules.settingsNotMapping, at: entry.value.location)
      case (let key, _) where Self.keys.contains(key):
        report.add(rules.notText, key, at: entry.value.location)
      case (let key, _):
        report.add(
          rules.unknownKey, key, Self.keys.joined(separator: ", "), at: entry.keyLocation,
          suggesting: nearestName(to: key, in: Self.keys))
      }
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

package struct ThemeRules: RuleTable {
  let notFound = Rule(
    "theme.not-found",
    vi: "không có giao diện “{0}”",
    hint: "có các giao diện: {1}; giao diện riêng là một thư mục trong themes/ có tệp theme.yml",
    en: "there is no theme ‘{0}’",
    hint: "there are: {1}; a theme of your own is a folder in themes/ with a file theme.yml")
  let circle = Rule(
    "theme.recursion",
    vi: "giao diện “{0}” kế thừa chính nó, trực tiếp hoặc qua giao diện khác",
    hint: "xóa dòng extends này hoặc chọn giao diện khác",
    en: "the theme ‘{0}’ extends itself, directly or through another", hint: "remove this line or name another theme")
  let missingKey = Rule(
    "theme.key",
    vi: "thiếu khóa “{0}”", hint: "thêm một dòng “{0}: …”",
    en: "the key ‘{0}’ is missing", hint: "add a line ‘{0}: …’")
  let unknownKey = Rule(
    "theme.key",
    vi: "không có khóa “{0}”", hint: "các khóa dùng được: {1}",
    en: "there is no key ‘{0}’", hint: "the keys are: {1}")
  let badKey = Rule(
    "theme.key",
    vi: "khuôn mẫu không gọi được khóa “{0}”", hint: "chỉ dùng chữ cái không dấu, chữ số, “_” và “-”",
    en: "templates cannot name the key ‘{0}’", hint: "use ASCII letters, digits, ‘_’ and ‘-’ only")
  let notText = Rule(
    "theme.key",
    vi: "giá trị của “{0}” phải là chữ", hint: "viết giá trị trên cùng dòng; chữ rỗng thì viết \"\"",
    en: "the value of ‘{0}’ must be a text", hint: "write it on the same line; \"\" is the empty text")
  let settingsNotMapping = Rule(
    "theme.key",
    vi: "“settings” phải là một nhóm khóa", hint: "viết mỗi khóa trên một dòng thụt vào hai dấu cách",
    en: "‘settings’ must be a group of keys", hint: "write each key on a line indented by two spaces")
  let unusedFile = Rule(
    "theme.unused-file", .warning,
    vi: "giao diện không dùng đến tệp này",
    hint: "chỉ dùng theme.yml, templates/**.mustache (tên không dấu, không cách), texts/NGÔN-NGỮ.yml và assets/**",
    en: "the theme makes no use of this file",
    hint: "used are theme.yml, templates/**.mustache (ASCII names without spaces), texts/LANGUAGE.yml and assets/**")
  let missingTemplate = Rule(
    "theme.missing-template",
    vi: "giao diện thiếu tệp templates/{0}.mustache",
    hint: "thêm tệp ấy, hoặc thêm “extends: default” để dùng tệp của giao diện mặc định",
    en: "the theme has no templates/{0}.mustache",
    hint: "add it, or add ‘extends: default’ to take the one of the default theme")
  let noLanguage = Rule(
    "theme.language",
    vi: "giao diện không có chữ của ngôn ngữ “{0}”",
    hint: "các ngôn ngữ có sẵn: {1}; muốn thêm ngôn ngữ, viết tệp texts/{0}.yml trong một giao diện riêng",
    en: "the theme has no texts in the language ‘{0}’",
    hint: "it has {1}; another language is a file texts/{0}.yml in a theme of your own")
  let textOfOneLanguage = Rule(
    "theme.text",
    vi: "khóa “{0}” không có trong texts/{1}.yml", hint: "thêm khóa ấy vào tệp kia hoặc xóa ở đây",
    en: "the key ‘{0}’ is not in texts/{1}.yml", hint: "add it there or remove it here")
  let missingTexts = Rule(
    "theme.text",
    vi: "thiếu các khóa: {0}",
    hint: "thêm vào tệp này, và vào tệp chữ của các ngôn ngữ khác, hoặc thêm “extends: default” vào theme.yml",
    en: "keys are missing: {0}",
    hint: "add them here and to the texts of the other languages, or add ‘extends: default’ to theme.yml")
  let emptyText = Rule(
    "theme.text",
    vi: "chữ của khóa “{0}” đang để trống", hint: "viết chữ vào",
    en: "the text of ‘{0}’ is empty", hint: "write a text")
  let missingPlaceholder = Rule(
    "theme.text",
    vi: "chữ của khóa “{0}” thiếu {{1}}", hint: "thêm {{1}} vào chỗ giá trị phải hiện ra",
    en: "the text of ‘{0}’ has no {{1}}", hint: "put {{1}} where the value is to appear")

  package init() {}
}
private let rules = ThemeRules()
