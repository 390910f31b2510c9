internal import Mustache

/// A list as swift-mustache reads it. Besides the elements templates may ask for their number: `{{#plans.count}}` opens
/// once what stands around the elements.
struct List<Element>: MustacheSequence, MustacheParent {
  let elements: [Element]

  func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }

  func child(named name: String) -> Any? {
    name == "count" ? Scalar(number: elements.count) : nil
  }
}

/// A list without elements, which is no sequence: swift-mustache would make it the scope of an inverted section.
struct EmptyList: MustacheCustomRenderable, MustacheParent {
  var renderText: String { "" }
  var isNull: Bool { true }

  func child(named name: String) -> Any? {
    name == "count" ? Scalar(number: 0) : nil
  }
}
