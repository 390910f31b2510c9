// Citations in small sentences: what is found, what is said of it, and what is left alone.

import Citations
import Glibc
import Testing

/// One citation as a line: the range in brackets, then what is known, an en rule for each part that is not.
private func described(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return CitationScanner.citations(in: bytes).map { citation in
    let range = String(decoding: bytes[citation.range], as: UTF8.self)
    let written = String(decoding: bytes[citation.numberRange], as: UTF8.self)
    let parts = [
      written, citation.number?.normalised, citation.kind?.rawValue, citation.date?.iso, citation.issuer,
      citation.term.map { String($0) },
    ]
    return "[\(range)] " + parts.map { $0 ?? "–" }.joined(separator: " | ")
  }
}

@Suite struct CitationScannerTests {
  @Test(arguments: [
    // Number forms.
    ("Số 31 - KH/ĐU", "[Số 31 - KH/ĐU] 31 - KH/ĐU | 31-KH/ĐU | – | – | – | –"),
    ("theo 18–NQ/TW nhé", "[18–NQ/TW] 18–NQ/TW | 18-NQ/TW | – | – | – | –"),
    ("Số: 007-HD/BTGTU.", "[Số: 007-HD/BTGTU] 007-HD/BTGTU | 7-HD/BTGTU | – | – | – | –"),
    ("(xem 5-QyĐ/TW)", "[5-QyĐ/TW] 5-QyĐ/TW | 5-QyĐ/TW | – | – | – | –"),
    ("số 18-NQ/TƯ", "[số 18-NQ/TƯ] 18-NQ/TƯ | 18-NQ/TƯ | – | – | – | –"),
    ("số 65-HD/TWĐTN-BTC", "[số 65-HD/TWĐTN-BTC] 65-HD/TWĐTN-BTC | 65-HD/TWĐTN-BTC | – | – | – | –"),
    ("theo 30/2020/NĐ-CP,", "[30/2020/NĐ-CP] 30/2020/NĐ-CP | 30/2020/NĐ-CP | – | – | – | –"),
    ("Luật số 29/2018/QH14", "[Luật số 29/2018/QH14] 29/2018/QH14 | 29/2018/QH14 | luật | – | – | –"),
    ("xem 29/2018/QH14 - VB gốc", "[29/2018/QH14] 29/2018/QH14 | 29/2018/QH14 | – | – | – | –"),
    ("“18/2020/QĐ-TTg”", "[18/2020/QĐ-TTg] 18/2020/QĐ-TTg | 18/2020/QĐ-TTg | – | – | – | –"),
    ("15/KH-UBND", "[15/KH-UBND] 15/KH-UBND | 15/KH-UBND | – | – | – | –"),
    ("15/KH - UBND và", "[15/KH - UBND] 15/KH - UBND | 15/KH-UBND | – | – | – | –"),
    ("Kế hoạch 15/KH-UBND - TP Huế", "[Kế hoạch 15/KH-UBND] 15/KH-UBND | 15/KH-UBND | kế hoạch | – | – | –"),
    ("(01/QĐ-UBND)", "[01/QĐ-UBND] 01/QĐ-UBND | 1/QĐ-UBND | – | – | – | –"),
    (
      "05/2019/TTLT-BTC-BNV", "[05/2019/TTLT-BTC-BNV] 05/2019/TTLT-BTC-BNV | 5/2019/TTLT-BTC-BNV | – | – | – | –"
    ),
    ("Công văn 123/UBND-VX.", "[Công văn 123/UBND-VX] 123/UBND-VX | 123/UBND-VX | công văn | – | – | –"),
    ("Nghị định 12/CP", "[Nghị định 12/CP] 12/CP | 12/CP | nghị định | – | – | –"),
    // Kinds.
    ("KẾ HOẠCH SỐ 7-KH/ĐU", "[KẾ HOẠCH SỐ 7-KH/ĐU] 7-KH/ĐU | 7-KH/ĐU | kế hoạch | – | – | –"),
    ("các kế\nhoạch  số\n7 - KH/ĐU", "[kế\nhoạch  số\n7 - KH/ĐU] 7 - KH/ĐU | 7-KH/ĐU | kế hoạch | – | – | –"),
    (
      "Chương trình hành động số 9-CTr/TU",
      "[Chương trình hành động số 9-CTr/TU] 9-CTr/TU | 9-CTr/TU | chương trình hành động | – | – | –"
    ),
    ("Bộ luật số 91/2015/QH13", "[Bộ luật số 91/2015/QH13] 91/2015/QH13 | 91/2015/QH13 | bộ luật | – | – | –"),
    ("Thông tri 3-TT/TU", "[Thông tri 3-TT/TU] 3-TT/TU | 3-TT/TU | thông tri | – | – | –"),
    // Dates.
    ("1-KH/ĐU ngày 25/5/2023", "[1-KH/ĐU ngày 25/5/2023] 1-KH/ĐU | 1-KH/ĐU | – | 2023-05-25 | – | –"),
    ("1-KH/ĐU, ngày 02/02/2023", "[1-KH/ĐU, ngày 02/02/2023] 1-KH/ĐU | 1-KH/ĐU | – | 2023-02-02 | – | –"),
    ("1-KH/ĐU ngày 25-10-2017.", "[1-KH/ĐU ngày 25-10-2017] 1-KH/ĐU | 1-KH/ĐU | – | 2017-10-25 | – | –"),
    (
      "1-KH/ĐU ngày 25 tháng 10 năm 2017",
      "[1-KH/ĐU ngày 25 tháng 10 năm 2017] 1-KH/ĐU | 1-KH/ĐU | – | 2017-10-25 | – | –"
    ),
    (
      "1-KH/ĐU ngày 31/02/2023 của Đảng ủy phường.",
      "[1-KH/ĐU ngày 31/02/2023 của Đảng ủy phường] 1-KH/ĐU | 1-KH/ĐU | – | – | Đảng ủy phường | –"
    ),
    ("1-KH/ĐU ngày 25/5/20233", "[1-KH/ĐU] 1-KH/ĐU | 1-KH/ĐU | – | – | – | –"),
    ("1-KH/ĐU ngày 25/5", "[1-KH/ĐU] 1-KH/ĐU | 1-KH/ĐU | – | – | – | –"),
    // Issuers and terms.
    (
      "Quy định 8-QĐ/TW của Bộ Chính trị về nêu gương",
      "[Quy định 8-QĐ/TW của Bộ Chính trị] 8-QĐ/TW | 8-QĐ/TW | quy định | – | Bộ Chính trị | –"
    ),
    (
      "8-QĐ/TW của Bộ Chính\ntrị khóa XIII; sau đó",
      "[8-QĐ/TW của Bộ Chính\ntrị khóa XIII] 8-QĐ/TW | 8-QĐ/TW | – | – | Bộ Chính trị | 13"
    ),
    (
      "8-QĐ/TW của Bộ Chính trị (khoá XII).",
      "[8-QĐ/TW của Bộ Chính trị (khoá XII)] 8-QĐ/TW | 8-QĐ/TW | – | – | Bộ Chính trị | 12"
    ),
    ("8-QĐ/TW (khóa IX)", "[8-QĐ/TW (khóa IX)] 8-QĐ/TW | 8-QĐ/TW | – | – | – | 9"),
    (
      "8-QĐ/TW khóa XII, ngày 2/3/2017 của Bộ Chính trị",
      "[8-QĐ/TW khóa XII, ngày 2/3/2017 của Bộ Chính trị] 8-QĐ/TW | 8-QĐ/TW | – | 2017-03-02 | Bộ Chính trị | 12"
    ),
    ("8-QĐ/TW khóa XIIII", "[8-QĐ/TW] 8-QĐ/TW | 8-QĐ/TW | – | – | – | –"),
    ("8-QĐ/TW của các đồng chí", "[8-QĐ/TW] 8-QĐ/TW | 8-QĐ/TW | – | – | – | –"),
    (
      "1-HD/BTG của Ban Tuyên giáo và Dân vận, nhưng",
      "[1-HD/BTG của Ban Tuyên giáo và Dân vận] 1-HD/BTG | 1-HD/BTG | – | – | Ban Tuyên giáo và Dân vận | –"
    ),
    (
      "1-CT/TW của Bộ Chính trị và Nghị quyết Đại hội",
      "[1-CT/TW của Bộ Chính trị] 1-CT/TW | 1-CT/TW | – | – | Bộ Chính trị | –"
    ),
    (
      "1-CT/TW của Bộ Chính trị và các văn bản",
      "[1-CT/TW của Bộ Chính trị] 1-CT/TW | 1-CT/TW | – | – | Bộ Chính trị | –"
    ),
    (
      "2/QĐ-BLĐ của Bộ Lao động - Thương binh.",
      "[2/QĐ-BLĐ của Bộ Lao động - Thương binh] 2/QĐ-BLĐ | 2/QĐ-BLĐ | – | – | Bộ Lao động - Thương binh | –"
    ),
    (
      "8-QĐ/TW của Bộ Chính trị “Về nêu gương”",
      "[8-QĐ/TW của Bộ Chính trị] 8-QĐ/TW | 8-QĐ/TW | – | – | Bộ Chính trị | –"
    ),
    (
      "30/2020/NĐ-CP của Chính phủ ngày 05/3/2020 về văn thư",
      "[30/2020/NĐ-CP của Chính phủ ngày 05/3/2020] 30/2020/NĐ-CP | 30/2020/NĐ-CP | – | 2020-03-05 | Chính phủ | –"
    ),
  ])
  func readsEveryForm(_ text: String, _ expected: String) {
    #expect(described(text) == [expected])
  }

  @Test(arguments: [
    "", "/", "1/", "-/A", "ngày 25/5/2023", "trực 24/7", "1/2 số phiếu", "và/hoặc, A/B, TP/HCM", "năm 2021 - TP/HCM",
    "nhà số 12/AB", "12/KH", "Kế hoạch 12-KH", "bản 31-KH/ĐU.pdf", "31-KH/ĐU_ký", "31-KH/ĐU/2023", "a31-KH/ĐU",
    "ữ31-KH/ĐU", "31-KH/ĐUữ", "2021-31-KH/ĐU", "5/2023/QĐ-UBND/x", "1,31-KH/ĐU", "31-KH/ĐU-x", "123456-KH/ĐU",
    "https://vi.example/15/KH-UBND", "https://vi.example:15/KH-UBND", "https://vi.example,15/KH-UBND",
    "?so=15/KH-UBND", "15/KH-UBND@vi.example", "a@vi.example,31-KH/ĐU", "31-kh/đu", "31-KH/Đu", "3-K/ĐU",
    "3-KHKH/ĐU", "3-KH/Đ", "3-KH/ABCDEFGHIJKLM", "15/2020/kh", "15/99/QĐ-UBND",
  ])
  func leavesAlone(_ text: String) {
    #expect(described(text) == [])
  }

  /// The issuer of the first ends before a verb, and the second keeps all its parts.
  @Test func nestedCitationsAreFurtherCitations() {
    #expect(
      described("Kết luận số 01-KL/TW của Bộ Chính trị tiếp tục Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị")
        == [
          "[Kết luận số 01-KL/TW của Bộ Chính trị] 01-KL/TW | 1-KL/TW | kết luận | – | Bộ Chính trị | –",
          "[Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị] 05-CT/TW | 5-CT/TW | chỉ thị | 2016-05-15 | "
            + "Bộ Chính trị | –",
        ])
  }

  /// The first number takes the code “Công”, and the second has no kind then.
  @Test func aKindIsNoPartOfTheNumberBeforeIt() {
    #expect(
      described("Theo 30/2020/NĐ-CP-Công văn 18-NQ/TW") == [
        "[30/2020/NĐ-CP-Công] 30/2020/NĐ-CP-Công | 30/2020/NĐ-CP-Công | – | – | – | –",
        "[18-NQ/TW] 18-NQ/TW | 18-NQ/TW | – | – | – | –",
      ])
  }

  /// What only the last of a series says is said of all, if the code of the issuer is the same.
  @Test(arguments: [
    ("1-HD/BTG và Kế hoạch số 2-KH/BTG của Ban Tuyên giáo khóa II", ["Ban Tuyên giáo 2", "Ban Tuyên giáo 2"]),
    ("1-HD/BTG, 2-HD/BTG, và 3-HD/BTG của Ban Tuyên giáo.", ["Ban Tuyên giáo", "Ban Tuyên giáo", "Ban Tuyên giáo"]),
    ("1-HD/BTG và 2-KH/BTC của Ban Tổ chức", ["", "Ban Tổ chức"]),
    ("1-HD/BTG theo 2-HD/BTG của Ban Tuyên giáo", ["", "Ban Tuyên giáo"]),
    ("1-HD/BTG của Ban A và 2-HD/BTG của Ban B", ["Ban A", "Ban B"]),
    // The first is of 2017, the term XIII began in 2021: only the second is of that term.
    ("1-NQ/TW ngày 25/10/2017, 2-KL/TW của Bộ Chính trị khóa XIII", ["Bộ Chính trị", "Bộ Chính trị 13"]),
  ])
  func oneIssuerIsShared(_ text: String, _ expected: [String]) {
    let citations = CitationScanner.citations(in: Array(text.utf8))
    #expect(
      citations.map { ($0.issuer ?? "") + ($0.term.map { " \($0)" } ?? "") } == expected)
  }

  /// A clause that goes on and on is no name.
  @Test func theNameOfAnIssuerIsShort() {
    let clause = "1-KH/ĐU của Đảng ủy " + String(repeating: "mở rộng ", count: 20)
    #expect(described(clause) == ["[1-KH/ĐU] 1-KH/ĐU | 1-KH/ĐU | – | – | – | –"])
  }

  /// Ranges are in order, apart and within the text, whatever stands there; invalid UTF-8 too.
  @Test func anyBytesAreScanned() {
    let pieces: [[UInt8]] =
      [
        "Kế hoạch", " ", "số", "1", "31", "2020", "-", "–", "/", "KH", "Đ", "ĐU", "TW", "ngày", "của", "Bộ", "và",
        ",", "(", "khóa", "X", ".", "\n", "\u{A0}",
      ].map { Array($0.utf8) } + [[0xE2], [0x80], [0xC4], [0x90], [0xFF]]
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    for _ in 0..<5_000 {
      var text: [UInt8] = []
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      var end = 0
      for citation in CitationScanner.citations(in: text) {
        let range = citation.range
        #expect(end <= range.lowerBound && range.upperBound <= text.count, "seed \(seed): \(text)")
        #expect(range.contains(citation.numberRange.lowerBound), "seed \(seed): \(text)")
        #expect(citation.numberRange.upperBound <= range.upperBound, "seed \(seed): \(text)")
        end = range.upperBound
      }
    }
  }

  /// Sixteen times the text takes about sixteen times as long, not 256 times: as the processor counts it for this thread,
  /// whatever else the machine does.
  @Test(arguments: [
    "1-A/", "1-KH/TW ", "1-KH/TW của A ", "số 1 - KH/TW, ", "1/2020/QĐ-A-B-C-", "/", "1/", "12345 ",
    "1                ",
    "Kế hoạch ", "1-KH/TW và ", "@1/KH-AA,", ",1/KH-AA", "1-KH/TW của Bộ - ",
    "1, ", "số 1, 2-KH/TW ", "1 và ", "số 1, số ", "1-KH/TW (ban hành ngày 1 tháng ", "Thông báo kết luận ", "1.1/A.B",
    "1-A",
  ])
  func hostileTextTakesLinearTime(_ piece: String) {
    func clock() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    func time(_ count: Int) -> Duration {
      let text = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      let start = clock()
      _ = CitationScanner.citations(in: text)
      return clock() - start
    }
    let small = (0..<3).map { _ in time(1 << 12) }.min() ?? .zero
    let large = (0..<2).map { _ in time(1 << 16) }.min() ?? .zero
    #expect(large < small * 64 + .milliseconds(20))
  }
}
