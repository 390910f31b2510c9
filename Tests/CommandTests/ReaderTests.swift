import Files
import Foundation
import Synchronization
import TestSupport
import Testing

/// Readers that follow links from page to page while the site is published over and over.
@Suite struct ReaderTests {
  /// The second time they are sent the compressed pages.
  @Test(arguments: ["", ".gz"]) func readersMissNothing(suffix: String) throws {
    let versions = try SiteVersions(options: suffix.isEmpty ? [] : ["--precompress"])
    let output = try versions.publishedFolder("a")
    let readers = Readers(of: output, suffix: suffix, count: 8)
    // Between two renames there is time to read.
    let slowly = Strace.isAvailable ? Strace.command("renameat2", "delay_exit=500", at: "1+") : []
    for number in 1...100 {
      #expect(try versions.build(number.isMultiple(of: 2) ? "a" : "b", to: output.path, through: slowly).status == 0)
    }
    let (reads, placeholders, flaws) = readers.stop()
    print("8 readers: \(reads) files read during 100 publications, \(placeholders) of them placeholders")
    #expect(flaws == [])
    #expect(reads > 1000)
  }
}

/// Threads that read files as a static server does.
private final class Readers: Sendable {
  private struct Seen {
    var isStopped = false
    var reads = 0
    var placeholders = 0
    var flaws: [String] = []
  }

  private let output: PublishedFolder
  /// Of the files that are sent instead of pages.
  private let suffix: String
  private let seen = Mutex(Seen())
  private let threads = DispatchGroup()

  init(of output: PublishedFolder, suffix: String, count: Int) {
    self.output = output
    self.suffix = suffix
    for number in 0..<count {
      threads.enter()
      Thread { [self] in
        walk(seed: UInt64(number))
        threads.leave()
      }.start()
    }
  }

  func stop() -> (reads: Int, placeholders: Int, flaws: [String]) {
    seen.withLock { $0.isStopped = true }
    threads.wait()
    return seen.withLock { ($0.reads, $0.placeholders, $0.flaws) }
  }

  /// Goes from the home page along links, and back to it where there are none.
  private func walk(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var current = "index.html"
    while seen.withLock({ !$0.isStopped }) {
      guard let page = OpenFile(output.path + "/" + current + suffix) else {
        // The page went while it was being followed; `follow` has seen to it that nothing led there.
        current = "index.html"
        continue
      }
      let bytes = page.bytes()
      note(bytes, at: current + suffix)
      let targets = output.targets(of: bytes, at: current + suffix)
      for target in targets where OpenFile(output.path + "/" + target) == nil && page.stands {
        // The page that links there is the one that was read: it was not replaced meanwhile.
        seen.withLock { $0.flaws.append("\(current) links to \(target), which is not there") }
      }
      for target in targets where !target.hasSuffix(".html") {
        if let file = OpenFile(output.path + "/" + target) { note(file.bytes(), at: target) }
      }
      current = targets.filter { $0.hasSuffix(".html") }.randomElement(using: &generator) ?? "index.html"
      usleep(20_000)
    }
  }

  private func note(_ bytes: [UInt8], at path: String) {
    seen.withLock {
      $0.reads += 1
      if output.isPlaceholder(bytes, at: path) { $0.placeholders += 1 }
      if !output.isWhole(bytes, at: path) {
        $0.flaws.append("\(path) was read as no version has it (\(bytes.count) bytes)")
      }
    }
  }
}

/// A file that is held open, so that no other file gets its number.
private final class OpenFile {
  private let path: String
  private let descriptor: Int32

  init?(_ path: String) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    // A folder may have taken the place of a file.
    var status = stat()
    if descriptor < 0 || fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG { return nil }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// Whether the file is still what its path leads to.
  var stands: Bool {
    var held = stat()
    var found = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &found) == 0 && held.st_ino == found.st_ino
  }
}
