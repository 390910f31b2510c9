// Tells when something in a folder changes (inotify(7)).

package import Diagnostics
import Foundation
import Glibc

/// Watches folders below a root with everything in them; what changes while nobody listens is not lost.
package final class FolderWatch: Sendable {
  /// Paths relative to the root that have changed, those of folders for all that they hold; nil when too much has changed for
  /// the system to tell.
  package typealias Changes = Set<String>?

  private let queue: FileDescriptor
  private let root: String
  private let names: [String]

  /// How long a change is waited behind for others: editors write a file in several steps.
  private static let pause: UInt32 = 10_000

  /// - Parameters:
  ///   - names: of the folders, which may be absent.
  ///   - root: the folder that they lie in.
  /// - Throws: when the system refuses to watch.
  package init(_ names: [String], below root: String) throws(EnvironmentError) {
    queue = try FileDescriptor.watchQueue(named: root)
    self.root = root
    self.names = names
  }

  /// The changes from now on, those of a moment together. For one listener.
  ///
  /// - Throws: when the system refuses to watch.
  package func changes() throws(EnvironmentError) -> AsyncStream<Result<Changes, EnvironmentError>> {
    var watched = Watched()
    try watch(&watched)
    let (stream, continuation) = AsyncStream<Result<Changes, EnvironmentError>>.makeStream()
    // Reading blocks, which the threads of tasks must not.
    Thread.detachNewThread { [self, watched] in
      var watched = watched
      do throws(EnvironmentError) {
        while true {
          var changes = try next(&watched)
          usleep(Self.pause)
          while try queue.hasMore() {
            let more = try next(&watched)
            changes = more.flatMap { changes?.union($0) }
          }
          if changes?.isEmpty != true { continuation.yield(.success(changes)) }
        }
      } catch {
        continuation.yield(.failure(error))
        continuation.finish()
      }
    }
    return stream
  }

  /// The paths of folders by the numbers that the system gave them.
  private struct Watched {
    var paths: [Int32: String] = [:]
  }

  /// Watches the root and all folders; those that are watched already are not watched twice.
  private func watch(_ watched: inout Watched) throws(EnvironmentError) {
    try add("", to: &watched)
    for name in names where try FileDescriptor.workingFolder.kind(of: root + "/" + name) == .folder {
      try add(name, to: &watched)
      for folder in try Folder(reading: root + "/" + name).tree().folders { try add(name + "/" + folder, to: &watched) }
    }
  }

  private func add(_ folder: String, to watched: inout Watched) throws(EnvironmentError) {
    let events = IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MODIFY
    let number = inotify_add_watch(queue.number, root + "/" + folder, UInt32(events) | UInt32(IN_ONLYDIR))
    // It can have gone since it was listed.
    if number < 0, errno == ENOENT || errno == ENOTDIR { return }
    guard number >= 0 else { throw errno == ENOSPC ? .tooManyWatches(root) : .reading(root + "/" + folder) }
    watched.paths[number] = folder
  }

  /// Waits for changes.
  private func next(_ watched: inout Watched) throws(EnvironmentError) -> Changes {
    let bytes = try queue.someBytes(1 << 16)
    var changes: Changes = []
    var hasNewFolders = false
    var start = 0
    while start + MemoryLayout<inotify_event>.size <= bytes.count {
      let event = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self) }
      let nameStart = start + MemoryLayout<inotify_event>.size
      let name = String(decoding: bytes[nameStart..<nameStart + Int(event.len)].prefix { $0 != 0 }, as: UTF8.self)
      start = nameStart + Int(event.len)
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        changes = nil
        hasNewFolders = true
      }
      guard let folder = watched.paths[event.wd] else { continue }
      if event.mask & UInt32(IN_IGNORED) != 0 { watched.paths[event.wd] = nil }
      let path = folder.isEmpty ? name : folder + "/" + name
      let isWatched = folder.isEmpty ? names.contains { $0.utf8.elementsEqual(name.utf8) } : !Folder.isLeftover(name)
      guard !name.isEmpty, isWatched else { continue }
      if event.mask & UInt32(IN_ISDIR) != 0 { hasNewFolders = true }
      changes?.insert(path)
    }
    if hasNewFolders { try watch(&watched) }
    return changes
  }
}

extension FileDescriptor {
  fileprivate static func watchQueue(named path: String) throws(EnvironmentError) -> FileDescriptor {
    let number = inotify_init1(Int32(IN_CLOEXEC))
    guard number >= 0 else { throw .reading(path) }
    return FileDescriptor(number, path)
  }

  /// What there is to read, after waiting for it.
  fileprivate func someBytes(_ most: Int) throws(EnvironmentError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: most)
    while true {
      let count = read(number, &bytes, most)
      if count >= 0 { return Array(bytes[..<count]) }
      guard errno == EINTR else { throw .reading(path) }
    }
  }

  fileprivate func hasMore() throws(EnvironmentError) -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    let count = poll(&request, 1, 0)
    guard count >= 0 || errno == EINTR else { throw .reading(path) }
    return count > 0
  }
}

extension EnvironmentError {
  fileprivate static func tooManyWatches(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "hệ thống không cho theo dõi thêm thư mục nào nữa", en: "the system lets no more folders be watched"),
      hint: LocalizedText(
        vi: "tăng giới hạn: sudo sysctl fs.inotify.max_user_watches=524288",
        en: "raise the limit: sudo sysctl fs.inotify.max_user_watches=524288"))
  }
}
