// Mounts that only one command sees.

import Foundation

package enum Mounts {
  /// Whether this machine lets tests mount.
  package static let areAllowed: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command("mount -t tmpfs none /mnt") + ["true"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The command that runs a shell script, and in it another command as `"$@"`, with mounts of its own.
  ///
  /// - Parameter argument: what the script sees as `$0`.
  package static func command(_ script: String, _ argument: String = "sh") -> [String] {
    // Who is not root is it in a namespace of their own.
    ["unshare", getuid() == 0 ? "-m" : "-Urm", "sh", "-ec", script, argument]
  }
}
