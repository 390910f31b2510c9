import Files

/// For whom a site is made.
package enum Edition: String, CaseIterable, Sendable {
  /// For everybody.
  case `public`
  /// For staff: everything that the content holds.
  case `internal`
}
