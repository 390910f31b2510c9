import Diagnostics
import Testing

@testable import Records

@Suite struct RecordIDTests {
  @Test(arguments: [
    "a", "0", "ke-hoach-31", "31-kh-du", "com", "com10", "lpt0", String(repeating: "a", count: 100),
  ])
  func validID(_ id: String) {
    #expect(RecordID.isValid(id))
  }

  @Test(arguments: [
    "", "-a", "A", "é", "a b", "a.b", "../x", "con", "nul", "com1", "lpt9", String(repeating: "a", count: 101),
  ])
  func invalidID(_ id: String) {
    #expect(!RecordID.isValid(id))
  }
}
