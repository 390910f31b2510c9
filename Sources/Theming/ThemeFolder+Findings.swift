internal import Diagnostics

/// The wording of what can be wrong with the files of a theme other than its templates.
extension Diagnostic {
  static func notFound(_ theme: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeNotFound, at: place,
      LocalizedText(vi: "không có giao diện “\(theme)”", en: "there is no theme ‘\(theme)’"),
      hint: LocalizedText(
        vi: "giao diện là một thư mục trong themes/ có tệp theme.yml; kiểm tra lại tên",
        en: "a theme is a folder in themes/ with a file theme.yml; check the name"))
  }

  static func circle(_ theme: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeRecursion, at: place,
      LocalizedText(
        vi: "giao diện “\(theme)” kế thừa chính nó, trực tiếp hoặc qua giao diện khác",
        en: "the theme ‘\(theme)’ extends itself, directly or through another"),
      hint: LocalizedText(
        vi: "xóa dòng extends này hoặc chọn giao diện khác", en: "remove this line or name another theme"))
  }

  static func missingKey(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeKey, at: place,
      LocalizedText(vi: "thiếu khóa “\(key)”", en: "the key ‘\(key)’ is missing"),
      hint: LocalizedText(vi: "thêm một dòng “\(key): …”", en: "add a line ‘\(key): …’"))
  }

  static func unknownKey(_ key: String, _ place: SourceLocation, known: [String]) -> Self {
    let known = nearestName(to: key, in: known).map { [$0] } ?? known
    return Diagnostic(
      .themeKey, at: place,
      LocalizedText(vi: "không có khóa “\(key)”", en: "there is no key ‘\(key)’"),
      hint: LocalizedText(
        vi: "viết “\(known.joined(separator: "”, “"))”", en: "write ‘\(known.joined(separator: "’, ‘"))’"))
  }

  static func badKey(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeKey, at: place,
      LocalizedText(
        vi: "khuôn mẫu không gọi được khóa “\(key)”", en: "templates cannot name the key ‘\(key)’"),
      hint: LocalizedText(
        vi: "chỉ dùng chữ cái không dấu, chữ số, “_” và “-”", en: "use ASCII letters, digits, ‘_’ and ‘-’ only"))
  }

  static func notText(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeKey, at: place,
      LocalizedText(vi: "giá trị của “\(key)” phải là chữ", en: "the value of ‘\(key)’ must be a text"),
      hint: LocalizedText(
        vi: "viết giá trị trên cùng dòng; chữ rỗng thì viết \"\"",
        en: "write it on the same line; \"\" is the empty text"))
  }

  static func settingsNotMapping(_ place: SourceLocation) -> Self {
    Diagnostic(
      .themeKey, at: place,
      LocalizedText(vi: "“settings” phải là một nhóm khóa", en: "‘settings’ must be a group of keys"),
      hint: LocalizedText(
        vi: "viết mỗi khóa trên một dòng thụt vào hai dấu cách", en: "write each key on a line indented by two spaces"))
  }

  static func unusedFile(_ place: SourceLocation) -> Self {
    Diagnostic(
      .themeUnusedFile, .warning, at: place,
      LocalizedText(vi: "giao diện không dùng đến tệp này", en: "the theme makes no use of this file"),
      hint: LocalizedText(
        vi: "chỉ dùng theme.yml, templates/**.mustache (tên không dấu, không cách), texts/{vi,en}.yml và assets/**",
        en: "used are theme.yml, templates/**.mustache (ASCII names without spaces), texts/{vi,en}.yml and assets/**"))
  }

  static func missingTemplate(_ template: String, theme: String) -> Self {
    Diagnostic(
      .themeMissingTemplate, at: SourceLocation(file: "themes/\(theme)/theme.yml"),
      LocalizedText(
        vi: "giao diện thiếu tệp templates/\(template).mustache", en: "the theme has no templates/\(template).mustache"),
      hint: LocalizedText(
        vi: "thêm tệp ấy, hoặc thêm “extends: default” để dùng tệp của giao diện mặc định",
        en: "add it, or add ‘extends: default’ to take the one of the default theme"))
  }

  static func textOfOneLanguage(_ key: String, missingIn language: Language, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeText, at: place,
      LocalizedText(
        vi: "khóa “\(key)” không có trong texts/\(language.rawValue).yml",
        en: "the key ‘\(key)’ is not in texts/\(language.rawValue).yml"),
      hint: LocalizedText(vi: "thêm khóa ấy vào tệp kia hoặc xóa ở đây", en: "add it there or remove it here"))
  }

  static func missingTexts(_ keys: [String], _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeText, at: place,
      LocalizedText(
        vi: "thiếu các khóa: \(keys.joined(separator: ", "))", en: "keys are missing: \(keys.joined(separator: ", "))"),
      hint: LocalizedText(
        vi: "thêm vào texts/vi.yml và texts/en.yml, hoặc thêm “extends: default” vào theme.yml",
        en: "add them to texts/vi.yml and texts/en.yml, or add ‘extends: default’ to theme.yml"))
  }

  static func emptyText(_ key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeText, at: place,
      LocalizedText(vi: "chữ của khóa “\(key)” đang để trống", en: "the text of ‘\(key)’ is empty"),
      hint: LocalizedText(vi: "viết chữ vào", en: "write a text"))
  }

  static func missingPlaceholder(_ placeholder: String, of key: String, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeText, at: place,
      LocalizedText(
        vi: "chữ của khóa “\(key)” thiếu {\(placeholder)}", en: "the text of ‘\(key)’ has no {\(placeholder)}"),
      hint: LocalizedText(
        vi: "thêm {\(placeholder)} vào chỗ giá trị phải hiện ra",
        en: "put {\(placeholder)} where the value is to appear"))
  }
}
