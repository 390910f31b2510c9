import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Files

@Suite final class FileDescriptorTests {
  private let disk: TemporaryFolder
  private let folder: FileDescriptor

  init() throws {
    disk = try TemporaryFolder()
    try disk.write("abcdef", to: "file")
    try disk.write("x", to: "folder/inner")
    for (link, target) in [("link", "file"), ("folderlink", "folder"), ("dangling", "nothing")] {
      try FileManager.default.createSymbolicLink(atPath: disk.path + "/" + link, withDestinationPath: target)
    }
    #expect(mkfifo(disk.path + "/pipe", 0o644) == 0)
    folder = try FileDescriptor.workingFolder.folder(disk.path)
  }

  /// The path of the error that `body` throws.
  private func refusedPath(_ body: () throws(EnvironmentError) -> Void) -> String? {
    do throws(EnvironmentError) {
      try body()
      return nil
    } catch {
      return String(error.path.dropFirst(disk.path.count + 1))
    }
  }

  @Test(arguments: [
    ("file", FileDescriptor.Kind.file(size: 6)), ("folder", .folder), ("folder/inner", .file(size: 1)),
    ("link", .symbolicLink), ("folderlink", .symbolicLink), ("dangling", .symbolicLink), ("pipe", .other),
    ("nothing", .absent), ("nothing/inner", .absent), ("file/inner", .absent),
  ])
  func kinds(_ path: String, _ kind: FileDescriptor.Kind) throws {
    #expect(try folder.kind(of: path) == kind)
    #expect(try FileDescriptor.workingFolder.kind(of: disk.path + "/" + path) == kind)
  }

  @Test(arguments: ["link", "dangling", "nothing", "file/inner"]) func whatIsNoFileIsNotOpened(_ path: String) {
    #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.file(path).path } == path)
  }

  @Test(arguments: ["file", "link", "folderlink", "nothing", "pipe"]) func whatIsNoFolderIsNotOpened(_ path: String) {
    #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.folder(path).path } == path)
    #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.names(in: path) } == path)
  }

  @Test func linkToAFolderIsFollowedWhenAskedFor() throws {
    #expect(try folder.folder("folderlink", followingLink: true).names(in: "") == ["inner"])
  }

  /// Nothing writes to the pipe: to wait would be to wait for ever.
  @Test func pipeIsNotWaitedFor() throws {
    #expect(try folder.file("pipe").bytes(10) == [])
    #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.newFile("pipe").path } == "pipe")
  }

  @Test func folderHasNoBytes() {
    #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.file("folder").bytes(1) } == "folder")
  }

  @Test func bytesComeUntilTheFileEnds() throws {
    let file = try folder.file("file")
    #expect(try file.bytes(4) == Array("abcd".utf8))
    #expect(try file.bytes(4) == Array("ef".utf8))
    #expect(try file.bytes(4) == [])
    #expect(try file.bytes(3, at: 1) == Array("bcd".utf8))
    #expect(try file.bytes(3, at: 5) == Array("f".utf8))
    #expect(try file.bytes(3, at: 7) == [])
    #expect(try file.bytes(0) == [])
  }

  @Test(arguments: [0, 1, FileDescriptor.chunkSize - 1, FileDescriptor.chunkSize, 2 * FileDescriptor.chunkSize + 1])
  func chunksAreTheWholeFile(_ size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    let file = try folder.newFile("new")
    try file.write(bytes)
    try file.close()
    var read: [UInt8] = []
    try folder.file("new").forEachChunk { read += $0 }
    #expect(read == bytes)
  }

  @Test func newFileReplacesTheBytesOfAnOldOne() throws {
    let file = try folder.newFile("file")
    try file.write(Array("gh".utf8))
    try file.write(Array("XYZ".utf8), at: 4)
    try file.close()
    #expect(try folder.file("file").bytes(10) == Array("gh\0\0XYZ".utf8))
    for path in ["link", "folder", "nothing/inner"] {
      #expect(refusedPath { () throws(EnvironmentError) in _ = try folder.newFile(path).path } == path)
    }
    #expect(try folder.file("file").bytes(10).count == 7)
  }

  @Test func unnamedFileIsNoEntryOfItsFolder() throws {
    let file = try FileDescriptor.unnamedFile(in: disk.path + "/folder")
    try file.write([1, 2, 3])
    #expect(try file.bytes(2, at: 1) == [2, 3])
    #expect(try folder.names(in: "folder") == ["inner"])
  }

  @Test func nothingIsLeftOpenInAnotherProgram() throws {
    func flags(_ descriptor: borrowing FileDescriptor) -> Int32 { fcntl(descriptor.number, F_GETFD) }
    let all = [
      flags(folder), flags(try folder.file("file")), flags(try folder.newFile("new")),
      flags(try FileDescriptor.unnamedFile(in: disk.path)),
    ]
    #expect(all == Array(repeating: FD_CLOEXEC, count: 4))
  }

  /// Upper case before lower case, accents last, bytes that are no text as U+FFFD.
  @Test func namesAreSortedByTheirBytes() throws {
    for name in ["b", "B", "a", ".hidden", "\u{E1}", "a\u{301}"] { try disk.write("", to: "names/" + name) }
    let path = Array((disk.path + "/names/").utf8) + [0x63, 0xFF, 0]
    #expect(mkdir(path.map { CChar(bitPattern: $0) }, 0o755) == 0)
    let names = try folder.names(in: "names")
    let wanted = [".hidden", "B", "a", "a\u{301}", "b", "c\u{FFFD}", "\u{E1}"]
    #expect(names.map { Array($0.utf8) } == wanted.map { Array($0.utf8) })
  }
}
