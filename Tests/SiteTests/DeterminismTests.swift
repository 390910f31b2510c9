import Archiving
import Files
import Outputs
import TestSupport
import Testing

@Suite struct DeterminismTests {
  /// The order in which files are found, like the order of hashes, must not show.
  @Test func orderOfFilesDoesNotShow() async throws {
    var fixture = SiteFixture.minimal
    for number in 0..<40 {
      let slogans = (0..<(number % 4)).map { "Khẩu hiệu \((number + $0) % 7)!" }
      fixture = fixture.with(
        "content/plans/p\(number).md",
        SiteFixture.plan(
          "events: [e\(number % 5)]\ntopics: [a]\nslogans: [\(slogans.joined(separator: ", "))]\n",
          body: "## Một\n\n[x](p\((number + 1) % 40).md#mot)\n"))
    }
    for number in 0..<5 { fixture = fixture.with("content/events/e\(number).md", SiteFixture.event("start: 2020\n")) }
    let first = try #require(await fixture.render().site)
    for _ in 0..<3 {
      var shuffled = SiteFixture(files: [:])
      for (path, bytes) in fixture.files.shuffled() { shuffled = shuffled.with(path, bytes) }
      let again = try #require(await shuffled.render().site)
      #expect(again.files.map(\.path) == first.files.map(\.path))
      for file in first.files where file.path.hasSuffix(".html") {
        #expect(again.text(file.path) == first.text(file.path), "\(file.path)")
      }
    }
  }
}
