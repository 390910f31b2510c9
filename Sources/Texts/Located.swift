package import Diagnostics

/// A value and where it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let location: SourceLocation
  /// How many Unicode scalars of the file it takes; 0 where that is not known.
  package let length: Int

  package init(_ value: Value, at location: SourceLocation, length: Int = 0) {
    self.value = value
    self.location = location
    self.length = length
  }

  /// The repair that writes another text in its place; none where it is not known how far it reaches.
  package func replaced(by text: String) -> [TextEdit] {
    length > 0 ? [TextEdit(at: location, length: length, text.asYAMLScalar)] : []
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

extension SourceLocation {
  /// The place `line`, `column` (both 1-based) of a text that starts here.
  package func moved(toLine line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: file, line: self.line + line - 1, column: line == 1 ? self.column + column - 1 : column)
  }
}
