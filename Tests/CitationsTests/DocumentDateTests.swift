import Citations
import Testing

@Suite struct DocumentDateTests {
  /// As in official documents: 02/02/2023, 06/4/2023.
  @Test(arguments: [
    ("2023-02-02", "02/02/2023"), ("2023-04-06", "06/4/2023"), ("2023-05-25", "25/5/2023"),
    ("2024-12-10", "10/12/2024"),
    ("2023-01", "01/2023"), ("2023-11", "11/2023"), ("2023", "2023"),
  ])
  func isPrintedTheVietnameseWay(_ iso: String, _ printed: String) {
    #expect(DocumentDate(iso)?.vietnamese == printed)
    #expect(DocumentDate(iso)?.iso == iso)
  }

  @Test(arguments: [
    "2026-02-30", "2023-02-29", "1900-02-29", "0000", "2023-13", "2023-00-01", "2023-1-1", "25/5/2023",
    "2023-05-25T10:00",
    "２０２３", "-2023", "",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(DocumentDate(text) == nil)
  }

  @Test func leapDaysExist() {
    #expect(DocumentDate("2024-02-29") != nil)
    #expect(DocumentDate("2000-02-29") != nil)
  }

  /// 2023 and 2023-05 may be the same day, so neither is after the other.
  @Test func isAfterOnlyWhenThatIsCertain() throws {
    let year = try #require(DocumentDate("2023"))
    let month = try #require(DocumentDate("2023-05"))
    let later = try #require(DocumentDate("2023-06-01"))
    #expect(!year.isAfter(month))
    #expect(!month.isAfter(year))
    #expect(later.isAfter(month))
    #expect(!month.isAfter(later))
  }
}
