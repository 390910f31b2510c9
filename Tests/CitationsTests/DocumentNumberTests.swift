import Citations
import Testing

@Suite struct DocumentNumberTests {
  @Test(arguments: [
    ("31-KH/ĐU", "31-KH/ĐU"), ("31 - KH/ĐU", "31-KH/ĐU"), ("07–HD/BTGDVTU", "7-HD/BTGDVTU"),
    ("104-HD/BTGTW", "104-HD/BTGTW"),
    ("5047-CV/BTCTW", "5047-CV/BTCTW"), ("15/KH-UBND", "15/KH-UBND"), ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("29/2018/QH14", "29/2018/QH14"), ("18/2020/QĐ-TTg", "18/2020/QĐ-TTg"), ("01-QyĐ/TW", "1-QyĐ/TW"),
    ("65-HD/TWĐTN-BTC", "65-HD/TWĐTN-BTC"), ("05/2019/TTLT-BTC-BNV", "5/2019/TTLT-BTC-BNV"),
  ])
  func bothFormsAreNormalised(_ written: String, _ normalised: String) {
    let number = DocumentNumber(written)
    #expect(number?.normalised == normalised)
    #expect(number?.written == written)
  }

  @Test(arguments: [
    ("31-KH/ĐU", "KH", "ĐU", true), ("65-HD/TWĐTN-BTC", "HD", "TWĐTN-BTC", true), ("15/KH-UBND", "KH", "UBND", false),
    ("30/2020/NĐ-CP", "NĐ", "CP", false), ("29/2018/QH14", "QH14", "QH14", false),
    ("5/2019/TTLT-BTC-BNV", "TTLT", "BTC-BNV", false),
  ])
  func codesAreTakenApart(_ written: String, _ type: Substring, _ issuer: Substring, _ isPartyNumber: Bool) {
    let number = DocumentNumber(written)
    #expect(number?.typeCode == type)
    #expect(number?.issuerCode == issuer)
    #expect(number?.isPartyNumber == isPartyNumber)
  }

  @Test(arguments: ["25/5/2023", "31", "KH/ĐU", "31-kh/đu", "31-Kh", "123456-KH/ĐU", "31-KH/ĐU-X/Y", "2020-2025", ""])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(DocumentNumber(text) == nil)
  }
}
