// The wording of what can be wrong with the form of YAML.

import Diagnostics

extension Diagnostic {
  static func notIndented(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlSyntax, at: place,
      LocalizedText(
        vi: "dòng trên mở dấu nháy mà không đóng, hoặc dòng này phải thụt vào",
        en: "the line above opens a quote and does not close it, or this line must be indented"),
      hint: LocalizedText(
        vi: "thêm dấu nháy đóng ở cuối giá trị bên trên", en: "add the closing quote at the end of the value above"))
  }

  static func continuation(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlSyntax, at: place,
      LocalizedText(vi: "dòng này không có dạng “khóa: giá trị”", en: "this line is no ‘key: value’"),
      hint: LocalizedText(
        vi:
          "nếu nó tiếp dòng trên, nối hai dòng làm một; nếu là một mục của danh sách, viết “- ” ở đúng cột với các mục khác",
        en:
          "if it continues the line above, join the two; if it is an item of a list, write ‘- ’ in the column of the others"
      ))
  }

  static func blankAfterColon(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlSyntax, at: place,
      LocalizedText(vi: "thiếu dấu cách sau dấu hai chấm", en: "the blank after the colon is missing"),
      hint: LocalizedText(vi: "viết “khóa: giá trị”", en: "write ‘key: value’"))
  }

  static func textAfterValue(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlSyntax, at: place,
      LocalizedText(
        vi: "có chữ đứng sau dấu nháy hoặc dấu ngoặc đóng", en: "there is text after the closing quote or bracket"),
      hint: LocalizedText(
        vi: "đặt cả giá trị trong một cặp dấu nháy: 'Cần Thơ \"số 1\"'",
        en: "put the whole value in one pair of quotes: 'Cần Thơ \"số 1\"'"))
  }

  static func tab(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlTab, at: place,
      LocalizedText(vi: "thụt lề bằng phím Tab", en: "indentation with a tab"),
      hint: LocalizedText(vi: "thay Tab bằng hai dấu cách", en: "replace the tab with two spaces"))
  }

  static func tooLong(_ place: SourceLocation) -> Self {
    Diagnostic(
      .valueTooLong, at: place,
      LocalizedText(
        vi: "giá trị dài quá \(YAMLScreen.longestValue) ký tự",
        en: "the value is longer than \(YAMLScreen.longestValue) characters"),
      hint: LocalizedText(
        vi: "chuyển đoạn văn dài xuống phần nội dung của tệp", en: "move long text into the body of the file"))
  }

  static func directive(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlFeature, at: place,
      LocalizedText(
        vi: "dòng bắt đầu bằng “%” là chỉ thị YAML, không dùng ở đây",
        en: "a line that starts with ‘%’ is a YAML directive, not used here"),
      hint: LocalizedText(vi: "xóa dòng này", en: "delete the line"))
  }

  static func secondDocument(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlSecondDocument, at: place,
      LocalizedText(vi: "mỗi tệp chỉ có một phần YAML", en: "a file has one YAML part only"),
      hint: LocalizedText(vi: "xóa dòng này, hoặc tách thành hai tệp", en: "delete this line or split the file in two"))
  }

  static func anchor(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlFeature, at: place,
      LocalizedText(
        vi: "giá trị bắt đầu bằng “&” là neo YAML, không dùng ở đây",
        en: "a value that starts with ‘&’ is a YAML anchor, not used here"),
      hint: LocalizedText(
        vi: "nếu là chữ, đặt cả giá trị trong dấu nháy kép", en: "if it is text, put the whole value in double quotes"))
  }

  static func alias(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlFeature, at: place,
      LocalizedText(
        vi: "giá trị bắt đầu bằng “*” là bí danh YAML, không dùng ở đây",
        en: "a value that starts with ‘*’ is a YAML alias, not used here"),
      hint: LocalizedText(
        vi: "nếu là chữ, đặt cả giá trị trong dấu nháy kép", en: "if it is text, put the whole value in double quotes"))
  }

  static func tag(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlFeature, at: place,
      LocalizedText(
        vi: "giá trị bắt đầu bằng “!” là nhãn YAML, không dùng ở đây",
        en: "a value that starts with ‘!’ is a YAML tag, not used here"),
      hint: LocalizedText(
        vi: "nếu là chữ, đặt cả giá trị trong dấu nháy kép", en: "if it is text, put the whole value in double quotes"))
  }

  static func mergeKey(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlFeature, at: place,
      LocalizedText(vi: "khóa gộp “<<” không dùng ở đây", en: "the merge key ‘<<’ is not used here"),
      hint: LocalizedText(vi: "viết ra từng khóa một", en: "write each key out"))
  }

  static func complexKey(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlKey, at: place,
      LocalizedText(
        vi: "tên khóa phải là một từ, không phải danh sách hay nhóm",
        en: "a key must be a word, not a list or a mapping"),
      hint: LocalizedText(vi: "viết dạng “khóa: giá trị”", en: "write ‘key: value’"))
  }

  static func tooDeep(_ place: SourceLocation) -> Self {
    Diagnostic(
      .yamlDepth, at: place,
      LocalizedText(
        vi: "lồng nhau quá \(YAMLScreen.deepest) cấp", en: "nested deeper than \(YAMLScreen.deepest) levels"),
      hint: LocalizedText(vi: "bỏ bớt ngoặc hoặc thụt lề", en: "remove brackets or indentation"))
  }
}
