// The index of all texts, which Pagefind makes.

package import Diagnostics
package import Files
import Foundation
package import Pages
import Records

/// The program as it is installed (https://pagefind.app, PyPI `pagefind[bin]`).
package struct Pagefind: Sendable {
  private let command: [String]
  private let environment: [String: String]

  /// - Parameter environment: of this program; what sets options of Pagefind does not count.
  /// - Throws: when it is not installed.
  package init(environment: [String: String]) throws(EnvironmentError) {
    self.environment = environment.filter { !$0.key.hasPrefix("PAGEFIND_") }
    for command in [["pagefind"], ["python3", "-m", "pagefind"]] {
      let outcome = try Self.run(command + ["--version"], in: nil, self.environment)
      if outcome.status == 0 {
        self.command = command
        return
      }
    }
    throw EnvironmentError(
      "pagefind",
      LocalizedText(
        vi: "--search full cần chương trình Pagefind mà máy này chưa cài",
        en: "--search full needs the program Pagefind, which is not installed"),
      hint: LocalizedText(
        vi: "cài bằng: pipx install 'pagefind[bin]' (hoặc python3 -m pip install 'pagefind[bin]'), rồi chạy lại",
        en: "install it with: pipx install 'pagefind[bin]' (or python3 -m pip install 'pagefind[bin]'), and run again"))
  }

  /// The files of the index.
  ///
  /// - Parameter work: a folder in which they are made.
  /// - Throws: when the machine refuses, or Pagefind fails.
  package func files(of site: Site, in work: WorkFolder) async throws(EnvironmentError) -> [OutputFile] {
    let texts = FullText.all(of: site)
    // Pagefind takes that for a mistake.
    if texts.isEmpty { return [] }
    _ = try await texts.concurrentlyMapped { text throws(EnvironmentError) in
      try work.write(text.html(), to: "site/" + text.path)
    }
    // In a folder of ours it finds no settings of its own. It knows no stems of Vietnamese words, and none are needed.
    let options = ["--site", "site", "--output-path", "index", "--force-language", "vi", "--silent"]
    let outcome = try Self.run(command + options, in: work.path, environment)
    guard outcome.status == 0 else {
      let words = outcome.output.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw EnvironmentError(
        "pagefind",
        LocalizedText(vi: "Pagefind bị lỗi: \(words)", en: "Pagefind failed: \(words)"))
    }
    return try work.files(below: "index").filter { Self.isNeeded($0) }.map { path in
      OutputFile(path: FullText.folder.path + path, content: .copy(of: work.path + "/index/" + path))
    }
  }

  /// Without what Pagefind has for other pages than ours: its own boxes and their styles.
  private static func isNeeded(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return !(name.hasSuffix(".css") || name.hasSuffix("-ui.js") || name == "pagefind-highlight.js")
  }

  /// - Returns: a status that is not 0 also when there is no such program.
  private static func run(
    _ command: [String], in folder: String?, _ environment: [String: String]
  ) throws(EnvironmentError) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
      let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    } catch {
      throw EnvironmentError(
        command[0],
        LocalizedText(
          vi: "không chạy được “\(command[0])”: \(error.localizedDescription)",
          en: "cannot run ‘\(command[0])’: \(error.localizedDescription)"))
    }
  }
}
