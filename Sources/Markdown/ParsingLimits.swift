import Diagnostics

enum ParsingLimits {
  static func finding(in text: SourceText, _ locator: inout Locator) -> Diagnostic? { nil }
  static func finding(in tables: [Table], _ locator: inout Locator) -> Diagnostic? { nil }
}
