import Archiving
import Files
import Foundation

/// The built executable, run as a user runs it.
package enum Program {
  package struct Outcome: Sendable {
    /// The exit status, or the number of the signal that ended it.
    package let status: Int32
    package let output: String
    package let errors: String
  }

  /// - Parameters:
  ///   - environment: replaces the environment; nil keeps it.
  ///   - folder: the current folder of the run.
  ///   - wrapper: a command that runs the one it is given, such as `strace` with its options.
  ///   - body: called with the process identifier while the program runs.
  package static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil,
    through wrapper: [String] = [], whileRunning body: (Int32) throws -> Void = { _ in }
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: wrapper.isEmpty ? path : "/usr/bin/env")
    process.arguments = wrapper.isEmpty ? arguments : wrapper + [path] + arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    if let environment { process.environment = environment }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a full pipe would stop the program.
    let folder = try TemporaryFolder()
    let output = URL(fileURLWithPath: folder.path + "/output")
    let errors = URL(fileURLWithPath: folder.path + "/errors")
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try body(process.processIdentifier)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Runs it on a terminal of its own (util-linux `script`), which shows both streams.
  ///
  /// - Parameters:
  ///   - lines: what is typed.
  ///   - variables: of the environment, beside those of the test; `TERM` is `xterm` unless they say otherwise.
  package static func runOnTerminal(
    _ arguments: [String], in folder: String? = nil, typing lines: [String] = [], variables: [String: String] = [:]
  ) throws -> (status: Int32, screen: String) {
    var environment = ProcessInfo.processInfo.environment
    environment["NO_COLOR"] = nil
    environment["TERM"] = "xterm"
    environment["TYPED"] = lines.map { $0 + "\n" }.joined()
    environment.merge(variables) { $1 }
    let script = #"""
      line=; for word; do line="$line '$word'"; done; printf %s "$TYPED" | script -qefc "$line" /dev/null
      """#
    let outcome = try run(arguments, in: folder, environment: environment, through: ["sh", "-c", script, "sh"])
    return (outcome.status, outcome.output)
  }

  /// The executable, which lies beside the test bundle.
  package static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("plan-archive").path
}

/// A folder that lives as long as this object.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.path + "/plan-archive-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("the temporary folder \(path) stays behind: \(error)")
    }
  }

  package func write(_ bytes: [UInt8], to relative: String) throws {
    let url = URL(fileURLWithPath: path + "/" + relative)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  package func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: relative)
  }

  /// Writes the files of a fixture in the order that `order` gives them, with the repository's themes.
  package func write(_ fixture: SiteFixture, order: ([String]) -> [String] = { $0.sorted() }) throws {
    for path in order(Array(fixture.files.keys)) { try write(fixture.files[path] ?? [], to: path) }
    for file in fixture.themes.files { try write(file.bytes, to: file.path) }
  }

  /// Every file below a folder with its bytes, by relative path.
  package func contents(of relative: String) throws -> [String: [UInt8]] {
    let root = path + "/" + relative
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + name)))
    }
    return files
  }
}
