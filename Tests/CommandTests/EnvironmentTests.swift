import Foundation
import TestSupport
import Testing

/// The site of the repository's content, built in many environments, is one.
@Suite struct EnvironmentTests {
  struct Surroundings: CustomTestStringConvertible {
    let testDescription: String
    var variables: [String] = []
    /// A shell script that runs the build as `"$@"`.
    var script: String?
    var isCopied = false

    var wrapper: [String] { ["env"] + variables + (script.map { ["sh", "-c", $0, "sh"] } ?? []) }
  }

  /// Sets the clock for one program (Debian and Ubuntu: libfaketime).
  private static let clock = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketime.so.1" }
    .first { FileManager.default.fileExists(atPath: $0) }

  @Test(arguments: [
    Surroundings(testDescription: "UTC", variables: ["TZ=UTC"]),
    Surroundings(testDescription: "a zone 14 hours ahead", variables: ["TZ=Pacific/Kiritimati"]),
    Surroundings(testDescription: "Turkish", variables: ["LC_ALL=tr_TR.UTF-8", "LANGUAGE=tr"]),
    Surroundings(testDescription: "no locale", variables: ["LC_ALL=C", "LANG=C"]),
    Surroundings(testDescription: "umask 077", script: "umask 077; exec \"$@\""),
    Surroundings(
      testDescription: "one thread", variables: ["LIBDISPATCH_COOPERATIVE_POOL_STRICT=1"],
      script: "exec taskset -c 0 \"$@\""),
    Surroundings(testDescription: "another checkout, its files made in another order", isCopied: true),
    Surroundings(testDescription: "no home", variables: ["-u", "HOME"]),
    Surroundings(testDescription: "no git or anything else", variables: ["PATH=/nowhere"]),
    Surroundings(testDescription: "no variables at all", variables: ["-i"]),
    Surroundings(testDescription: "another encoding for YAML", variables: ["YAMS_DEFAULT_ENCODING=utf16"]),
    Surroundings(testDescription: "closed streams", script: "exec \"$@\" <&- >&- 2>&-"),
    Surroundings(testDescription: "full streams", script: "exec \"$@\" </dev/null >/dev/full 2>&1"),
  ])
  func surroundingsDoNotShow(_ surroundings: Surroundings) throws {
    try Self.expectSameSite(surroundings)
  }

  /// The reader of the messages went away before the first of them.
  @Test func brokenPipeDoesNotShow() throws {
    let folder = try TemporaryFolder()
    let script = "{ sleep 0.3; \"$@\" 2>&1; echo $? > '\(folder.path)/status'; } | true"
    try Self.expectSameSite(Surroundings(testDescription: "broken pipe", script: script))
    #expect(try folder.contents(of: "")["status"] == Array("0\n".utf8))
  }

  @Test(
    .enabled(if: clock != nil, "libfaketime is not installed: the clock stays as it is"),
    arguments: ["1970-01-01 00:00:01", "2038-01-19 03:14:08"])
  func clockDoesNotShow(_ time: String) throws {
    // The shell sets up what the library shares with the programs that it starts, and leaves it behind.
    let script = "test $(date +%Y) = \(time.prefix(4)) && \"$@\"; status=$?; rm -f /dev/shm/*faketime*_$$; exit $status"
    let surroundings = Surroundings(
      testDescription: time, variables: ["LD_PRELOAD=\(Self.clock ?? "")", "FAKETIME=@\(time)", "TZ=UTC"],
      script: script)
    try Self.expectSameSite(surroundings)
  }

  private static let here = Result {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["build", "--source", repositoryRoot, "--output", folder.path + "/site"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try folder.contents(of: "site")
  }

  private static func expectSameSite(_ surroundings: Surroundings) throws {
    let folder = try TemporaryFolder()
    if surroundings.isCopied {
      for part in ["themes", "content"] {
        for path in try FileManager.default.subpathsOfDirectory(atPath: repositoryRoot + "/" + part).sorted().reversed()
        {
          guard let bytes = FileManager.default.contents(atPath: repositoryRoot + "/\(part)/\(path)") else { continue }
          try folder.write(Array(bytes), to: "copy/\(part)/\(path)")
        }
      }
    }
    let source = surroundings.isCopied ? folder.path + "/copy" : repositoryRoot
    let outcome = try Program.run(
      ["build", "--source", source, "--output", folder.path + "/site"], through: surroundings.wrapper)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let site = try folder.contents(of: "site")
    #expect(try site["SHA256SUMS"] == here.get()["SHA256SUMS"])
    #expect(try site == here.get())
  }
}
