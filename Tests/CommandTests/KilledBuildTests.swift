import Foundation
import TestSupport
import Testing

/// Builds that are killed while they publish: whatever they had done, the folder is sound, and the next build completes
/// it.
@Suite struct KilledBuildTests {
  /// The state of the folder changes at these system calls only, so a kill before each of them meets every state.
  @Test(
    .enabled(if: Strace.isAvailable, "strace is not installed: builds are killed at random times only"),
    arguments: ["renameat2", "linkat", "unlinkat", "mkdirat", "write"])
  func killedAtEveryStep(_ call: String) throws {
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    var kills = 0
    var step = 1
    var wasKilled = true
    while wasKilled {
      wasKilled = false
      for version in ["b", "a"] {
        let command = Strace.command(call, "signal=KILL", at: "\(step)")
        let outcome = try versions.build(version, to: output.path, through: command)
        let place: Comment = "killed at \(call) \(step) of publishing \(version)"
        #expect(outcome.status == 0 || outcome.status == SIGKILL, "\(place): \(outcome.errors)")
        #expect(try output.flaws() == [], place)
        guard outcome.status == SIGKILL else { continue }
        wasKilled = true
        kills += 1
        #expect(try versions.build(version, to: output.path).status == 0, place)
        #expect(try output.differences(from: version) == [], place)
      }
      step += 1
    }
    print("killed at \(call): \(kills) builds")
    #expect(kills >= 8)
  }

  /// A build that completes a killed one is killed itself; what both had begun belongs to the site nevertheless.
  @Test(.enabled(if: Strace.isAvailable, "strace is not installed"))
  func killedAgain() throws {
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    var kills = 0
    for step in stride(from: 3, through: 24, by: 3) {
      for (version, step) in [("b", step), ("c", 2), ("b", step / 2), ("a", step + 4)] {
        let command = Strace.command("renameat2", "signal=KILL", at: "\(step)")
        let outcome = try versions.build(version, to: output.path, through: command)
        if outcome.status == SIGKILL { kills += 1 } else { #expect(outcome.status == 0, "\(outcome.errors)") }
        #expect(try output.flaws() == [], "killed at renameat2 \(step) of publishing \(version)")
      }
      #expect(try versions.build("c", to: output.path).status == 0)
      #expect(try output.differences(from: "c") == [], "killed at renameat2 \(step)")
    }
    print("killed again: \(kills) builds")
    #expect(kills >= 20)
  }

  /// Signals that ask to end do what SIGKILL does.
  @Test func endedAtAnyTime() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let versions = try SiteVersions()
    let output = try versions.publishedFolder("a")
    var ended = 0
    for number in 0..<45 {
      let version = SiteVersions.names.randomElement(using: &generator) ?? "a"
      let signal = [SIGKILL, SIGTERM, SIGINT][number % 3]
      let pause = UInt32.random(in: 0..<15_000, using: &generator)
      let outcome = try versions.build(version, to: output.path) { process in
        // Every tenth one before it publishes.
        while number % 10 != 0, !output.isBeingPublished, kill(process, 0) == 0 { usleep(100) }
        usleep(pause)
        kill(process, signal)
      }
      let place: Comment = "signal \(signal) after \(pause) µs of publishing \(version), seed \(seed)"
      #expect(outcome.status == 0 || outcome.status == signal, place)
      #expect(try output.flaws() == [], place)
      if outcome.status == signal { ended += 1 }
      if number % 3 == 2 {
        #expect(try versions.build(version, to: output.path).status == 0, place)
        #expect(try output.differences(from: version) == [], place)
      }
    }
    print("ended at any time: \(ended) builds, seed \(seed)")
    #expect(ended > 0)
  }
}
