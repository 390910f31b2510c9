import Diagnostics
import Records
import TestSupport
import Testing
import Texts

@Suite struct KeyDescriptionTests {
  /// Every key that a reader asks for, those within others too, and no other.
  @Test func everyKeyIsDescribedOnce() {
    let asked = ContentKind.allCases.flatMap { Self.paths($0.keys, below: $0.rawValue) }
    #expect(KeyDescription.all.map(\.path).sorted() == asked.sorted())
  }

  @Test(arguments: Language.allCases) func everyDescriptionHasWords(_ language: Language) {
    for key in KeyDescription.all {
      #expect(!key.title[language].isEmpty && !key.meaning[language].isEmpty, "\(key.path)")
    }
  }

  /// What they are told of a key is what they find when they read it.
  @Test func shapesAreThoseOfTheReaders() throws {
    let keys = ContentKind.plan.keys.keys
    #expect(keys.filter(\.isRequired).map(\.name) == ["title", "access", "issuer"])
    func shape(_ name: String) throws -> ValueShape { try #require(keys.first { $0.name == name }).shape }
    guard case .either(.reference(.body, only: true), .list(.reference(.body, only: true))) = try shape("issuer"),
      case .list(.reference(.plan, only: false)) = try shape("replaces"),
      case .list(.either(.text, .mapping(let recipient))) = try shape("recipients"),
      case .form(let pattern, 1...9999) = try shape("issued"),
      case .mapping(let staff) = try shape("internal"), case .anything? = staff.others
    else {
      Issue.record("\(keys)")
      return
    }
    #expect(recipient.keys.map(\.name) == ["name", "note"])
    #expect(recipient.others == nil)
    #expect("2025-11".contains(try Regex(pattern)))
  }

  private static func paths(_ keys: RecordKeys, below path: String) -> [String] {
    keys.keys.flatMap { key in ["\(path).\(key.name)"] + paths(key.shape, below: "\(path).\(key.name)") }
  }

  private static func paths(_ shape: ValueShape, below path: String) -> [String] {
    switch shape {
    case .mapping(let keys): paths(keys, below: path)
    case .list(let element): paths(element, below: path)
    case .either(let first, let second): paths(first, below: path) + paths(second, below: path)
    case .text, .form, .id, .choice, .reference, .anything: []
    }
  }
}
