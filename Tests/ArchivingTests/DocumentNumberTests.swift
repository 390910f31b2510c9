import Archiving
import Testing

@Suite struct DocumentNumberTests {
  @Test(arguments: [
    ("31-KH/ĐU", "31-KH/ĐU"), ("31 - KH/ĐU", "31-KH/ĐU"), ("07–HD/BTGDVTU", "7-HD/BTGDVTU"),
    ("104-HD/BTGTW", "104-HD/BTGTW"),
    ("5047-CV/BTCTW", "5047-CV/BTCTW"), ("15/KH-UBND", "15/KH-UBND"), ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("29/2018/QH14", "29/2018/QH14"), ("18/2020/QĐ-TTg", "18/2020/QĐ-TTg"), ("01-QyĐ/TW", "1-QyĐ/TW"),
  ])
  func bothFormsAreNormalised(_ written: String, _ normalised: String) {
    let number = DocumentNumber(written)
    #expect(number?.normalised == normalised)
    #expect(number?.written == written)
  }

  @Test(arguments: ["25/5/2023", "31", "KH/ĐU", "31-kh/đu", "31-KH", "123456-KH/ĐU", "31-KH/ĐU-X/Y", "2020-2025", ""])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(DocumentNumber(text) == nil)
  }
}
