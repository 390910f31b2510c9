#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the machine or the call of the program stands against: not an author's mistake, so it has no line and column.
package struct EnvironmentError: Error, Hashable, Sendable {
  /// The file or folder that it is about.
  package let path: String
  /// One line: what failed and why.
  package let message: LocalizedText
  package let hint: LocalizedText?

  package init(_ path: String, _ message: LocalizedText, hint: LocalizedText? = nil) {
    self.path = path
    self.message = message
    self.hint = hint
  }

  /// A system call failed.
  ///
  /// - Parameters:
  ///   - operation: what was attempted, as a verb: “read”.
  ///   - code: the `errno` of the call.
  package static func system(_ operation: LocalizedText, _ path: String, code: Int32) -> Self {
    let reason = String(cString: strerror(code))
    return EnvironmentError(
      path,
      LocalizedText(
        vi: "không thể \(operation.vi) “\(path)”: \(reason)", en: "cannot \(operation.en) ‘\(path)’: \(reason)"))
  }
}
