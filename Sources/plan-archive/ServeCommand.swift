import ArgumentParser
import Diagnostics
import Erasing
import Files
import Foundation
import Outputs
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Shows an edition in a browser and follows every change.",
    discussion: """
      Pages are made when they are asked for; nothing is written. What is wrong stands on the page and here. \
      Ctrl+C ends it.
      """)

  @Option(help: ArgumentHelp("The folder that holds content/ and themes/.", valueName: "dir"))
  var source = "."

  @Option(help: ArgumentHelp("The port to listen at; 0 for any that is free.", valueName: "number"))
  var port: UInt16 = 8080

  @Option(help: ArgumentHelp("For whom: public or internal.", valueName: "edition"))
  var edition = Edition.public

  @Option(
    help: ArgumentHelp(
      "An IPv4 address of this machine, for readers in its network, who need no password (default: this machine only).",
      valueName: "address")
  )
  var host = "127.0.0.1"

  @Flag(help: "Open the site in the browser.")
  var open = false

  @Option(
    help: ArgumentHelp("The language of the messages: vi or en (default: the language of the site).", valueName: "lang")
  )
  var language: Language?

  func run() async throws {
    let options = self
    let start = ContinuousClock.now
    let language = language ?? SiteFolder.language(of: source, for: edition)
    try await DiagnosticPrinter(.text, language: language, isColoured: Output.isColoured).reportingErrors { _ in
      let preview = try Preview(
        source, edition: edition, language: self.language, temporaryFolder: CommonOptions.temporaryFolder,
        number: Int(Date.now.timeIntervalSince1970 * 1000))
      let server = try PreviewServer(preview, host: host, port: port)
      let (firsts, first) = AsyncStream<Void>.makeStream()
      let result = await withTaskGroup(of: EnvironmentError?.self) { group in
        group.addTask {
          do throws(EnvironmentError) {
            try await preview.follow { reading in
              options.show(reading)
              first.finish()
            }
            return nil
          } catch {
            return error
          }
        }
        group.addTask {
          // The first page is there when the address is told.
          for await _ in firsts {}
          do throws(EnvironmentError) {
            if Task.isCancelled { return nil }
            try await server.run { address in options.greet(address, language, .now - start) }
            return nil
          } catch {
            return error
          }
        }
        let error = await group.next() ?? nil
        group.cancelAll()
        return error
      }
      if let result { throw result }
    }
  }

  private func show(_ reading: Preview.Reading) {
    var printer = DiagnosticPrinter(
      .text, language: reading.language, folder: CommonOptions.folder(source), isColoured: Output.isColoured)
    var text = printer.print(reading.report)
    if let failure = reading.failure { text += printer.print(failure) }
    Output.write(text, to: .errors)
    let milliseconds = Int(reading.duration / .milliseconds(1))
    let state =
      reading.isMade
      ? LocalizedText(vi: "đã đọc", en: "read")
      : LocalizedText(vi: "có lỗi, trang chưa được cập nhật", en: "errors, pages stay")
    Output.write("\(state[reading.language]): \(milliseconds) ms\n", to: .text)
  }

  private func greet(_ address: String, _ language: Language, _ elapsed: Duration) {
    Output.write(address + "/\n", to: .text)
    guard open else { return }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xdg-open", address + "/"]
    do {
      try process.run()
    } catch {
      Output.write("xdg-open: \(error.localizedDescription)\n", to: .errors)
    }
  }
}
