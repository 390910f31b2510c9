// The one thing that writes: brings an output folder from the last published state to a new one.
//
// Everything is first written to a staging folder inside the output folder. Then the change is applied by renames, each
// atomic, so ordered that a reader never meets half a file and no page ever links to an address that holds nothing:
// files that link to nothing are added; every new page gets a placeholder without links, then its text; pages are
// replaced; pages that go get the placeholder, then they are removed. A folder exchanged as a whole would leave a
// server that sits in it behind, and cannot be a mount point.
//
// A journal names what is being added, so that the next build completes one that was killed. What plan-archive did not
// write is never touched; the manifest says what it wrote.

package import Diagnostics

package struct OutputWriter {
  /// What a publication did to the folder, in files.
  package struct Changes: Hashable, Sendable {
    package var added = 0
    package var replaced = 0
    package var removed = 0
    package var unchanged = 0
  }

  /// Says which edition the folder holds.
  static let editionFile = ".plan-archive-edition"
  /// Names the files that a publication under way adds.
  static let journal = ".plan-archive-journal"
  static let staging = ".plan-archive-staging"
  private static let placeholder = staging + "/.placeholder"
  /// A second name of the placeholder, until it is moved to where it is needed.
  private static let spare = staging + "/.spare"

  private let folder: OutputFolder

  /// Opens and locks the folder; makes it when it does not exist.
  ///
  /// - Throws: when another build holds it, when it holds files but no manifest, when it holds the other edition, or
  ///   when the machine refuses.
  package init(folder path: String, for edition: Edition) throws(EnvironmentError) {
    folder = try OutputFolder.opened(path)
    try folder.lock()
    if let held = try folder.bytes(of: Self.editionFile), held != Array((edition.rawValue + "\n").utf8) {
      throw .otherEdition(path)
    }
    if try ownManifest() == nil, try begunPaths() == nil,
      let stranger = try folder.names(in: "").first(where: { !$0.hasPrefix(".") })
    {
      throw .foreignFolder(path, stranger)
    }
  }

  /// Publishes `files`: afterwards the folder holds them, the manifest, and what others had put there.
  ///
  /// - Parameter files: sorted by path, each path once.
  /// - Throws: before anything of the published state changed, when a file cannot be staged or a foreign file is in
  ///   the way; later only when the machine refuses a rename.
  package func publish(_ files: [OutputFile]) throws(EnvironmentError) -> Changes {
    try folder.removeTree(Self.staging)
    let plan: Plan
    do {
      plan = try stage(files)
    } catch {
      // What was staged is of no use; when even that cannot be removed, the next build does it.
      do { try folder.removeTree(Self.staging) } catch {}
      throw error
    }
    try apply(plan)
    return plan.changes
  }

  /// What is to be done, everything it needs being staged.
  private struct Plan {
    var additions: [String] = []
    var replacements: [String] = []
    var removals: [String] = []
    var changes = Changes()
  }

  private func stage(_ files: [OutputFile]) throws(EnvironmentError) -> Plan {
    let begun = try begunPaths()
    let owned = Set(try ownManifest()?.digests.keys.filter(Self.staysInside) ?? []).union(begun ?? [])
    // A build that was killed may have left copies beside the files that it was bringing.
    if begun != nil { for path in owned { try folder.removeNeighbour(of: path) } }
    var plan = Plan()
    var manifest = Manifest()
    try folder.makeFolders(of: Self.placeholder)
    try folder.write(Self.placeholderPage, to: Self.placeholder)
    for file in files {
      let (digest, state) = try stage(file)
      manifest.add(file.path, digest)
      switch state {
      case .same: plan.changes.unchanged += 1
      case .absent: plan.additions.append(file.path)
      case .different where owned.contains(file.path): plan.replacements.append(file.path)
      case .different, .otherKind: throw .foreignFile(folder.path(file.path))
      }
    }
    let published = Set(files.map(\.path))
    for path in owned where !published.contains(path) {
      switch try folder.kind(of: path) {
      case .file: plan.removals.append(path)
      // A build that was killed may have emptied its folder.
      case .absent: try folder.removeEmptyFolders(of: path)
      case .folder, .other: break
      }
    }
    plan.removals.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    plan.changes.added = plan.additions.count
    plan.changes.replaced = plan.replacements.count
    plan.changes.removed = plan.removals.count
    try folder.write(Array(manifest.text.utf8), to: Self.staging + "/" + Manifest.file)
    // What a killed build began stays in the journal until it is known to be published or removed.
    let journal = (begun ?? []).union(plan.additions).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    try folder.write(Array(journal.map { $0 + "\n" }.joined().utf8), to: Self.staging + "/" + Self.journal)
    return plan
  }

  private func apply(_ plan: Plan) throws(EnvironmentError) {
    try folder.rename(Self.staging + "/" + Self.journal, to: Self.journal)
    let newPages = plan.additions.filter(Self.isPage)
    for path in plan.additions where !Self.isPage(path) { try put(path) }
    for path in newPages {
      try folder.makeFolders(of: path)
      try putPlaceholder(at: path)
    }
    for path in newPages + plan.replacements { try put(path) }
    for path in plan.removals where Self.isPage(path) { try putPlaceholder(at: path) }
    for path in plan.removals { try folder.remove(path) }
    try folder.rename(Self.staging + "/" + Manifest.file, to: Manifest.file)
    try folder.removeTree(Self.staging)
    try folder.remove(Self.journal)
  }

  private func put(_ path: String) throws(EnvironmentError) {
    try folder.makeFolders(of: path)
    try folder.rename(Self.staging + "/" + path, to: path)
  }

  private func putPlaceholder(at path: String) throws(EnvironmentError) {
    try folder.link(Self.placeholder, to: Self.spare)
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

  private enum State {
    case same, different, absent, otherKind
  }

  /// Puts the file into the staging folder unless the published one has the same bytes.
  ///
  /// - Returns: the digest of the bytes, and how the published file compares.
  private func stage(_ file: OutputFile) throws(EnvironmentError) -> (digest: String, state: State) {
    let kind = try folder.kind(of: file.path)
    let staged = Self.staging + "/" + file.path
    let digest: String
    let isSame: Bool
    switch file.content {
    case .bytes, .made:
      let bytes = try file.bytes()
      digest = Digest(bytes).hexadecimal
      isSame = kind == .file ? try folder.holds(bytes, at: file.path) : false
      if !isSame {
        try folder.makeFolders(of: staged)
        try folder.write(bytes, to: staged)
      }
    case .copy(let source):
      try folder.makeFolders(of: staged)
      digest = try folder.copy(source, to: staged).hexadecimal
      isSame = kind == .file ? try folder.digest(of: file.path).hexadecimal == digest : false
    }
    switch kind {
    case .file: return (digest, isSame ? .same : .different)
    case .absent: return (digest, .absent)
    case .folder, .other: return (digest, .otherKind)
    }
  }

  /// What the last build that ended wrote; nil when there is no manifest or it is somebody else's.
  private func ownManifest() throws(EnvironmentError) -> Manifest? {
    let manifest = Manifest(try folder.bytes(of: Manifest.file) ?? [])
    return manifest.digests[Self.editionFile] == nil ? nil : manifest
  }

  /// What builds that were killed since then may have added; nil when none was.
  private func begunPaths() throws(EnvironmentError) -> Set<String>? {
    guard let journal = try folder.bytes(of: Self.journal) else { return nil }
    return Set(journal.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }.filter(Self.staysInside))
  }

  /// Whether a path that was read from the folder, which may have come from anywhere, leads to a file in it.
  private static func staysInside(_ path: String) -> Bool {
    path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy { part in
      ![".", "..", ""].contains { part.elementsEqual($0.utf8) }
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

  fileprivate static func foreignFile(_ path: String) -> Self {
    EnvironmentError(
      path,
      LocalizedText(
        vi: "“\(path)” không phải do plan-archive tạo và nằm đúng chỗ cần ghi",
        en: "‘\(path)’ was not written by plan-archive and stands in the way"),
      hint: LocalizedText(vi: "chuyển tệp này đi chỗ khác rồi chạy lại", en: "move it away and run again"))
  }
}
