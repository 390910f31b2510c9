internal import Mustache

/// A view as swift-mustache reads it.
struct Scope<Content: View>: MustacheParent {
  let content: Content

  init(_ content: Content) {
    self.content = content
  }

  func child(named name: String) -> Any? {
    Content.fields[name]?.value(content)
  }
}
