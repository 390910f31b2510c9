// The one thing that writes: brings an output folder from the last published state to a new one.
//
// Everything is first made and written, on all processors, to a staging folder inside the output folder. Then the change
// is applied by renames and links, each atomic, so ordered that a reader never meets half a file and no page ever links to
// an address that holds nothing: files that link to nothing are added; every new page gets a placeholder without links,
// then its text; pages are replaced; pages that go get the placeholder, then they are removed. A folder exchanged as a
// whole would leave a server that sits in it behind, and cannot be a mount point.
//
// A journal names what is being added, so that the next build completes one that was killed. What plan-archive did not
// write is never touched; the manifest says what it wrote.

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
  /// The name of a file until it is brought to its place, by its index.
  static func stagedName(_ index: Int) -> String { "\(staging)/\(index)" }
  private static let placeholder = staging + "/.placeholder"
  /// A second name of the placeholder, until it is moved to where it is needed.
  private static let spare = staging + "/.spare"

  let folder: Folder
  /// What builds before this one wrote or may have added, sorted, each path once.
  private let owned: [String]
  /// What builds that were killed since the last one that ended may have added; nil when none was.
  private let begun: [String]?

  /// Opens and locks the folder; makes it when it does not exist.
  ///
  /// - Parameter edition: the name of the edition that the folder is to hold.
  /// - Throws: when another build holds it, when it holds files and is no site, when it holds the other edition, or when
  ///   the machine refuses.
  package init(folder path: String, for edition: String) throws(EnvironmentError) {
    folder = try Folder.locked(path)
    let held = try folder.controlFile(Self.editionFile)
    if let held, held != Array((edition + "\n").utf8) { throw .otherEdition(path) }
    // Without the edition a list of checksums is somebody else's.
    let manifest = held == nil ? nil : try folder.controlFile(Manifest.file)
    begun = try folder.controlFile(Self.journal)?.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      .filter(Manifest.isOwn)
    if manifest == nil, begun == nil,
      let stranger = try folder.descriptor.names(in: "").first(where: { !Manifest.mayBeOfOthers($0) })
    {
      throw .foreignFolder(path, stranger)
    }
    let listed = manifest.map { Manifest($0).files.map(\.path).filter(Manifest.isOwn) } ?? []
    owned = Self.sorted(listed + (begun ?? []))
  }

  /// Publishes `files`: afterwards the folder holds them, the manifest, and what others had put there.
  ///
  /// - Parameters:
  ///   - files: sorted by the bytes of their paths, each path once.
  ///   - progress: called with the number of files staged and to be staged.
  /// - Throws: before anything of the published state changed, when a file cannot be made or staged or a foreign file
  ///   is in the way; later only when the machine refuses a rename.
  package func publish(
    _ files: [OutputFile], progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(EnvironmentError) -> Changes {
    try folder.removeTree(Self.staging)
    let plan: Plan
    do {
      plan = try await stage(files, progress)
    } catch {
      // What was staged is of no use; when even that cannot be removed, the next build does it.
      do { try folder.removeTree(Self.staging) } catch {}
      throw error
    }
    try apply(plan, files)
    return plan.changes
  }

  /// What is to be done, everything it needs being staged.
  private struct Plan {
    /// Indices of files.
    var additions: [Int] = []
    var replacements: [Int] = []
    var removals: [String] = []
    var changes = Changes()
  }

  private func stage(_ files: [OutputFile], _ progress: (Int, Int) -> Void) async throws(EnvironmentError) -> Plan {
    // A build that was killed may have left copies beside the files that it was bringing.
    if begun != nil { for path in owned { try folder.removeNeighbour(of: path) } }
    try folder.makeFolder(Self.staging)
    try folder.write(Self.placeholderPage, to: Self.placeholder)
    // By bytes: texts that Swift takes for equal can be the names of two files.
    let known = Set(owned.map { Array($0.utf8) })
    let wanted = Set(files.map { Array($0.path.utf8) })
    var plan = Plan()
    var manifest = Manifest()
    let staged = try await Array(files.indices).concurrentlyMapped(progress: progress) {
      index throws(EnvironmentError) in
      try stage(files[index], at: index, isOwned: known.contains(Array(files[index].path.utf8)))
    }
    for (index, (digest, change)) in staged.enumerated() {
      manifest.add(files[index].path, digest)
      switch change {
      case .none: plan.changes.unchanged += 1
      case .addition: plan.additions.append(index)
      case .replacement: plan.replacements.append(index)
      }
    }
    for path in owned where !wanted.contains(Array(path.utf8)) {
      switch try folder.kind(of: path) {
      case .file: plan.removals.append(path)
      // A build that was killed may have emptied its folder.
      case .absent: try folder.removeEmptyFolders(of: path)
      case .folder, .symbolicLink, .other: break
      }
    }
    plan.changes.added = plan.additions.count
    plan.changes.replaced = plan.replacements.count
    plan.changes.removed = plan.removals.count
    try folder.write(manifest.bytes, to: Self.staging + "/" + Manifest.file)
    // What a killed build began stays in the journal until it is known to be published or removed.
    let journal = Self.sorted((begun ?? []) + plan.additions.map { files[$0].path })
    try folder.write(journal.flatMap { $0.utf8 + [0x0A] }, to: Self.staging + "/" + Self.journal)
    return plan
  }

  private func apply(_ plan: Plan, _ files: [OutputFile]) throws(EnvironmentError) {
    try folder.rename(Self.staging + "/" + Self.journal, to: Self.journal)
    for index in plan.additions {
      let path = files[index].path
      guard !Self.isPage(path) else { continue }
      try folder.makeFolders(of: path)
      try folder.rename(Self.stagedName(index), to: path)
    }
    let pages = plan.additions.filter { Self.isPage(files[$0].path) }
    for index in pages {
      try folder.makeFolders(of: files[index].path)
      try putPlaceholder(at: files[index].path, isNew: true)
    }
    for index in pages + plan.replacements { try folder.rename(Self.stagedName(index), to: files[index].path) }
    for path in plan.removals where Self.isPage(path) { try putPlaceholder(at: path, isNew: false) }
    for path in plan.removals { try folder.remove(path) }
    try folder.rename(Self.staging + "/" + Manifest.file, to: Manifest.file)
    try folder.removeTree(Self.staging)
    try folder.remove(Self.journal)
  }

  private func putPlaceholder(at path: String, isNew: Bool) throws(EnvironmentError) {
    if isNew, folder.link(Self.placeholder, to: path) { return }
    if !folder.link(Self.placeholder, to: Self.spare) {
      // There are no hard links here, or the placeholder has as many names as it may: the next ones are of this copy.
      try folder.write(Self.placeholderPage, to: Self.spare)
      try folder.remove(file: Self.placeholder)
      _ = folder.link(Self.spare, to: Self.placeholder)
    }
    try folder.rename(Self.spare, to: path)
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

  /// Stands at an address for the moment between two renames. It links to nothing.
  package static let placeholderPage = Array(
    """
    <!DOCTYPE html>
    <html lang="vi"><meta charset="utf-8"><meta name="robots" content="noindex"><title>…</title>
    <h1>Trang này đang được cập nhật, xin tải lại. This page is being updated, please reload.</h1>

    """.utf8)

  /// Sorted by their bytes, each once.
  private static func sorted(_ paths: [String]) -> [String] {
    paths.sorted { $0.precedesInUTF8($1) }.reduce(into: []) { sorted, path in
      if sorted.last?.utf8.elementsEqual(path.utf8) != true { sorted.append(path) }
    }
  }
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
}
