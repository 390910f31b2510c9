import Foundation
import Testing

@testable import Texts

@Suite struct FoldingTests {
  @Test(arguments: [
    ("", ""),
    ("  Mục đích, YÊU CẦU! ", "muc dich yeu cau"),
    ("Đảng ðồng ɖức ÐẢNG", "dang dong duc dang"),
    ("THỰC HIỆN Ƣu tiên ƣ", "thuc hien uu tien u"),
    ("Mác–Lênin… “pano”/pa\u{A0}nô", "mac lenin pano pa no"),
    ("a+b=c\tđ\r\ne", "a b c d e"),
    ("İstanbul ÀÉÎ Ω ЖИ 中文", "istanbul aei ω жи 中文"),
  ])
  func folded(_ text: String, _ folded: String) {
    #expect(text.folded() == folded)
    #expect(text.decomposedStringWithCanonicalMapping.folded() == folded)
  }

  /// All 134 letters of Vietnamese that are not ASCII.
  @Test func vietnamese() {
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
    for vowel in "aăâeêioôơuưy" {
      for tone in tones {
        let letter = (String(vowel) + tone).precomposedStringWithCanonicalMapping
        let base = String(vowel).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)
        #expect(letter.folded() == String(String.UnicodeScalarView(base)))
        #expect(letter.uppercased().folded() == String(String.UnicodeScalarView(base)))
      }
    }
  }

  @Test(arguments: [
    ("I- Mục đích, yêu cầu", "i-muc-dich-yeu-cau"), ("18-NQ/TW", "18-nq-tw"), ("!!!", ""), ("", ""),
    ("中 a 文 b", "a-b"), ("__x__", "x"),
  ])
  func slug(_ text: String, _ slug: String) {
    #expect(text.slug() == slug)
  }

  /// Against the plain way, on every character whose folding is looked up, and some beyond.
  @Test func tableKnowsWhatCharactersFoldTo() {
    for scalar in [0..<0x400, 0x1D00..<0x2100].joined().compactMap({ Unicode.Scalar($0 as UInt32) }) {
      var letters: [UInt8] = []
      let isLetter = FoldingTable.shared.fold(scalar, into: &letters)
      #expect((isLetter ? letters : nil) == FoldingTable.letters(scalar), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("", []), ("Đảng, bộ", ["Đảng=dang", "bộ=bo"]), (" –a\u{301}\u{323}b.", ["a\u{301}\u{323}b=ab"]), ("\u{301}", []),
    ("x\r\ny", ["x=x", "y=y"]),
  ])
  func foldedWords(_ text: String, _ words: [String]) {
    #expect(text.foldedWords().map { "\(text[$0.range])=\($0.folded)" } == words)
  }
}
