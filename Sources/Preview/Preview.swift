// An edition held in memory, made anew after each change of its source folder. Nothing is written.

package import Diagnostics
package import Erasing
import Files
import Markdown
package import Outputs
import Pages
import Synchronization

package actor Preview {
  /// What a reading of the source folder came to.
  package struct Reading: Sendable {
    /// With places in the authors' files.
    package let report: Report
    /// Whether the pages are now those of the content.
    package let isMade: Bool
    /// What the machine refused.
    package let failure: EnvironmentError?
    package let folder: SiteFolder?
    package let language: Language
    package let duration: Duration
  }

  private let root: String
  private let edition: Edition
  private let language: Language?
  private let watch: FolderWatch
  private let spool: Spool
  private var kept = KeptRecords()
  private let themes = ThemeCache()
  nonisolated let board: Board

  /// - Parameters:
  ///   - root: the folder that holds `content/`.
  ///   - language: of findings; nil for that of the site.
  ///   - temporaryFolder: where texts lie that do not fit into memory.
  ///   - number: the readings count from it on; it must be larger than any of an earlier run, which a browser may still show.
  /// - Throws: when the system refuses to watch the folder.
  package init(
    _ root: String, edition: Edition, language: Language?, temporaryFolder: String, number: Int
  ) throws(EnvironmentError) {
    self.root = root
    self.edition = edition
    self.language = language
    watch = try FolderWatch(["content", "themes"], below: root)
    spool = Spool(folder: temporaryFolder)
    board = Board(number)
  }

  /// Reads the source folder, and reads it again after each change.
  ///
  /// - Parameter didRead: told of each reading.
  /// - Throws: when the system refuses to watch the folder, or the machine to read it for the first time.
  package func follow(
    _ didRead: @Sendable (Reading) async throws(EnvironmentError) -> Void
  ) async throws(EnvironmentError) {
    let changes = try watch.changes()
    let first = await read()
    if let failure = first.failure { throw failure }
    try await didRead(first)
    for await change in changes {
      if let paths = try change.get() {
        for path in paths { kept.forget(path) }
      } else {
        kept = KeptRecords()
      }
      try await didRead(await read())
    }
  }

  private func read() async -> Reading {
    let start = ContinuousClock.now
    var report = Report()
    var files: SiteFiles?
    var failure: EnvironmentError?
    var folder: SiteFolder?
    do throws(EnvironmentError) {
      let read = try SiteFolder(reading: root)
      folder = read
      files = try await site(of: read, into: &report).map { SiteFiles($0, root: root) }
    } catch {
      failure = error
    }
    let language = language ?? SiteFolder.language(of: root, for: edition)
    let findings = report.sorted().shown.map { finding in
      Snapshot.Finding(
        finding: finding.moved { kept.originalPlace(of: $0) }, placeInEdition: finding.location)
    }
    let last = board.publish { last in
      Snapshot(
        number: last.number + 1, files: files ?? last.files, isCurrent: files != nil, findings: findings,
        failure: failure, folder: folder, edition: edition, language: language)
    }
    // To give back all records of an archive takes a while, for which nobody has to wait.
    Task.detached { withExtendedLifetime(last) {} }
    return Reading(
      report: report.moved { kept.originalPlace(of: $0) }, isMade: files != nil, failure: failure,
      folder: folder, language: language, duration: .now - start)
  }

  private func site(of folder: SiteFolder, into report: inout Report) async throws(EnvironmentError) -> Site? {
    var kept: KeptRecords? = self.kept
    let result = await MarkdownDocument.$marksLines.withValue(true) {
      () async -> Result<Site?, EnvironmentError> in
      do throws(EnvironmentError) {
        let site = try await Pipeline(folder, themes: themes).site(edition, spool: spool, keeping: &kept, into: &report)
        if let kept { self.kept = kept }
        return .success(site)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

/// An edition as it was read last.
struct Snapshot: Sendable {
  struct Finding: Sendable {
    /// With its place in the author's file.
    let finding: Diagnostic
    let placeInEdition: SourceLocation
  }

  /// Grows with each reading.
  var number: Int
  /// Of the last reading of which pages could be made; nil while there was none.
  var files: SiteFiles?
  /// Whether they are those of this reading.
  var isCurrent = false
  var findings: [Finding] = []
  var failure: EnvironmentError?
  var folder: SiteFolder?
  var edition = Edition.public
  var language = Language.vi

  /// The line of the source that a finding is about, as the edition has it.
  func line(of finding: Finding) -> String? {
    finding.finding.quotesSource ? folder?.line(at: finding.placeInEdition, in: edition) : nil
  }
}

/// Where the last snapshot hangs, and where those wait who want the next.
final class Board: Sendable {
  private struct State {
    var snapshot: Snapshot
    var waiting: [Int: AsyncStream<Never>.Continuation] = [:]
    var count = 0
  }

  private let state: Mutex<State>

  init(_ number: Int) { state = Mutex(State(snapshot: Snapshot(number: number))) }

  var snapshot: Snapshot { state.withLock { $0.snapshot } }

  /// - Returns: the snapshot before.
  func publish(_ next: (Snapshot) -> Snapshot) -> Snapshot {
    state.withLock { state in
      let last = state.snapshot
      state.snapshot = next(last)
      for waiting in state.waiting.values { waiting.finish() }
      state.waiting = [:]
      return last
    }
  }

  /// Waits until there is a snapshot with another number than this, or some seconds at the most.
  func wait(behind number: Int) async {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    let index = state.withLock { state in
      if state.snapshot.number != number { continuation.finish() }
      state.count += 1
      state.waiting[state.count] = continuation
      return state.count
    }
    let timer = Task {
      // It is cancelled when there is something to tell.
      try await Task.sleep(for: .seconds(10))
      continuation.finish()
    }
    for await _ in stream {}
    timer.cancel()
    state.withLock { $0.waiting[index] = nil }
  }
}
