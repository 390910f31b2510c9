import Foundation
import TestSupport
import Testing

/// Two builds that write to one folder at the same time.
@Suite struct ConcurrentBuildTests {
  @Test func secondBuildFailsAtOnceAndTheFirstPublishes() throws {
    let folder = try TemporaryFolder()
    let plan = SiteFixture.plan("attachments: [{title: A, file: a.pdf}]\n")
    try folder.write(.minimal.with("content/plans/a.md", plan))
    try folder.write("x", to: "content/files/a.pdf")
    // So large that the first build can be met while it copies.
    #expect(truncate(folder.path + "/content/files/a.pdf", 48 << 20) == 0)
    var second: Program.Outcome?
    while second == nil {
      let first = try Program.run(["build", "--output", "site"], in: folder.path) { process in
        let staging = folder.path + "/site/.plan-archive-staging"
        while access(staging, F_OK) != 0, kill(process, 0) == 0 { usleep(100) }
        guard Self.stop(process), access(staging, F_OK) == 0 else { return }
        defer { kill(process, SIGCONT) }
        second = try Program.run(["build", "--output", "site", "--language", "en"], in: folder.path)
      }
      #expect(first.status == 0, "\(first.errors)")
    }
    #expect(second?.status == 1)
    #expect(second?.errors.contains("site: error: another build is writing to ‘site’") == true, "\(second as Any)")
    #expect(try Program.run(["verify", "site"], in: folder.path).status == 0)
  }

  /// - Returns: whether the process is stopped now; false when it has ended.
  private static func stop(_ process: Int32) -> Bool {
    guard kill(process, SIGSTOP) == 0 else { return false }
    while let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) {
      // The state follows the name in parentheses.
      guard let state = status.split(separator: ")").last?.dropFirst().first, !"ZX".contains(state) else {
        return false
      }
      if state == "T" { return true }
      usleep(100)
    }
    return false
  }

  @Test func buildsThatStartTogetherLeaveOneVersionWhole() throws {
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    var refused = 0
    for _ in 1...10 {
      var other: Program.Outcome?
      let one = try versions.build("b", to: output.path) { _ in other = try versions.build("c", to: output.path) }
      let outcomes = [one, try #require(other)]
      for outcome in outcomes where outcome.status != 0 {
        refused += 1
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("another build is writing"), "\(outcome.errors)")
      }
      #expect(outcomes.contains { $0.status == 0 })
      #expect(try output.flaws() == [])
      #expect(try ["b", "c"].contains { try output.differences(from: $0) == [] })
    }
    print("started together: \(refused) of 20 builds refused")
  }
}
