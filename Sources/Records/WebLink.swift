import Texts

/// A title with a web address, as records list them: `{title: …, url: …}`.
package struct WebLink: Hashable, Sendable {
  package let title: String
  package let url: String?

  /// - Parameter needsURL: whether it is reported when there is no address.
  init?(_ keys: inout RecordReader, needsURL: Bool = false) {
    let title = keys.line("title", required: true)
    url = keys.webAddress("url", required: needsURL)
    guard let title, url != nil || !needsURL else { return nil }
    self.title = title.value
  }
}
