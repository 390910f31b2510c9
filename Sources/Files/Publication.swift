// The visible change of an output folder, in steps that can be taken back.
//
// A step exchanges two names, gives a name to what has none, or takes it away; what it replaces or removes waits aside. So
// the steps undone in reverse lead through the same states of the folder. Folders are opened one below the other, and no
// link is followed: what someone puts there in the meantime leads nowhere else.

import CLinux
import Diagnostics
import Glibc

struct Publication: ~Copyable {
  private enum Undo {
    /// `to` may exist: then it is replaced.
    case rename(String, to: String)
    case exchange(String, String)
    case cover(String)
    case removeFile(String)
    case removeFolder(String)
    case makeFolder(String)
  }

  /// Names of files beside published ones, where the staging folder lies on another mount, begin like this.
  static let neighbourPrefix = ".plan-archive-new"

  private let folder: Folder
  private let staging: Folder
  private let mount: UInt64
  private var undo: [Undo] = []
  /// Files beside published ones that are of no use afterwards.
  private var neighbours: [String] = []
  /// The folders on the way to the parent that was used last; so none that a step removes stays in it.
  private var way: [(name: String, folder: Folder)] = []
  /// For the next name that nothing has.
  private var next: Int

  /// - Parameter next: names in the staging folder from this number on are free.
  init(of folder: Folder, from staging: Folder, next: Int) {
    self.folder = folder
    self.staging = staging
    self.next = next
    mount = mount_id(folder.descriptor.number)
  }

  // MARK: Steps

  /// Where a staged file waits to be moved to a path by one call: beside that path, copied, when the path lies on another
  /// mount. The folders of the path are made.
  mutating func bring(_ staged: String, to path: String) throws(EnvironmentError) -> String {
    guard let waiting = try neighbour(of: path) else { return staged }
    undo.append(.removeFile(waiting))
    let source = try staging.descriptor.file(Self.name(of: staged))
    _ = try parent(of: waiting).copy(source, to: Self.name(of: waiting))
    return waiting
  }

  /// A new name that what stands at a path can be moved to by one call.
  mutating func aside(_ path: String) throws(EnvironmentError) -> String {
    if let neighbour = try neighbour(of: path) { return neighbour }
    next += 1
    return "\(OutputWriter.staging)/\(next)"
  }

  /// A new name beside a path that lies on another mount than the staging folder.
  private mutating func neighbour(of path: String) throws(EnvironmentError) -> String? {
    let parent = try parent(of: path, making: true)
    guard mount_id(parent.descriptor.number) != mount, let above = Folder.parent(of: path) else { return nil }
    next += 1
    let neighbour = "\(above)/\(Self.neighbourPrefix)\(next)"
    neighbours.append(neighbour)
    return neighbour
  }

  /// Puts the placeholder of a page at a path where nothing stands.
  mutating func placeholder(for page: String, at path: String) throws(EnvironmentError) {
    let placeholder = OutputWriter.placeholder(for: page)
    let parent = try parent(of: path, making: true)
    let name = Self.name(of: path)
    func link() -> Bool {
      linkat(staging.descriptor.number, placeholder, parent.descriptor.number, name, 0) == 0
    }
    var isLinked = link()
    if !isLinked, errno == EMLINK {
      // ext4 gives a file 65,000 names; the next ones are of this copy.
      try staging.descriptor.removeTree(Array(placeholder.utf8CString))
      try staging.write(OutputWriter.placeholderPage(for: page), to: placeholder)
      isLinked = link()
    }
    if isLinked { return undo.append(.removeFile(path)) }
    // There are no hard links here, or not to this mount.
    let copy = try aside(path)
    undo.append(.removeFile(copy))
    try self.parent(of: copy).write(OutputWriter.placeholderPage(for: page), to: Self.name(of: copy))
    try move(copy, to: path)
  }

  /// Moves a file to where nothing stands.
  mutating func move(_ old: String, to new: String) throws(EnvironmentError) {
    let (from, to) = (try parent(of: old), try parent(of: new, making: true))
    if !rename(from, old, to, new, rename_noreplace) {
      guard [EINVAL, ENOSYS].contains(errno) else { throw .writing(folder.descriptor.path(new)) }
      // This file system has plain renames only.
      guard try to.descriptor.kind(of: Self.name(of: new)) == .absent else {
        throw .writing(folder.descriptor.path(new), code: EEXIST)
      }
      guard rename(from, old, to, new, 0) else { throw .writing(folder.descriptor.path(new)) }
    }
    undo.append(.rename(new, to: old))
  }

  /// Puts a waiting file in the place of a published one.
  mutating func exchange(_ waiting: String, with path: String) throws(EnvironmentError) {
    let (from, to) = (try parent(of: waiting), try parent(of: path))
    if rename(from, waiting, to, path, rename_exchange) { return undo.append(.exchange(waiting, path)) }
    guard [EINVAL, ENOSYS].contains(errno) else { throw .writing(folder.descriptor.path(path)) }
    // This file system has plain renames only: the published file gets a second name, or a copy, to come back by.
    let kept = try aside(path)
    undo.append(.removeFile(kept))
    let aside = try parent(of: kept)
    if linkat(to.descriptor.number, Self.name(of: path), aside.descriptor.number, Self.name(of: kept), 0) != 0 {
      _ = try aside.copy(to.descriptor.file(Self.name(of: path)), to: Self.name(of: kept))
    }
    guard rename(from, waiting, to, path, 0) else { throw .writing(folder.descriptor.path(path)) }
    undo.append(.rename(kept, to: path))
  }

  /// Puts a waiting page in the place of its placeholder. There are as many as new pages, so none is kept: it would have to
  /// be removed by a call of its own.
  mutating func uncover(_ path: String, with waiting: String) throws(EnvironmentError) {
    guard rename(try parent(of: waiting), waiting, try parent(of: path), path, 0) else {
      throw .writing(folder.descriptor.path(path))
    }
    undo.append(.cover(path))
  }

  /// Puts a waiting file in a place, whatever file stands there.
  mutating func put(_ waiting: String, at path: String) throws(EnvironmentError) {
    if try parent(of: path).descriptor.kind(of: Self.name(of: path)) == .absent {
      try move(waiting, to: path)
    } else {
      try exchange(waiting, with: path)
    }
  }

  /// Takes a published file away; it waits aside.
  mutating func remove(_ path: String) throws(EnvironmentError) { try move(path, to: aside(path)) }

  mutating func removeEmptyFolder(_ path: String) throws(EnvironmentError) {
    guard unlinkat(try parent(of: path).descriptor.number, Self.name(of: path), AT_REMOVEDIR) == 0 else {
      throw .writing(folder.descriptor.path(path))
    }
    undo.append(.makeFolder(path))
  }

  // MARK: The end

  /// Takes all steps back, the last one first.
  ///
  /// - Throws: when the machine refuses a step twice; then the steps before it stand.
  mutating func rollBack() throws(EnvironmentError) {
    while let step = undo.popLast() {
      do { try takeBack(step) } catch { try takeBack(step) }
    }
  }

  private mutating func takeBack(_ step: Undo) throws(EnvironmentError) {
    switch step {
    case .rename(let old, let new):
      guard rename(try parent(of: old), old, try parent(of: new), new, 0) else {
        throw .writing(folder.descriptor.path(new))
      }
    case .exchange(let first, let second):
      guard rename(try parent(of: first), first, try parent(of: second), second, rename_exchange) else {
        throw .writing(folder.descriptor.path(second))
      }
    case .cover(let path):
      let cover = try aside(path)
      try placeholder(for: path, at: cover)
      guard rename(try parent(of: cover), cover, try parent(of: path), path, 0) else {
        throw .writing(folder.descriptor.path(path))
      }
    case .removeFile(let path): try removeFile(path)
    case .removeFolder(let path): _ = try removeFolder(path)
    case .makeFolder(let path):
      guard mkdirat(try parent(of: path).descriptor.number, Self.name(of: path), 0o777) == 0 || errno == EEXIST else {
        throw .writing(folder.descriptor.path(path))
      }
    }
  }

  /// Removes what waits aside, folders that files left empty, and the journal. Each call that fails is tried once more.
  ///
  /// - Parameter paths: of files that are gone.
  mutating func finish(emptied paths: [String]) throws(EnvironmentError) {
    for path in neighbours { do { try removeFile(path) } catch { try removeFile(path) } }
    for path in paths {
      var path = path
      while let parent = Folder.parent(of: path) {
        let isGone: Bool
        do { isGone = try removeFolder(parent) } catch { isGone = try removeFolder(parent) }
        guard isGone else { break }
        path = parent
      }
    }
    let name = Array(OutputWriter.staging.utf8CString)
    do { try folder.descriptor.removeTree(name) } catch { try folder.descriptor.removeTree(name) }
    do { try removeFile(OutputWriter.journal) } catch { try removeFile(OutputWriter.journal) }
  }

  private mutating func removeFile(_ path: String) throws(EnvironmentError) {
    guard unlinkat(try parent(of: path).descriptor.number, Self.name(of: path), 0) == 0 || errno == ENOENT else {
      throw .writing(folder.descriptor.path(path))
    }
  }

  /// - Returns: whether there is no such folder any more; false when it holds something, is a mount point or no folder.
  private mutating func removeFolder(_ path: String) throws(EnvironmentError) -> Bool {
    guard let parent = try existingParent(of: path) else { return true }
    if unlinkat(parent.descriptor.number, Self.name(of: path), AT_REMOVEDIR) == 0 || errno == ENOENT { return true }
    guard [ENOTEMPTY, EEXIST, EBUSY, ENOTDIR].contains(errno) else { throw .writing(folder.descriptor.path(path)) }
    return false
  }

  // MARK: Folders

  /// The folder that a path lies in.
  private mutating func parent(of path: String, making isMaking: Bool = false) throws(EnvironmentError) -> Folder {
    if let parent = try existingParent(of: path, making: isMaking) { return parent }
    throw .writing(folder.descriptor.path(path), code: ENOENT)
  }

  /// - Parameter isMaking: whether folders that are missing are made.
  private mutating func existingParent(
    of path: String, making isMaking: Bool = false
  ) throws(EnvironmentError) -> Folder? {
    let parent = Folder.parent(of: path)
    if parent == OutputWriter.staging { return staging }
    let parts = parent.map(Folder.parts) ?? []
    let common = zip(way, parts).prefix { $0.name.utf8.elementsEqual($1.utf8) }.count
    way.removeLast(way.count - common)
    for (index, part) in parts.enumerated().dropFirst(common) {
      let above = way.last?.folder ?? folder
      let name = Array(part.utf8CString)
      if isMaking, mkdirat(above.descriptor.number, name, 0o777) == 0 {
        undo.append(.removeFolder(parts[...index].joined(separator: "/")))
      } else if isMaking, errno != EEXIST {
        throw .writing(above.descriptor.path(part))
      }
      guard let descriptor = try above.descriptor.folder(name, isSearched: true) else { return nil }
      way.append((part, Folder(descriptor)))
    }
    return way.last?.folder ?? folder
  }

  private static func name(of path: String) -> String {
    Folder.parent(of: path).map { String(Substring(path.utf8.dropFirst($0.utf8.count + 1))) } ?? path
  }

  private func rename(_ from: Folder, _ old: String, _ to: Folder, _ new: String, _ flags: UInt32) -> Bool {
    renameat2(from.descriptor.number, Self.name(of: old), to.descriptor.number, Self.name(of: new), flags) == 0
  }
}
