// Choices by chance that can be repeated: the same seed gives the same content trees on every machine and with every
// version of the standard library.

import TestSupport

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    number(1...100) <= percent
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }
}
