import Diagnostics
import Foundation
import Importing
import TestSupport
import Testing

@Suite struct OutsideProgramTests {
  @Test func aMissingProgramIsNamedWithWhatInstallsIt() async throws {
    let folder = try TemporaryFolder()
    let error = await #expect(throws: EnvironmentError.self) {
      _ = try await SourceDocument.read(
        Array("%PDF-1.7".utf8), .pdf, named: "ke-hoach.pdf", environment: ["PATH": folder.path, "TMPDIR": folder.path])
    }
    #expect(error?.message.vi == "để đọc “ke-hoach.pdf” cần chương trình pdfinfo mà máy này chưa cài")
    #expect(error?.hint?.en == "install it with: sudo apt install poppler-utils, and run again")
    #expect(try folder.contents(of: "").isEmpty)
  }

  @Test func aProgramSeesNothingOfOurs() async throws {
    let text = try await Self.output(of: "env", [])
    let names = Set(text.split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
    #expect(names.isSubset(of: ["PATH", "LANG", "HOME", "TMPDIR", "OMP_THREAD_LIMIT", "PWD", "LC_ALL"]))
    let folder = text.split(separator: "\n").first { $0.hasPrefix("HOME=") }.map { String($0.dropFirst(5)) }
    #expect(folder.map { FileManager.default.fileExists(atPath: $0) } == false)
  }

  @Test func argumentsAreNoShell() async throws {
    #expect(try await Self.output(of: "echo", ["$HOME; `id` *"]) == "$HOME; `id` *\n")
  }

  @Test func whatTakesTooLongIsStopped() async throws {
    let error = await Self.failure(of: "sleep", ["60"], seconds: 1)
    #expect(error?.message.en == "the program sleep, which reads ‘source’, took more than 1 s")
  }

  @Test func whatWritesTooMuchIsStopped() async throws {
    let error = await Self.failure(of: "yes", [])
    #expect(error?.message.en.hasSuffix("wrote more than 512 MiB") == true, "\(error?.message.en ?? "")")
  }

  @Test func whatNeedsTooMuchMemoryIsStopped() async throws {
    let error = await Self.failure(of: "head", ["--bytes=-2000000000", "/dev/zero"])
    #expect(error?.message.en.hasSuffix("needs more than 1024 MiB of memory") == true, "\(error?.message.en ?? "")")
  }

  @Test func whatFailsIsQuoted() async throws {
    let error = await Self.failure(of: "ls", ["/no-such-folder"])
    #expect(error?.message.en.contains("failed (status 2): ls: cannot access '/no-such-folder'") == true)
  }

  @Test(.enabled(if: Self.canSandbox, "bubblewrap is not installed, or not allowed here: programs run without it"))
  func thereIsNoNetworkAndNothingElseToWriteTo() async throws {
    let interfaces = try await Self.output(of: "cat", ["/proc/net/dev"])
    #expect(interfaces.split(separator: "\n").dropFirst(2).allSatisfy { $0.contains("lo:") })
    let error = await Self.failure(of: "touch", ["/usr/trace"])
    #expect(error?.message.en.contains("Read-only file system") == true)
  }

  private static let canSandbox = Command.output(["bwrap", "--ro-bind", "/", "/", "--unshare-all", "true"]) != nil

  private static func run(_ name: String, _ arguments: [String], seconds: Int) async throws(EnvironmentError) -> [UInt8]
  {
    let program = OutsideProgram(name: name, packages: name, seconds: seconds)
    return try await OutsideFolder.with(for: "source", environment: ProcessInfo.processInfo.environment) {
      folder throws(EnvironmentError) in
      try folder.run(program, arguments)
    }
  }

  private static func output(of name: String, _ arguments: [String]) async throws -> String {
    String(decoding: try await run(name, arguments, seconds: 60), as: UTF8.self)
  }

  private static func failure(of name: String, _ arguments: [String], seconds: Int = 60) async -> EnvironmentError? {
    await #expect(throws: EnvironmentError.self) { _ = try await run(name, arguments, seconds: seconds) }
  }
}
