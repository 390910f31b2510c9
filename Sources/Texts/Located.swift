package import Diagnostics

/// A value and where it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
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
