import Texts
internal import Diagnostics

/// The wording of what can be wrong with the names in a template.
extension Diagnostic {
  static func unknownName(_ tag: Template.Tag, known: [String]) -> Self {
    Diagnostic(
      .themeUnknownName, at: tag.location,
      LocalizedText(vi: "không có tên “\(tag.name)” ở chỗ này", en: "there is no name ‘\(tag.name)’ here"),
      hint: suggestion(tag.name, known))
  }

  static func noCurrentValue(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeUnknownName, at: tag.location,
      LocalizedText(vi: "“.” ở chỗ này không phải là một giá trị", en: "‘.’ is not a value here"),
      hint: LocalizedText(
        vi: "chỉ dùng {{.}} trong đoạn mở bằng một danh sách chữ, như {{#aliases}}{{.}}{{/aliases}}",
        en: "use {{.}} only in a section over a list of texts, as in {{#aliases}}{{.}}{{/aliases}}"))
  }

  static func notPrintable(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeWrongKind, at: tag.location,
      LocalizedText(
        vi: "“\(tag.name)” không phải là chữ hay số nên không in ra được",
        en: "‘\(tag.name)’ is no text or number and cannot be printed"),
      hint: LocalizedText(
        vi: "mở đoạn {{#\(tag.name)}}…{{/\(tag.name)}} rồi dùng các tên bên trong",
        en: "open a section {{#\(tag.name)}}…{{/\(tag.name)}} and use the names inside it"))
  }

  static func escapingNeeded(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeEscaping, at: tag.location,
      LocalizedText(
        vi: "“\(tag.name)” là chữ thường, in nguyên trạng như HTML thì không an toàn",
        en: "‘\(tag.name)’ is plain text; printing it as HTML is not safe"),
      hint: LocalizedText(vi: "viết {{\(tag.name)}}", en: "write {{\(tag.name)}}"))
  }

  static func finishedHTML(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeEscaping, at: tag.location,
      LocalizedText(
        vi: "“\(tag.name)” đã là HTML, in như chữ thường thì độc giả thấy mã HTML",
        en: "‘\(tag.name)’ is HTML; printed as text, readers would see its tags"),
      hint: LocalizedText(vi: "viết {{{\(tag.name)}}}", en: "write {{{\(tag.name)}}}"))
  }

  static func missingPartial(_ tag: Template.Tag, known: [String]) -> Self {
    Diagnostic(
      .themeMissingPartial, at: tag.location,
      LocalizedText(
        vi: "không có tệp templates/\(tag.name).mustache", en: "there is no file templates/\(tag.name).mustache"),
      hint: suggestion(tag.name, known))
  }

  static func recursion(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeRecursion, at: tag.location,
      LocalizedText(
        vi: "mảnh “\(tag.name)” gọi lại chính nó, trực tiếp hoặc qua mảnh khác",
        en: "the partial ‘\(tag.name)’ uses itself, directly or through another"),
      hint: LocalizedText(vi: "bỏ thẻ này hoặc viết hẳn nội dung ra", en: "remove this tag or write the content out"))
  }

  static func deepPartials(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeRecursion, at: tag.location,
      LocalizedText(
        vi: "các mảnh gọi nhau quá \(TemplateCheck.deepestPartials) cấp",
        en: "partials use one another more than \(TemplateCheck.deepestPartials) levels deep"),
      hint: LocalizedText(vi: "gộp bớt các mảnh", en: "join some of the partials"))
  }

  private static func suggestion(_ name: String, _ known: [String]) -> LocalizedText {
    if let nearest = nearestName(to: name, in: known) {
      LocalizedText(vi: "có phải là “\(nearest)”?", en: "did you mean ‘\(nearest)’?")
    } else {
      LocalizedText(vi: "xem bảng tên trong themes/README.md", en: "see the tables of names in themes/README.md")
    }
  }
}
