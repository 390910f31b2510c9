// strace, which ends or disturbs a program at a system call that a test chooses.

import Foundation

package enum Strace {
  /// Whether strace is installed and allowed to trace.
  package static let isAvailable: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command("unlinkat", "signal=KILL", at: "1") + ["true"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The command that runs another one and disturbs it.
  ///
  /// - Parameters:
  ///   - call: a system call.
  ///   - injection: what happens at the call: `signal=KILL`, `error=EIO`.
  ///   - occurrence: at which calls, `3`, `3..5` or `3+`; each thread counts its own.
  ///   - paths: only calls that concern these files count; all, when there are none.
  ///   - log: where the calls are noted, the disturbed ones with `(INJECTED)`.
  package static func command(
    _ call: String, _ injection: String, at occurrence: String, in paths: [String] = [], log: String = "/dev/null"
  ) -> [String] {
    ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + call]
      + ["-e", "inject=\(call):\(injection):when=\(occurrence)"] + paths.flatMap { ["-P", $0] }
  }
}
