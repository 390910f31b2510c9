import Importing
import Testing

@Suite struct ExtractedTextTests {
  @Test func textHasNoEmphasis() {
    let line = ExtractedText.Line([.init("Theo "), .init("Điều 2", isBold: true), .init("", footnote: "1"), .init(".")])
    #expect(line.text == "Theo Điều 2.")
  }
}
