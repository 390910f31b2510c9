import Testing

@testable import Archiving

@Suite struct PDFEndsTests {
  @Test(arguments: [
    ("1 0 obj << /Type /Pages /Kids [2 0 R] /Count 12 >> endobj", 12),
    ("<</Count 3/Kids[4 0 R]/Type/Pages>>", 3),
    // A branch of the tree, bookmarks, and none at all.
    ("<< /Type /Pages /Parent 1 0 R /Count 5 >> << /Type /Pages /Count 9 >>", 9),
    ("<< /Type /Outlines /Count 7 >>", nil), ("<< /Type /Pages /Count 0 >>", nil), ("/Count 4 /Pages", nil),
    // A change appended to the file.
    ("<< /Type /Pages /Count 2 >> %%EOF << /Type /Pages /Count 3 >>", 3), ("", nil),
  ]) func pages(_ text: String, _ count: Int?) {
    #expect(PDFEnds(bytes: Array(text.utf8)).pageCount == count)
  }
}
