import Foundation
import Testing

@testable import Files

@Suite struct ManifestTests {
  @Test func linesAreThoseOfSha256sum() {
    var manifest = Manifest()
    manifest.add("index.html", Digest([]))
    manifest.add("files/qu\u{E9}t/a b.pdf", Digest(Array("abc".utf8)))
    let text = """
      e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  index.html
      ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  files/qu\u{E9}t/a b.pdf

      """
    #expect(manifest.bytes == Array(text.utf8))
    let files = Manifest(manifest.bytes).files
    #expect(files.map(\.path) == ["index.html", "files/qu\u{E9}t/a b.pdf"])
    #expect(files.map(\.digits).map(Array.init) == [Digest([]).digits, Digest(Array("abc".utf8)).digits])
  }

  /// Tools that upload a site drop them.
  @Test func namesThatStartWithADotAreNotListed() {
    var manifest = Manifest()
    for path in [".htaccess", ".htaccess/a", ".plan-archive-edition", ".well-known/a.txt", "plans/.x", "a"] {
      manifest.add(path, Digest([]))
    }
    #expect(manifest.files.map(\.path) == [".htaccess", "plans/.x", "a"])
  }

  @Test func otherLinesArePassedOver() {
    let digits = String(repeating: "0", count: 64)
    #expect(
      Manifest(Array("\n\(digits)  \n\(digits)\nplans\n\(digits)  a\n\(digits) *b".utf8)).files.map(\.path) == [
        "a", "b",
      ])
  }

  @Test(arguments: ["a", "plans/a/index.html", "a..b", "...", "plans/..a", "files/qu\u{E9}t/a b.pdf", ".x"])
  func pathsInTheFolder(_ path: String) {
    #expect(Manifest.staysInside(path))
    #expect(Manifest.isOwn(path) == !path.hasPrefix("."))
  }

  @Test(arguments: [
    "", "/", "/etc/passwd", "..", ".", "../a", "a/../b", "a/./b", "a//b", "a/", "a\nb", "a\rb", "\u{1B}[2J", "a\0b",
    "a\u{7F}", "../\u{301}x",
  ])
  func pathsThatAreNoneOfTheFolder(_ path: String) {
    // A slash with a combining mark behind it is a slash.
    #expect(!Manifest.staysInside(path) && !Manifest.isOwn(path))
  }

  @Test func hostsPutFilesBesideASite() {
    for path in ["CNAME", "robots.txt", ".htaccess", ".nojekyll", ".git/config"] {
      #expect(Manifest.mayBeOfOthers(path))
    }
    for path in ["cname", "CNAME/x", "plans/robots.txt", "plans/.x", "index.html"] {
      #expect(!Manifest.mayBeOfOthers(path))
    }
  }

  /// Journals have the same lines; former versions wrote paths alone.
  @Test func journalsNamePathsWithOrWithoutDigests() {
    let digits = Digest([]).hexadecimal
    let long = String(repeating: "a/", count: 40) + "x"
    let claims = Manifest.claims(in: Array("\(digits)  a\nplans/b\n\n\(long)\n\(digits)\n".utf8))
    #expect(claims.map(\.path) == ["a", "plans/b", long, digits])
    #expect(claims.map(\.digits) == [Digest([]).digits, [], [], []])
  }
}
