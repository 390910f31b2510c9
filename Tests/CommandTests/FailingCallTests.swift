import Foundation
import TestSupport
import Testing

/// Builds to which the machine refuses something while they publish: the build fails and names the file, the folder is
/// sound, and the next build completes what was begun.
@Suite(.enabled(if: Strace.isAvailable, "strace is not installed: the machine's refusals are not tried"))
struct FailingCallTests {
  struct Failure: CustomTestStringConvertible {
    let call: String
    let error: String
    /// How many calls go well between two builds.
    var stride = 1
    /// Whether a build may do without the call.
    var isDispensable = false

    var testDescription: String { "\(call) \(error)" }
  }

  @Test(arguments: [
    Failure(call: "flock", error: "ENOLCK"),
    Failure(call: "openat", error: "EACCES", stride: 6),
    Failure(call: "openat", error: "EMFILE", stride: 17),
    Failure(call: "mkdirat", error: "ENOSPC", stride: 4),
    Failure(call: "mkdirat", error: "EROFS", stride: 11),
    Failure(call: "write", error: "ENOSPC", stride: 5),
    Failure(call: "write", error: "EIO", stride: 11),
    Failure(call: "renameat", error: "EIO", stride: 2),
    Failure(call: "renameat", error: "ENOSPC", stride: 7),
    Failure(call: "renameat", error: "EACCES", stride: 9),
    Failure(call: "unlinkat", error: "EIO", stride: 5),
    Failure(call: "unlinkat", error: "EROFS", stride: 9),
    Failure(call: "read", error: "EIO", stride: 9),
    Failure(call: "getdents64", error: "EIO", stride: 3),
    // Without hard links the placeholder is copied.
    Failure(call: "linkat", error: "EPERM", stride: 2, isDispensable: true),
    // That the output folder is no link is made sure of again when it is opened.
    Failure(call: "newfstatat", error: "EACCES", stride: 12, isDispensable: true),
    // What was only read may be closed as it likes.
    Failure(call: "close", error: "EIO", stride: 6, isDispensable: true),
  ])
  func everyCallThatFails(_ failure: Failure) throws {
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    let log = try TemporaryFolder()
    var published = "a"
    var failures = 0
    var step = 1
    while true {
      let next = published == "a" ? "b" : "a"
      let command = Strace.command(
        failure.call, "error=" + failure.error, at: "\(step)", in: output.ownPaths, log: log.path + "/log")
      let outcome = try versions.build(next, to: output.path, through: command)
      let calls = String(decoding: try log.contents(of: "")["log"] ?? [], as: UTF8.self)
      guard calls.contains("(INJECTED)") else {
        #expect(outcome.status == 0)
        break
      }
      let place: Comment = "\(failure.call) \(step) of publishing \(next) failed: \(outcome.errors)"
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
    print("failed: \(failure.call) \(failure.error) \(failures) times")
    #expect(step > 1)
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
}
