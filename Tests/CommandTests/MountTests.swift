import Foundation
import TestSupport
import Testing

/// Output folders on file systems that are full, read-only or several.
@Suite(.enabled(if: Mounts.areAllowed, "this machine does not let tests mount"))
struct MountTests {
  /// Publishes a version over `a` in a folder of `output` that the preparation mounts, where the script finds the folder
  /// as `$0` and a copy of it as `$0.before`. What came of it is in the folder `site.after`.
  private static func build(
    _ version: String, in output: PublishedFolder, _ preparation: String, run: String = "\"$@\" || status=$?"
  ) throws -> Program.Outcome {
    let script = """
      rm -rf "$0.before" "$0.after" "$0.killed"
      cp -a "$0" "$0.before"
      \(preparation)
      status=0
      \(run)
      cp -a "$0" "$0.after"
      exit $status
      """
    return try output.versions.build(version, to: output.path, through: Mounts.command(script, output.path))
  }

  /// The disk has room for the published site and for this many KiB more.
  @Test(arguments: [0, 40, 100, 200, 2000]) func fullDisk(_ room: Int) throws {
    let output = try SiteVersions().publishedFolder("a")
    let outcome = try Self.build(
      "b", in: output,
      """
      mount -t tmpfs -o size=$(( $(find "$0" -type f -exec du -k {} + | awk '{ s += $1 } END { print s }') + \(room) ))k none "$0"
      cp -a "$0.before/." "$0"
      """)
    let after = try output.folder.contents(of: "site.after")
    if room < 2000 {
      #expect(outcome.status == 1)
      #expect(outcome.errors.hasPrefix(output.path + "/"), "\(outcome.errors)")
      #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
      #expect(output.differences(of: after, from: "a") == [])
    } else {
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(output.differences(of: after, from: "b") == [])
    }
  }

  @Test func readOnlyFolder() throws {
    let output = try SiteVersions().publishedFolder("a")
    let outcome = try Self.build("b", in: output, "mount --bind \"$0\" \"$0\"; mount -o remount,bind,ro \"$0\"")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix(output.path + "/"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Read-only file system"), "\(outcome.errors)")
    #expect(try output.differences(of: output.folder.contents(of: "site.after"), from: "a") == [])
  }

  /// Nothing of it outlives the command.
  private static let severalFileSystems = """
    mount -t tmpfs none "$0"
    cp -a "$0.before/." "$0"
    for name in plans files assets; do
      mount -t tmpfs none "$0/$name"
      cp -a "$0.before/$name/." "$0/$name"
    done
    """

  /// No file can be renamed from the staging folder to there.
  @Test func foldersThatAreMountPoints() throws {
    let output = try SiteVersions().publishedFolder("a")
    let outcome = try Self.build("b", in: output, Self.severalFileSystems)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try output.differences(of: output.folder.contents(of: "site.after"), from: "b") == [])
  }

  @Test(.enabled(if: Strace.isAvailable, "strace is not installed"), arguments: ["renameat2", "write", "unlinkat"])
  func killedWhileItPublishesToMountPoints(_ call: String) throws {
    let output = try SiteVersions().publishedFolder("a")
    var kills = 0
    for step in stride(from: 4, through: 49, by: 5) {
      let strace = Strace.command(call, "signal=KILL", at: "\(step)").joined(separator: " ")
      let outcome = try Self.build(
        "b", in: output, Self.severalFileSystems,
        run: """
          \(strace) "$@" || status=$?
          cp -a "$0" "$0.killed"
          "$@"
          """)
      let place: Comment = "killed at \(call) \(step): \(outcome.errors)"
      #expect(output.flaws(in: try output.folder.contents(of: "site.killed")) == [], place)
      #expect(try output.differences(of: output.folder.contents(of: "site.after"), from: "b") == [], place)
      guard outcome.status == 128 + SIGKILL else {
        #expect(outcome.status == 0, place)
        break
      }
      kills += 1
    }
    print("killed at \(call) on mount points: \(kills) builds")
    #expect(kills > 0)
  }

  /// No room for files, or for as many as there are, in one folder that is a file system of its own.
  @Test(arguments: ["size=12k", "nr_inodes=9"]) func fullFolder(_ option: String) throws {
    let output = try SiteVersions().publishedFolder("a")
    let outcome = try Self.build(
      "b", in: output,
      """
      mount -t tmpfs -o \(option) none "$0/events"
      cp -a "$0.before/events/." "$0/events"
      n=0
      while echo x > "$0/events/.full-$n" 2>&1; do n=$((n + 1)); done
      """)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
    let after = try output.folder.contents(of: "site.after").filter { !$0.key.hasPrefix("events/.full-") }
    #expect(output.differences(of: after, from: "a") == [])
  }

  /// The content, the themes and parts of them, and a site, by another name.
  @Test(arguments: [
    ("content", "elsewhere", "elsewhere", "it lies in content/"),
    ("content", "elsewhere", "elsewhere/a/b", "it lies in content/"),
    ("content/plans", "elsewhere", "elsewhere/a", "it lies in content/"),
    ("themes", "elsewhere", "elsewhere/../elsewhere/a", "it lies in themes/"),
    (".", "elsewhere", "elsewhere/content/a", "it lies in content/"),
    (".", "elsewhere", "elsewhere", "it holds content/"),
    ("content", "site/a", "site", "it holds content/"),
    ("content/plans", "site/.a", "site", "it holds content/"),
    ("themes", "site/.plan-archive-staging", "site", "it holds themes/"),
    ("internal", "site/a", "site", "it holds the site ‘a’"),
  ])
  func sourcesByAnotherName(_ part: String, _ mountPoint: String, _ output: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(.minimal)
    #expect(try Program.run(["build", "--edition", "internal"], in: folder.path).status == 0)
    try folder.write("", to: "\(mountPoint)/.x")
    if mountPoint == "elsewhere" { try FileManager.default.removeItem(atPath: folder.path + "/elsewhere/.x") }
    let before = try folder.contents(of: "")
    let script = "mount --bind \"$0/\(part)\" \"$0/\(mountPoint)\"; exec \"$@\""
    let outcome = try Program.run(
      ["build", "--output", output, "--language", "en"], in: folder.path,
      through: Mounts.command(script, folder.path))
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(try folder.contents(of: "") == before)
  }
}
