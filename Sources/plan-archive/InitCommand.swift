import Archiving
import ArgumentParser
import Diagnostics
import Embedded
import Erasing
import Files
import Outputs
import Texts

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begins an archive: settings, examples to be replaced, what git and editors need.",
    discussion: """
      The folder must be new or empty, but for .git.

      Example: plan-archive init luu-tru --title "Kho kế hoạch Đảng ủy phường" --ci github
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("The language of the archive and of the messages: vi or en.", valueName: "lang"))
  var language = Language.vi

  @Option(help: ArgumentHelp("The name of the archive.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp("Where the repository will be kept: adds a file that checks and publishes.", valueName: "ci"))
  var ci: CIService?

  enum CIService: String, CaseIterable, ExpressibleByArgument {
    case github, gitlab

    /// Where the service looks for its file.
    var path: String {
      switch self {
      case .github: ".github/workflows/site.yml"
      case .gitlab: ".gitlab-ci.yml"
      }
    }
  }

  func run() async throws {
    let target = OutputPlace.normalized(folder)
    let printer = DiagnosticPrinter(
      .text, language: language, folder: CommonOptions.folder(folder), isColoured: Output.isColoured)
    try await printer.reportingErrors { printer in
      let files = try files()
      // A title can be such that the settings cannot be read.
      var report = Report()
      let content = files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
        .filter { $0.path.utf8.starts(with: "content/".utf8) }
      _ = try await Pipeline(SiteFolder(root: target, content: SourceTree(files: content))).check(into: &report)
      if report.hasErrors {
        Output.write(printer.print(report), to: .errors)
        throw ExitCode(1)
      }
      try NewFolder.fill(target, with: files, besides: [".git"])
      let text = LocalizedText(
        vi: """
          đã tạo kho, \(files.count) tệp. Tiếp theo:
            cd \(target.asShellWord)
            plan-archive new plan     thêm kế hoạch đầu tiên (cơ quan ban hành: plan-archive new body)
            plan-archive serve --open xem trong trình duyệt, mỗi lần lưu tệp là thấy ngay
            plan-archive build        tạo trang web trong thư mục public/
          Các mục ví dụ trong content/ nói cách thay chúng.
          """,
        en: """
          began an archive of \(files.count) files. Next:
            cd \(target.asShellWord)
            plan-archive new plan     adds the first plan (its issuer: plan-archive new body)
            plan-archive serve --open shows it in a browser and follows every save
            plan-archive build        makes the site in public/
          The examples in content/ say how to replace them.
          """)
      Output.write("\(DiagnosticPrinter.plain(target)): \(text[language])\n", to: .text)
    }
  }

  private func files() throws -> [(path: String, bytes: [UInt8])] {
    var files = Embedded.files(below: "starter/common/") + Embedded.files(below: "starter/\(language.rawValue)/")
    if let ci { files.append((ci.path, Embedded.file("recipes/\(ci.rawValue).yml"))) }
    if let title {
      let title = try Interview(language: language).line(title, "--title <text>", LocalizedText(vi: "", en: ""))
      for index in files.indices
      where [DataFile.settings.rawValue, "content/pages/index.md"].contains(files[index].path) {
        let lines = String(decoding: files[index].bytes, as: UTF8.self).split(
          separator: "\n", omittingEmptySubsequences: false)
        let named = lines.map { $0.hasPrefix("title: ") ? "title: \(title.asYAMLScalar)" : String($0) }
        files[index].bytes = Array(named.joined(separator: "\n").utf8)
      }
    }
    return files
  }
}

extension String {
  /// The text as one word of a shell command.
  fileprivate var asShellWord: String {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-_./".unicodeScalars.contains($0) }
    return isPlain ? self : "'\(DiagnosticPrinter.plain(self).replacing("'", with: "'\\''"))'"
  }
}
