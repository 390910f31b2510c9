import Testing
import Texts

@Suite struct VietnameseOrderTests {
  /// Letters before tones: “bả” stands between “bà” and “bã”, and all of them before “bác”.
  @Test func textsAreInTheOrderOfDictionaries() {
    let ordered = [
      "12 điều", "an", "anh", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "bác", "cà", "da", "đa", "em", "êm",
      "Hòa", "HÓA", "la đà", "lá", "ở", "ta", "ư", "yên",
    ]
    let sorted = ordered.reversed().sorted { $0.vietnameseSortKey.lexicographicallyPrecedes($1.vietnameseSortKey) }
    #expect(sorted == ordered)
  }

  @Test(arguments: [
    ("Đảng", "đ", "dd"), ("Dân", "d", "d"), ("Ấp số 1", "â", "aa"), ("“Ở đâu", "ơ", "ow"), ("ứng", "ư", "uw"),
    ("e\u{302}\u{301}", "ê", "ee"), ("éa", "e", "e"), ("Zalo", "z", "z"),
  ]) func initials(_ text: String, _ letter: String, _ telex: String) throws {
    let initial = try #require(VietnameseLetter(initialOf: text))
    #expect((initial.letter, initial.telex) == (letter, telex))
  }

  @Test(arguments: ["", "!", "15 năm", "“12", "Я"]) func textsWithoutAnInitial(_ text: String) {
    #expect(VietnameseLetter(initialOf: text) == nil)
  }
}
