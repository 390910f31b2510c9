import Foundation

/// Programs that are not ours.
package enum Command {
  /// The output of a program that is looked for on the path; nil when it is not installed or fails.
  package static func output(_ command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    do {
      try process.run()
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
    } catch {
      return nil
    }
  }

  package static let hasNode = output(["node", "--version"]) != nil
  package static let hasCheckJSONSchema = output(["check-jsonschema", "--version"]) != nil
  package static let hasPagefind =
    output(["pagefind", "--version"]) != nil || output(["python3", "-m", "pagefind", "--version"]) != nil
}
