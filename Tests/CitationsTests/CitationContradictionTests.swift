// Slips in citations: a date outside the term, a code of another kind.

import Citations
import Testing

private func citations(_ text: String) -> [Citation] { CitationScanner.citations(in: Array(text.utf8)) }

@Suite struct CitationContradictionTests {
  @Test(arguments: [
    ("Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Hội nghị Trung ương 5 (khóa XII)", true),
    ("Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Hội nghị Trung ương 5 (khóa XIII)", false),
    // Congress XII met 20–28/1/2016, congress XIII from 26/1 to 1/2/2021: both terms are right in those months.
    ("1-QĐ/TW ngày 31/12/2015 của Bộ Chính trị khóa XII", true),
    ("1-QĐ/TW ngày 01/01/2016 của Bộ Chính trị khóa XII", false),
    ("1-QĐ/TW ngày 31/01/2016 của Bộ Chính trị khóa XI", false),
    ("1-QĐ/TW ngày 01/02/2016 của Bộ Chính trị khóa XI", true),
    ("1-QĐ/TW ngày 28/02/2021 của Bộ Chính trị khóa XII", false),
    ("1-QĐ/TW ngày 01/3/2021 của Bộ Chính trị khóa XII", true),
    ("1-QĐ/TW ngày 01/3/2030 của Bộ Chính trị khóa XIV", false),
    ("1-QĐ/TW ngày 01/3/2030 của Bộ Chính trị khóa XV", false),
    ("1-QĐ/TW của Bộ Chính trị khóa XII", false),
    // Other assemblies count other terms.
    ("1-QĐ/TU ngày 16/6/2022 của Tỉnh ủy khóa XII", false),
    ("29/2018/QH14 ngày 15/11/2018 của Quốc hội khóa XIV", false),
  ])
  func datesOutsideTheTermAreFound(_ text: String, _ expected: Bool) {
    #expect(citations(text).map(\.isDatedOutsideItsTerm) == [expected])
  }

  @Test(arguments: [
    ("Kế hoạch số 07-HD/BTGTU", true), ("Hướng dẫn số 07-HD/BTGTU", false),
    ("Quyết định 9-QĐ/TW", false), ("Quy định 9-QĐ/TW", false), ("Quy định 9-QyĐ/TW", false),
    ("Quyết định 9-QyĐ/TW", true), ("Nghị quyết 15/KH-UBND", true), ("Kế hoạch 15/KH-UBND", false),
    ("Nghị định 30/2020/NĐ-CP", false), ("Nghị quyết 30/2020/NĐ-CP", true),
    ("Luật số 29/2018/QH14", false), ("Nghị quyết 43/2022/QH15", false),
    ("Công văn 5047-CV/BTCTW", false), ("Công văn 5047-KH/BTCTW", true),
    ("Công văn 4943/CT-TTHT", false), ("Công văn 123/UBND-VX", false),
    ("Thông tri 3-TT/TU", false), ("Thông tư 3/2021/TT-BNV", false), ("Chương trình hành động 3-CTr/TU", false),
    ("số 07-HD/BTGTU", false), ("Thông báo kết luận số 12-TB/TW", false), ("Thông báo Kết luận số 12-KL/TW", false),
    ("Công văn hướng dẫn số 12/SNV-VP", false), ("Quyết định phê duyệt Đề án số 5/QĐ-UBND", false),
    ("Nghị quyết; Đề án số 5/NQ-HĐND", true), ("Quyết định số 327-CT", false), ("Chương trình số 5-CTRHĐ/TU", false),
  ])
  func codesOfAnotherKindAreFound(_ text: String, _ expected: Bool) {
    #expect(citations(text).map(\.hasTypeCodeOfAnotherKind) == [expected])
  }
}
