// The one thing that writes: brings an output folder from the last published state to a new one.
//
// Everything is first made and written, on all processors, to a staging folder inside the output folder. Then the change
// is applied by renames and links, each atomic, so ordered that a reader never meets half a file and no page ever links to
// an address that holds nothing: files that link to nothing are added; every new page gets a placeholder without links,
// then its text; pages are replaced; pages that go get the placeholder, then they are removed. A folder exchanged as a
// whole would leave a server that sits in it behind, and cannot be a mount point.
//
// When the machine refuses a step, those before it are taken back. A journal names what is being changed, so that the next
// build completes one that was killed. What plan-archive did not write is never touched: the manifest and the journal say
// what it wrote, and are believed as far as the bytes agree.

package import Diagnostics

package struct OutputWriter: Sendable {
  /// What a publication did to the folder, in files.
  package struct Changes: Hashable, Sendable {
    package var added = 0
    package var replaced = 0
    package var removed = 0
    package var unchanged = 0
  }

  /// Says which edition the folder holds.
  package static let editionFile = ".plan-archive-edition"
  /// Names the files that a publication under way adds.
  static let journal = ".plan-archive-journal"
  static let staging = ".plan-archive-staging"

  let folder: Folder
  /// The digests that files have which builds before this one wrote or may have added, by the bytes of their paths.
  let claims: [[UInt8]: [[UInt8]]]
  /// What builds that were killed since the last one that ended may have changed; nil when none was.
  private let begun: [(path: String, digits: [UInt8])]?

  /// Opens and locks the folder; makes it when it does not exist.
  ///
  /// - Parameter edition: the name of the edition that the folder is to hold.
  /// - Throws: when another build holds it, when it holds files and is no site, when it holds the other edition, or when
  ///   the machine refuses.
  package init(folder path: String, for edition: String) throws(EnvironmentError) {
    folder = try Folder.locked(path)
    let held = try folder.controlFile(Self.editionFile)
    if let held, held != Array((edition + "\n").utf8) { throw .otherEdition(path) }
    let journal = try folder.controlFile(Self.journal).map(Manifest.claims(in:))
    // Without the edition a list of checksums, or a journal, is somebody else's.
    let manifest = held == nil ? nil : try folder.controlFile(Manifest.file)
    begun = held == nil ? nil : journal
    // The first build that is killed here has made nothing but what its journal names.
    let own = Set((begun ?? []).map { Array($0.path.utf8.prefix { $0 != UInt8(ascii: "/") }) })
    func isStrange(_ name: String) -> Bool { !Manifest.mayBeOfOthers(name) && !own.contains(Array(name.utf8)) }
    if manifest == nil, let stranger = try folder.descriptor.names(in: "").first(where: isStrange) {
      throw .foreignFolder(path, stranger)
    }
    let listed = manifest.map { Manifest($0).files.map { (path: $0.path, digits: Array($0.digits)) } } ?? []
    var claims: [[UInt8]: [[UInt8]]] = [:]
    for (path, digits) in listed + (begun ?? []) where Manifest.isOwn(path) {
      claims[Array(path.utf8), default: []].append(digits)
    }
    self.claims = claims
  }

  /// Publishes `files`: afterwards the folder holds them, the manifest, and what others had put there.
  ///
  /// - Parameters:
  ///   - files: sorted by the bytes of their paths, each path once.
  ///   - more: further files, made by another program in the folder that it is given.
  ///   - progress: called with the number of files staged and to be staged.
  ///   - warn: told, before anything changes, of each file that others changed since plan-archive wrote it; what it throws
  ///     ends the publication.
  /// - Throws: when a file cannot be made, a foreign file is in the way, or the machine refuses a call. Then the published
  ///   state is as it was, unless the machine refuses that as well, which the error says.
  package func publish(
    _ files: [OutputFile], adding more: (WorkFolder) async throws(EnvironmentError) -> [OutputFile] = { _ in [] },
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in },
    warn: (EnvironmentError) throws(EnvironmentError) -> Void = { _ in }
  ) async throws(EnvironmentError) -> Changes {
    try folder.descriptor.removeTree(Array(Self.staging.utf8CString))
    do {
      let staging = try folder.newFolder(Self.staging)
      let added = try await more(WorkFolder(in: staging))
      let files = added.isEmpty ? files : (files + added).sorted { $0.path.precedesInUTF8($1.path) }
      let plan = try await stage(files, in: staging, progress)
      for path in plan.changedByOthers { try warn(.changedFile(folder.descriptor.path(path), isKept: false)) }
      for path in plan.kept { try warn(.changedFile(folder.descriptor.path(path), isKept: true)) }
      try apply(plan, files, from: staging)
      return plan.changes
    } catch let failure {
      // What was staged is of no use; when even that cannot be removed, the next build does it.
      do { try folder.descriptor.removeTree(Array(Self.staging.utf8CString)) } catch { throw .incomplete(failure) }
      throw failure
    }
  }

  /// What is to be done, everything it needs being staged.
  private struct Plan {
    /// Indices of files.
    var additions: [Int] = []
    var replacements: [Int] = []
    /// Additions where a folder stands, or a file in the place of a folder.
    var blocked: [Int] = []
    var removals: [String] = []
    /// Those of the removals that stand in the way of `blocked`, and folders that do, each before what it holds.
    var blockingFiles: [String] = []
    var blockingFolders: [String] = []
    /// Files that are gone already, perhaps without their folders.
    var absent: [String] = []
    /// Listed files that others changed: they are replaced, or stay where this build has nothing to write.
    var changedByOthers: [String] = []
    var kept: [String] = []
    var isManifestNew = true
    var changes = Changes()
  }

  /// Whether a file has bytes that plan-archive wrote there.
  func isOurs(_ path: String) throws(EnvironmentError) -> Bool {
    let digits = try folder.digest(of: path).digits
    return claims[Array(path.utf8)]?.contains(digits) == true
      || Self.isPage(path) && digits == Digest(Self.placeholderPage(for: path)).digits
  }

  private func stage(
    _ files: [OutputFile], in staging: Folder, _ progress: (Int, Int) -> Void
  ) async throws(EnvironmentError) -> Plan {
    let owned = claims.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    if begun != nil { try removeNeighbours(of: owned) }
    for path in ["", ".gz"] { try staging.write(Self.placeholderPage(for: path), to: Self.placeholder(for: path)) }
    // By bytes: texts that Swift takes for equal can be the names of two files.
    let wanted = Set(files.map { Array($0.path.utf8) })
    var plan = Plan()
    var manifest = Manifest()
    var journal = Manifest()
    let staged = try await Array(files.indices).concurrentlyMapped(progress: progress) {
      index throws(EnvironmentError) in
      try stage(files[index], at: index, in: staging)
    }
    for (index, (digest, change)) in staged.enumerated() {
      let path = files[index].path
      if case .yielded = change { continue }
      manifest.add(path, digest)
      switch change {
      case .none, .yielded:
        plan.changes.unchanged += 1
        continue
      case .addition: plan.additions.append(index)
      case .blocked: plan.blocked.append(index)
      case .replacement(let isOurs):
        plan.replacements.append(index)
        if !isOurs { plan.changedByOthers.append(path) }
      }
      journal.add(path, digest)
    }
    for path in owned where !wanted.contains(Array(path.utf8)) {
      switch try folder.kind(of: path) {
      case .file:
        guard try isOurs(path) else {
          plan.kept.append(path)
          continue
        }
        plan.removals.append(path)
        for digits in claims[Array(path.utf8)] ?? [] { journal.add(path, digits) }
      case .absent: plan.absent.append(path)
      case .folder, .symbolicLink, .other: break
      }
    }
    try unblock(&plan, files)
    plan.changes.added = plan.additions.count + plan.blocked.count
    plan.changes.replaced = plan.replacements.count
    plan.changes.removed = plan.removals.count + plan.blockingFiles.count
    plan.isManifestNew = try folder.state(of: Manifest.file, comparedWith: manifest.bytes) != .same
    try staging.write(manifest.bytes, to: Manifest.file)
    // What a killed build began stays in the journal until it is known to be published or removed.
    for (path, digits) in begun ?? [] { journal.add(path, digits) }
    try staging.write(journal.bytes, to: Self.journal)
    return plan
  }

  /// Removes what a killed build left beside files on other mounts.
  private func removeNeighbours(of paths: [String]) throws(EnvironmentError) {
    for parent in Set(paths.compactMap(Folder.parent)) where try folder.kind(of: parent) == .folder {
      let inner = try folder.descriptor.folder(parent)
      for name in try inner.names(in: "") where name.utf8.starts(with: Publication.neighbourPrefix.utf8) {
        try inner.removeTree(Array(name.utf8CString))
      }
    }
  }

  /// Finds what stands in the way of files; it must be of files that this build removes.
  private func unblock(_ plan: inout Plan, _ files: [OutputFile]) throws(EnvironmentError) {
    let removed = Set(plan.removals.map { Array($0.utf8) })
    var blocking: Set<[UInt8]> = []
    for path in plan.blocked.map({ files[$0].path }) {
      let bytes = Array(path.utf8)
      let parents = bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { Array(bytes[..<$0]) }
      if let file = parents.first(where: removed.contains) {
        blocking.insert(file)
        continue
      }
      guard try folder.kind(of: path) == .folder else { throw .foreignFile(folder.descriptor.path(path)) }
      let (inner, folders) = try folder.tree(below: path)
      if let stranger = inner.first(where: { !removed.contains(Array($0.utf8)) }) {
        throw .foreignFile(folder.descriptor.path(stranger))
      }
      blocking.formUnion(inner.map { Array($0.utf8) })
      plan.blockingFolders += [path] + folders
    }
    plan.blockingFiles = plan.removals.filter { blocking.contains(Array($0.utf8)) }
    plan.removals.removeAll { blocking.contains(Array($0.utf8)) }
  }

  private func apply(_ plan: Plan, _ files: [OutputFile], from staging: Folder) throws(EnvironmentError) {
    var publication = Publication(of: folder, from: staging, next: files.count)
    do {
      try change(plan, files, &publication)
    } catch {
      do { try publication.rollBack() } catch { throw .incomplete(error) }
      throw error
    }
    do {
      try publication.finish(emptied: plan.removals + plan.absent)
    } catch {
      throw .incomplete(error)
    }
  }

  private func change(
    _ plan: Plan, _ files: [OutputFile], _ publication: inout Publication
  ) throws(EnvironmentError) {
    func staged(_ name: String) -> String { "\(Self.staging)/\(name)" }
    func isPage(_ index: Int) -> Bool { Self.isPage(files[index].path) }
    try publication.put(staged(Self.journal), at: Self.journal)
    // Nothing leads to what is added; from here on the folders are there and the space is taken.
    var pages: [(waiting: String, path: String)] = []
    for index in plan.additions {
      let path = files[index].path
      if isPage(index) { try publication.placeholder(for: path, at: path) }
      let waiting = try publication.bring(staged(String(index)), to: path)
      if isPage(index) { pages.append((waiting, path)) } else { try publication.move(waiting, to: path) }
    }
    let replacements = try plan.replacements.map { index throws(EnvironmentError) in
      (waiting: try publication.bring(staged(String(index)), to: files[index].path), path: files[index].path)
    }
    // Where a file and a folder change places, every page that may lead to them is covered meanwhile.
    let replaced = plan.blocked.isEmpty ? [] : plan.replacements.filter(isPage).map { files[$0].path }
    let covers = try (replaced + plan.removals.filter(Self.isPage)).map { path throws(EnvironmentError) in
      let cover = try publication.aside(path)
      try publication.placeholder(for: path, at: cover)
      return (waiting: cover, path)
    }
    if !plan.blocked.isEmpty {
      for (cover, path) in covers { try publication.exchange(cover, with: path) }
      for path in plan.blockingFiles { try publication.remove(path) }
      for path in plan.blockingFolders.reversed() { try publication.removeEmptyFolder(path) }
      for index in plan.blocked {
        let path = files[index].path
        try publication.move(publication.bring(staged(String(index)), to: path), to: path)
      }
    }
    for (waiting, path) in pages { try publication.uncover(path, with: waiting) }
    for (waiting, path) in replacements { try publication.exchange(waiting, with: path) }
    if plan.blocked.isEmpty { for (cover, path) in covers { try publication.exchange(cover, with: path) } }
    for path in plan.removals { try publication.remove(path) }
    if plan.isManifestNew { try publication.put(staged(Manifest.file), at: Manifest.file) }
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") || path.hasSuffix(".html.gz") }

  /// The name in the staging folder of what stands at the path of a page meanwhile.
  static func placeholder(for path: String) -> String { path.hasSuffix(".gz") ? ".placeholder.gz" : ".placeholder" }

  /// What stands at the path of a page meanwhile.
  package static func placeholderPage(for path: String) -> [UInt8] {
    path.hasSuffix(".gz") ? gzip(placeholderPage) : placeholderPage
  }

  /// Stands at an address for the moment between two renames. It links to nothing.
  private static let placeholderPage = Array(
    """
    <!DOCTYPE html>
    <html lang="vi"><meta charset="utf-8"><meta name="robots" content="noindex"><title>…</title>
    <h1>Trang này đang được cập nhật, xin tải lại. This page is being updated, please reload.</h1>

    """.utf8)
}

extension EnvironmentError {
  fileprivate static func foreignFolder(_ path: String, _ stranger: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "thư mục “\(path)” có “\(stranger)” mà không phải do plan-archive tạo",
        en: "the folder ‘\(path)’ holds ‘\(stranger)’ and was not made by plan-archive"),
      hint: LocalizedText(vi: "chọn một thư mục trống bằng --output", en: "choose an empty folder with --output"))
  }

  fileprivate static func otherEdition(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "thư mục “\(path)” đang chứa bản kia (công khai hoặc nội bộ)",
        en: "the folder ‘\(path)’ holds the other edition (public or internal)"),
      hint: LocalizedText(
        vi: "mỗi bản cần một thư mục riêng: chọn thư mục khác bằng --output",
        en: "each edition needs a folder of its own: choose another with --output"))
  }

  fileprivate static func changedFile(_ path: String, isKept: Bool) -> Self {
    EnvironmentError(
      path,
      isKept
        ? LocalizedText(
          vi: "“\(path)” đã bị sửa sau khi plan-archive ghi; tệp này không còn thuộc trang web và được để nguyên",
          en: "‘\(path)’ was changed after plan-archive wrote it; it is no longer part of the site and stays")
        : LocalizedText(
          vi: "“\(path)” đã bị sửa sau khi plan-archive ghi; nội dung sửa được thay bằng bản mới",
          en: "‘\(path)’ was changed after plan-archive wrote it; the new version replaces it"),
      hint: LocalizedText(
        vi: "sửa trong content/ hoặc themes/, không sửa trong thư mục xuất bản",
        en: "make changes in content/ or themes/, not in the output folder"))
  }

  /// The machine refused to take back a change, or to clear up after it.
  fileprivate static func incomplete(_ error: Self) -> Self {
    EnvironmentError(
      error.path, error.message,
      hint: LocalizedText(
        vi: "việc còn dở trong thư mục xuất bản sẽ được lần build sau hoàn tất: chạy lại",
        en: "what is left undone in the output folder is completed by the next build: run again"))
  }
}
