import Foundation
import TestSupport
import Testing

/// Builds to which the machine refuses something while they publish: the build fails and names the file, the folder is
/// sound, and the next build completes what was begun.
@Suite(.enabled(if: Strace.isAvailable, "strace is not installed: the machine's refusals are not tried"))
struct FailingCallTests {
  struct Failure: CustomTestStringConvertible {
    let call: String
    /// One after the other.
    let errors: [String]
    /// Every how many-th call fails.
    var stride = 1
    /// How many calls fail in a row.
    var count = 1
    /// Whether a build may do without the call.
    var isDispensable = false

    var testDescription: String { "\(count) \(call)" }
  }

  @Test(arguments: [
    Failure(call: "flock", errors: ["ENOLCK"]),
    Failure(call: "openat", errors: ["EACCES", "EMFILE", "ENOSPC"], stride: 2),
    Failure(call: "mkdirat", errors: ["ENOSPC", "EROFS"]),
    Failure(call: "write", errors: ["ENOSPC", "EIO"]),
    Failure(call: "renameat", errors: ["EIO", "ENOSPC", "EACCES"]),
    Failure(call: "unlinkat", errors: ["EIO", "EROFS"]),
    Failure(call: "read", errors: ["EIO"]),
    Failure(call: "getdents64", errors: ["EIO"]),
    // Where something stands already, the placeholder is brought by a rename.
    Failure(call: "linkat", errors: ["EEXIST"], isDispensable: true),
    // Without hard links the placeholder is copied; one that has too many of them makes way for a copy.
    Failure(call: "linkat", errors: ["EPERM", "EMLINK"], count: 2, isDispensable: true),
    Failure(call: "linkat", errors: ["EPERM"], count: 1000, isDispensable: true),
    // That the output folder is no link is made sure of again when it is opened.
    Failure(call: "newfstatat", errors: ["EACCES", "EIO"], stride: 3, isDispensable: true),
    // What was only read may be closed as it likes.
    Failure(call: "close", errors: ["EIO", "ENOSPC"], stride: 2, isDispensable: true),
  ])
  func everyCallThatFails(_ failure: Failure) throws {
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    let log = try TemporaryFolder()
    var published = "a"
    var injections = 0
    var failures = 0
    var step = 1
    while true {
      let next = published == "a" ? "b" : "a"
      let error = failure.errors[step % failure.errors.count]
      let command = Strace.command(
        failure.call, "error=" + error, at: "\(step)..\(step + failure.count - 1)", in: output.ownPaths,
        log: log.path + "/log")
      let outcome = try versions.build(next, to: output.path, through: command)
      let calls = String(decoding: try log.contents(of: "")["log"] ?? [], as: UTF8.self)
      guard calls.contains("(INJECTED)") else {
        #expect(outcome.status == 0)
        break
      }
      let place: Comment = "\(error) at \(failure.call) \(step) of publishing \(next): \(outcome.errors)"
      injections += 1
      #expect(outcome.status == 1 || (failure.isDispensable && outcome.status == 0), place)
      #expect(try output.flaws() == [], place)
      if outcome.status == 0 {
        #expect(try output.differences(from: next) == [], place)
        published = next
      } else {
        failures += 1
        #expect(outcome.errors.hasPrefix(output.path), place)
        #expect(outcome.errors.contains(": error: "), place)
      }
      if try outcome.status != 0 && output.differences(from: published) != [] {
        #expect(try versions.build(next, to: output.path).status == 0, place)
        #expect(try output.differences(from: next) == [], place)
        published = next
      }
      step += failure.stride
    }
    print("\(failure.call) failed in \(injections) builds, which stopped \(failures) of them")
    #expect(injections > 0)
    #expect(failures > 0 || failure.call == "linkat")
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
      "a", to: parent.path + "/site", through: Strace.command("mkdir", "error=" + error, at: "1"))
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix(parent.path + "/site: error: "), "\(outcome.errors)")
    #expect(try parent.contents(of: "").isEmpty)
  }

  /// What nothing reads is not opened, so it cannot fail either.
  @Test(arguments: [("content/plans/a.txt", 0), ("content/README.md", 0), ("content/plans/a.md", 1)])
  func onlyWhatIsReadIsOpened(_ path: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal.with("content/plans/a.txt", "x").with("content/README.md", "x"))
    let command = Strace.command("openat", "error=EIO", at: "1+", in: [folder.path + "/" + path])
    let outcome = try Program.run(
      ["build", "--source", folder.path, "--output", folder.path + "/site", "--language", "en"], through: command)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("cannot read ‘\(folder.path)/\(path)’") == (status == 1), "\(outcome.errors)")
  }
}
