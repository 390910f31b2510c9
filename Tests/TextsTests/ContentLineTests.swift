import Testing
import Texts

@Suite struct ContentLineTests {
  /// At every length and with every kind of letter at the place of the fold.
  @Test func linesAreShortAndWhole() {
    for filler in ["a", "đ", "ế", "\u{1F600}"] {
      for length in 0...200 {
        let text = String(repeating: "x", count: length % 7) + String(repeating: filler, count: length)
        var bytes: [UInt8] = []
        bytes.append(contentLine: "SUMMARY", text)
        let file = String(decoding: bytes, as: UTF8.self)
        let lines = bytes.split(separator: 0x0A)
        #expect(bytes.count(where: { $0 == 0x0A }) == lines.count)
        #expect(
          lines.allSatisfy { $0.last == 0x0D && $0.count - 1 <= 75 && String(validating: $0, as: UTF8.self) != nil })
        #expect(Array(file.utf8) == bytes)
        let unfolded = file.unicodeScalars.map(String.init).joined(separator: "|")
          .replacing("\r|\n| |", with: "").replacing("\r|\n", with: "").replacing("|", with: "")
        #expect(unfolded == "SUMMARY:" + text)
      }
    }
  }

  @Test func signsOfTheFormatAreEscaped() {
    #expect("a;b,c\\d\ne:\u{301}".asCalendarText == "a\\;b\\,c\\\\d\\ne:\u{301}")
  }
}
