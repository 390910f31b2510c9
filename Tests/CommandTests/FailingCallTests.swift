import Foundation
import TestSupport
import Testing

/// Builds to which the machine refuses something while they publish. When it refuses one call, the folder is wholly as it
/// was or wholly new; when it goes on refusing, the folder is sound, and the next build completes what was begun.
@Suite(.enabled(if: Strace.isAvailable, "strace is not installed: the machine's refusals are not tried"))
struct FailingCallTests {
  struct Failure: CustomTestStringConvertible {
    let call: String
    /// One after the other.
    var errors = ["EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT"]
    /// Every how many-th call fails.
    var stride = 1
    /// How many calls fail in a row.
    var count = 1

    var testDescription: String { "\(count) \(call)" }
  }

  /// A folder in which one version is published, and refused calls on the way to another.
  private struct Trial {
    let versions: SiteVersions
    let output: PublishedFolder
    let log: TemporaryFolder
    var published = "a"
    private(set) var injections = 0
    private(set) var failures = 0

    init() throws {
      versions = try SiteVersions()
      output = try versions.publishedFolder(published)
      log = try TemporaryFolder()
    }

    /// Publishes another version; from the `step`-th on `count` calls fail.
    ///
    /// - Returns: whether there were so many calls.
    mutating func refuse(_ call: String, _ error: String, at step: Int, count: Int) throws -> Bool {
      let next = published != "a" ? "a" : step.isMultiple(of: 2) ? "b" : "c"
      let command = Strace.command(
        call, "error=" + error, at: "\(step)..\(step + count - 1)", in: output.ownPaths, log: log.path + "/log")
      let outcome = try versions.build(next, to: output.path, through: command)
      let place: Comment = "\(error) at \(count) \(call) \(step) of publishing \(next): \(outcome.errors)"
      guard String(decoding: try log.contents(of: "")["log"] ?? [], as: UTF8.self).contains("(INJECTED)") else {
        #expect(outcome.status == 0, place)
        published = next
        return false
      }
      injections += 1
      #expect(try output.flaws() == [], place)
      if outcome.status == 0 {
        #expect(try output.differences(from: next) == [], place)
        published = next
        return true
      }
      failures += 1
      #expect(outcome.status == 1, place)
      #expect(outcome.errors.hasPrefix(output.path), place)
      #expect(outcome.errors.contains(": error: "), place)
      guard try output.differences(from: published) != [] else { return true }
      #expect(count > 1, place)
      #expect(outcome.errors.contains("completed by the next build"), place)
      #expect(try versions.build(next, to: output.path).status == 0, place)
      #expect(try output.differences(from: next) == [], place)
      published = next
      return true
    }
  }

  @Test(arguments: [
    Failure(call: "flock", errors: ["ENOLCK"]),
    Failure(call: "openat", errors: ["EACCES", "EMFILE", "ENOSPC"]),
    Failure(call: "mkdirat"),
    Failure(call: "write"),
    Failure(call: "renameat2"),
    Failure(call: "unlinkat"),
    Failure(call: "read", errors: ["EIO"]),
    Failure(call: "getdents64", errors: ["EIO"]),
    Failure(call: "newfstatat", errors: ["EACCES", "EIO"], stride: 3),
    Failure(call: "statx", errors: ["EACCES", "EIO"], stride: 5),
    Failure(call: "close", errors: ["EIO", "ENOSPC"], stride: 2),
    // Where there are no hard links, or a file has too many of them, the placeholder is copied.
    Failure(call: "linkat"),
    Failure(call: "linkat", errors: ["EEXIST", "EPERM", "EMLINK"], count: 2),
    Failure(call: "linkat", errors: ["EPERM"], count: 1000),
    // Without exchanges there are plain renames.
    Failure(call: "renameat2", errors: ["EINVAL", "ENOSYS"], stride: 3),
    Failure(call: "renameat2", errors: ["EINVAL"], stride: 40, count: 1000),
    Failure(call: "renameat2", count: 2),
    Failure(call: "renameat2", stride: 2, count: 1000),
    Failure(call: "unlinkat", stride: 5, count: 1000),
    Failure(call: "openat", errors: ["EACCES", "EMFILE"], stride: 5, count: 1000),
    Failure(call: "mkdirat", stride: 2, count: 1000),
  ])
  func everyCallThatFails(_ failure: Failure) throws {
    var trial = try Trial()
    var step = 1
    while try trial.refuse(
      failure.call, failure.errors[step % failure.errors.count], at: step, count: failure.count)
    {
      step += failure.stride
    }
    print("\(failure.call) failed in \(trial.injections) builds, which stopped \(trial.failures) of them")
    #expect(trial.injections > 0)
  }

  /// More of them: `PLAN_ARCHIVE_FAULTS=N`, repeated by `PLAN_ARCHIVE_SEED`.
  @Test func callsThatFailAtRandom() throws {
    let variables = ProcessInfo.processInfo.environment
    let seed = variables["PLAN_ARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
    let faults = variables["PLAN_ARCHIVE_FAULTS"].flatMap(Int.init) ?? 25
    var generator = SeededGenerator(seed: seed)
    var trial = try Trial()
    print("calls that fail at random: seed \(seed)")
    while trial.injections < faults {
      let (call, steps) =
        [("renameat2", 60), ("unlinkat", 90), ("openat", 180), ("mkdirat", 20), ("linkat", 15), ("write", 40)]
        .randomElement(using: &generator) ?? ("renameat2", 60)
      let errors = ["EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT"]
      _ = try trial.refuse(
        call, errors.randomElement(using: &generator) ?? "EIO", at: .random(in: 1...steps, using: &generator),
        count: [1, 1, 1, 2, 1000].randomElement(using: &generator) ?? 1)
    }
    print("calls that fail at random: \(trial.injections) builds, of which \(trial.failures) were stopped")
  }

  /// Two builds make the folder that neither found: the one that comes too late must not remove it.
  @Test func newFolderOfAnotherBuildStays() throws {
    let versions = try SiteVersions()
    let parent = try TemporaryFolder()
    let command = Strace.command("flock", "error=EAGAIN", at: "1")
    let outcome = try versions.build("a", to: parent.path + "/site", through: command)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("another build is writing"), "\(outcome.errors)")
    #expect(FileManager.default.fileExists(atPath: parent.path + "/site"))
  }

  @Test(arguments: ["EACCES", "ENOSPC", "EROFS"]) func folderThatCannotBeMade(_ error: String) throws {
    let versions = try SiteVersions()
    let parent = try TemporaryFolder()
    let outcome = try versions.build(
      "a", to: parent.path + "/site", through: Strace.command("mkdirat", "error=" + error, at: "1"))
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix(parent.path + "/site: error: "), "\(outcome.errors)")
    #expect(try parent.contents(of: "").isEmpty)
  }

  /// What nothing reads is not opened, so it cannot fail either. A stray file beside plans can be internal.
  @Test(arguments: [
    ("content/a.txt", 0), ("content/README.md", 0), ("content/plans/a.css", 1), ("content/plans/a.md", 1),
  ])
  func onlyWhatIsReadIsOpened(_ path: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      .minimal.with("content/plans/a.css", "x").with("content/a.txt", "x").with("content/README.md", "x"))
    let command = Strace.command("openat", "error=EIO", at: "1+", in: [folder.path + "/" + path])
    let outcome = try Program.run(
      ["build", "--source", folder.path, "--output", folder.path + "/site", "--language", "en"], through: command)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("cannot read ‘\(folder.path)/\(path)’") == (status == 1), "\(outcome.errors)")
  }
}
