import Texts
internal import Diagnostics

/// The wording of what can be wrong with the syntax of a template.
extension Diagnostic {
  static func unfinishedTag(_ place: SourceLocation) -> Self {
    Diagnostic(
      .themeSyntax, at: place,
      LocalizedText(vi: "thẻ “{{” mở ra mà không đóng lại", en: "the tag ‘{{’ is opened and never closed"),
      hint: LocalizedText(
        vi: "đóng thẻ ngay trên dòng ấy bằng “}}”, hoặc “}}}” nếu mở bằng “{{{”",
        en: "close it on the same line with ‘}}’, or with ‘}}}’ when it opens with ‘{{{’"))
  }

  static func badName(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeSyntax, at: tag.location,
      LocalizedText(vi: "“\(tag.name)” không phải là một tên", en: "‘\(tag.name)’ is not a name"),
      hint: LocalizedText(
        vi: "tên chỉ gồm chữ cái không dấu, chữ số, “_”, “-”; các phần nối bằng dấu chấm, như site.title",
        en: "a name has ASCII letters, digits, ‘_’ and ‘-’; its parts are joined by dots, as in site.title"))
  }

  static func joinedBrace(_ place: SourceLocation) -> Self {
    Diagnostic(
      .themeSyntax, at: place,
      LocalizedText(
        vi: "dấu ngoặc nhọn dính với một dấu thanh hoặc ký tự ghép", en: "a brace is joined with a combining mark"),
      hint: LocalizedText(vi: "xóa dấu ghép đứng cạnh dấu ngoặc", en: "delete the mark beside the brace"))
  }

  static func refusedFeature(_ feature: LocalizedText, _ place: SourceLocation) -> Self {
    Diagnostic(
      .themeSyntax, at: place,
      LocalizedText(
        vi: "khuôn mẫu ở đây không dùng \(feature.vi)", en: "templates do not have \(feature.en)"),
      hint: LocalizedText(
        vi: "chỉ dùng {{tên}}, {{{html}}}, {{#tên}}…{{/tên}}, {{^tên}}…{{/tên}}, {{>mảnh}} và {{! ghi chú }}",
        en: "use {{name}}, {{{html}}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{>partial}} and {{! comment }} only"))
  }

  static func unclosedSection(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeSyntax, at: tag.location,
      LocalizedText(
        vi: "đoạn “\(tag.name)” mở ra mà không đóng lại", en: "the section ‘\(tag.name)’ is opened and never closed"),
      hint: LocalizedText(
        vi: "thêm {{/\(tag.name)}} ở cuối đoạn, trước khi đoạn bên ngoài đóng lại",
        en: "add {{/\(tag.name)}} where it ends, before the section around it is closed"))
  }

  static func strayClose(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeSyntax, at: tag.location,
      LocalizedText(
        vi: "{{/\(tag.name)}} đóng một đoạn chưa mở", en: "{{/\(tag.name)}} closes a section that is not open"),
      hint: LocalizedText(
        vi: "thêm {{#\(tag.name)}} ở đầu đoạn hoặc xóa thẻ này",
        en: "add {{#\(tag.name)}} where the section starts or delete this tag"))
  }

  static func tooDeep(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themeSyntax, at: tag.location,
      LocalizedText(
        vi: "các đoạn lồng nhau quá \(TemplateScanner.deepestSections) cấp",
        en: "sections are nested deeper than \(TemplateScanner.deepestSections) levels"),
      hint: LocalizedText(vi: "bỏ bớt cấp lồng nhau", en: "nest fewer sections"))
  }

  static func partialName(_ tag: Template.Tag) -> Self {
    Diagnostic(
      .themePartialName, at: tag.location,
      LocalizedText(
        vi: "“\(tag.name)” không thể là tên của một mảnh khuôn mẫu", en: "‘\(tag.name)’ cannot be the name of a partial"
      ),
      hint: LocalizedText(
        vi: "viết đường dẫn trong thư mục templates, không có “..”, không có đuôi .mustache, như parts/head",
        en: "write the path below templates/, without ‘..’ and without .mustache, as in parts/head"))
  }
}
