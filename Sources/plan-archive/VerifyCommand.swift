import ArgumentParser
import Diagnostics
import Files
import Outputs

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compares a site on disk with its list of checksums (SHA256SUMS).",
    discussion: """
      Prints the files that are missing, changed or not of the site; exit status 1 when there are any.

      Example: plan-archive verify public
      """)

  @Argument(help: ArgumentHelp("The folder that build wrote.", valueName: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("The language of the messages: vi or en.", valueName: "lang"))
  var language = Language.vi

  func run() async throws {
    try await DiagnosticPrinter(.text, language: language, isColoured: Output.isColoured).reportingErrors { _ in
      let result = try Verification(of: folder)
      for (paths, word) in [
        (result.missing, LocalizedText(vi: "thiếu", en: "missing")),
        (result.changed, LocalizedText(vi: "đã bị sửa", en: "changed")),
        (result.extra, LocalizedText(vi: "thừa", en: "extra")),
        (result.invalid, LocalizedText(vi: "không phải đường dẫn trong thư mục này", en: "no path in this folder")),
      ] {
        for path in paths { Output.write("\(DiagnosticPrinter.plain(path)): \(word[language])\n", to: .text) }
      }
      guard result.isSound else { throw ExitCode(1) }
      let sound = language == .vi ? "\(result.count) tệp, đúng cả" : "\(result.count) files, all sound"
      Output.write("\(DiagnosticPrinter.plain(folder)): \(sound)\n", to: .text)
    }
  }
}
