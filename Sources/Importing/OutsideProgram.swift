// Programs of others, which read what we do not: each with an argument list and no shell, in a folder of its own, with bounds.

package import Diagnostics
import Dispatch
import Foundation
import Synchronization

/// A program that is looked for on the path.
package struct OutsideProgram: Sendable {
  package let name: String
  /// The packages of Debian and Ubuntu that bring it.
  package let packages: String
  /// Of wall time.
  package let seconds: Int
  /// Of address space, in MiB.
  package let memory: Int
  package let locale: String

  package init(name: String, packages: String, seconds: Int = 120, memory: Int = 1024, locale: String = "C.UTF-8") {
    self.name = name
    self.packages = packages
    self.seconds = seconds
    self.memory = memory
    self.locale = locale
  }

  package static let pdfimages = OutsideProgram(name: "pdfimages", packages: "poppler-utils")
  package static let pdfinfo = OutsideProgram(name: "pdfinfo", packages: "poppler-utils")
  package static let pdftotext = OutsideProgram(name: "pdftotext", packages: "poppler-utils")
  package static let pdftohtml = OutsideProgram(name: "pdftohtml", packages: "poppler-utils")
  package static let pdftoppm = OutsideProgram(name: "pdftoppm", packages: "poppler-utils")
  package static let pandoc = OutsideProgram(name: "pandoc", packages: "pandoc")
  package static let ocrmypdf = OutsideProgram(
    name: "ocrmypdf", packages: "ocrmypdf tesseract-ocr-vie", seconds: 1800, memory: 4096)
  package static let tesseract = OutsideProgram(name: "tesseract", packages: "tesseract-ocr tesseract-ocr-vie")
  package static let soffice = OutsideProgram(
    name: "soffice", packages: "libreoffice-writer-nogui libreoffice-calc-nogui", seconds: 180, memory: 6144,
    // It shows the dates of workbooks as is usual there, whether the system knows it or not.
    locale: "vi_VN.UTF-8")
}

/// What the errors of a source say that has no words or cannot be read.
extension EnvironmentError {
  static func unreadable(
    _ source: String, _ vi: String, _ en: String, hint: LocalizedText? = nil
  ) -> Self {
    EnvironmentError(source, LocalizedText(vi: "“\(source)” \(vi)", en: "‘\(source)’ \(en)"), hint: hint)
  }
}

/// The folder in which programs work on one source: their home, temporary and current folder, and all that they can write to.
package struct OutsideFolder: Sendable {
  package let path: String
  /// What errors are about: the file that is read.
  let source: String
  private let searchPath: String
  private let sandbox: [String]

  /// The largest file that a program may write, which its output is too.
  static let largestFile = 1 << 29

  /// Calls `body` with a new folder, which is removed afterwards.
  ///
  /// - Parameter environment: of this program: where it looks for others, and where temporary folders are.
  package static func with<Result>(
    for source: String, environment: [String: String],
    _ body: (OutsideFolder) async throws(EnvironmentError) -> Result
  ) async throws(EnvironmentError) -> Result {
    let folder = try OutsideFolder(for: source, environment)
    FoldersInUse.shared.paths.withLock { $0.append(folder.path) }
    defer { FoldersInUse.shared.paths.withLock { $0.removeAll { $0 == folder.path } } }
    let result: Swift.Result<Result, EnvironmentError>
    do throws(EnvironmentError) {
      result = .success(try await body(folder))
    } catch {
      result = .failure(error)
    }
    try Self.writing(folder.path) { try FileManager.default.removeItem(atPath: folder.path) }
    return try result.get()
  }

  private init(for source: String, _ environment: [String: String]) throws(EnvironmentError) {
    self.source = source
    searchPath = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    // The source can be internal: mkdtemp makes a folder that only its owner reads.
    var name = Array(((environment["TMPDIR"] ?? "/tmp") + "/plan-archive-import-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else {
      throw .system(
        LocalizedText(vi: "tạo thư mục tạm", en: "make a temporary folder"), environment["TMPDIR"] ?? "/tmp",
        code: errno)
    }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.path = path
    // All else is for reading only, and there is no network. Containers can refuse this.
    let bubblewrap =
      ["bwrap", "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--dev", "/dev", "--proc", "/proc"]
      + ["--bind", path, path, "--chdir", path, "--unshare-all", "--new-session", "--die-with-parent"]
    // Without it a program ends with the thread that waits for it, and takes its own children along.
    sandbox =
      try Self.status(of: bubblewrap + ["true"], in: path, searchPath) == 0
      ? bubblewrap : ["setpriv", "--pdeathsig", "TERM"]
  }

  /// Whether the path has the program.
  package func has(_ program: OutsideProgram) -> Bool {
    searchPath.split(separator: ":").contains { access("\($0)/\(program.name)", X_OK) == 0 }
  }

  /// The output of a program.
  ///
  /// - Parameter failure: what an error of the program means, by the exit status and what it said; nil for what it does not know.
  /// - Throws: when it is missing, fails, or goes beyond its bounds.
  package func run(
    _ program: OutsideProgram, _ arguments: [String],
    failure: (_ status: Int32, _ words: String) -> EnvironmentError? = { _, _ in nil }
  ) throws(EnvironmentError) -> [UInt8] {
    guard has(program) else { throw missing(program) }
    let name = UUID().uuidString
    let command =
      sandbox + ["env", "LC_ALL=\(program.locale)", "timeout", "--kill-after=5", "\(program.seconds)"]
      + ["prlimit", "--as=\(program.memory << 20)", "--fsize=\(Self.largestFile)", "--core=0", program.name] + arguments
    let status = try Self.status(of: command, in: path, searchPath, output: name)
    let words = String(decoding: try bytes(of: name + ".errors"), as: UTF8.self)
    guard status != 0 else { return try bytes(of: name) }
    throw failure(status, words) ?? self.failure(of: program, status, words)
  }

  /// Writes a file that a program shall read.
  package func write(_ bytes: [UInt8], to name: String) throws(EnvironmentError) {
    try Self.writing(path) { try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name)) }
  }

  /// What a program wrote.
  package func bytes(of name: String) throws(EnvironmentError) -> [UInt8] {
    try Self.writing(path) { Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))) }
  }

  /// The names of the files in a folder of this one, sorted; none when there is no such folder.
  func names(in name: String) throws(EnvironmentError) -> [String] {
    let folder = path + "/" + name
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try Self.writing(path) { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  }

  /// Removes a file that is no longer needed.
  package func remove(_ name: String) throws(EnvironmentError) {
    try Self.writing(path) { try FileManager.default.removeItem(atPath: path + "/" + name) }
  }

  private func missing(_ program: OutsideProgram) -> EnvironmentError {
    EnvironmentError(
      source,
      LocalizedText(
        vi: "để đọc “\(source)” cần chương trình \(program.name) mà máy này chưa cài",
        en: "to read ‘\(source)’ the program \(program.name) is needed, which is not installed"),
      hint: LocalizedText(
        vi: "cài bằng: sudo apt install \(program.packages), rồi chạy lại",
        en: "install it with: sudo apt install \(program.packages), and run again"))
  }

  private func failure(of program: OutsideProgram, _ status: Int32, _ words: String) -> EnvironmentError {
    // `timeout` says 124 for itself, or 128 and the number of the signal, as shells do.
    let memory = ["memory", "bad_alloc", "Cannot allocate", "heap"]
    let (vi, en) =
      if status == 124 || status == 128 + SIGKILL {
        ("chạy quá \(program.seconds) giây", "took more than \(program.seconds) s")
      } else if status == 128 + SIGXFSZ || words.contains("File too large") {
        ("ghi ra quá \(Self.largestFile >> 20) MiB", "wrote more than \(Self.largestFile >> 20) MiB")
      } else if memory.contains(where: { words.contains($0) }) {
        ("cần hơn \(program.memory) MiB bộ nhớ", "needs more than \(program.memory) MiB of memory")
      } else {
        {
          let line = words.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
          return ("bị lỗi (mã \(status))\(line)", "failed (status \(status))\(line)")
        }()
      }
    return EnvironmentError(
      source,
      LocalizedText(
        vi: "chương trình \(program.name) đọc “\(source)” \(vi)",
        en: "the program \(program.name), which reads ‘\(source)’, \(en)"))
  }

  /// - Returns: the exit status, or 128 and the number of the signal that ended the command.
  private static func status(
    of command: [String], in folder: String, _ searchPath: String, output: String? = nil
  ) throws(EnvironmentError) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // What FoldersInUse ignores, programs shall not.
    process.arguments = ["--default-signal=INT,TERM,HUP"] + command
    // Tesseract's threads wait for each other more than they help.
    process.environment = [
      "PATH": searchPath, "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "OMP_THREAD_LIMIT": "1",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    return try writing(folder) {
      // Files, not pipes: their size is bounded, and a full pipe would stop the program.
      for (suffix, keyPath) in [("", \Process.standardOutput), (".errors", \Process.standardError)] {
        guard let output else {
          process[keyPath: keyPath] = FileHandle.nullDevice
          continue
        }
        let file = URL(fileURLWithPath: folder + "/" + output + suffix)
        try Data().write(to: file)
        process[keyPath: keyPath] = try FileHandle(forWritingTo: file)
      }
      try process.run()
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
  }

  private static func writing<Result>(_ path: String, _ body: () throws -> Result) throws(EnvironmentError) -> Result {
    do {
      return try body()
    } catch {
      throw EnvironmentError(
        path,
        LocalizedText(
          vi: "không dùng được thư mục tạm “\(path)”: \(error.localizedDescription)",
          en: "cannot use the temporary folder ‘\(path)’: \(error.localizedDescription)"))
    }
  }
}

/// Removes folders, which can hold what is internal, when a signal ends this program. The programs in them end with it.
private final class FoldersInUse: Sendable {
  static let shared = FoldersInUse()
  let paths = Mutex<[String]>([])
  /// Kept, for a source ends with its last owner.
  private let signals = Mutex<[any DispatchSourceSignal]>([])

  private init() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      signals.withLock { signals in
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
          Self.shared.remove()
          signal(number, SIG_DFL)
          kill(getpid(), number)
        }
        source.resume()
        signals.append(source)
      }
    }
  }

  private func remove() {
    paths.withLock { paths in
      for path in paths {
        do {
          try FileManager.default.removeItem(atPath: path)
        } catch {
          print("\(path): \(error.localizedDescription)")
        }
      }
    }
  }
}
