// Two content trees that differ only in what is internal, kept as one: public text with internal pieces between.

import Archiving
import Diagnostics
import Files
import Records
import TestSupport

struct ContentPair: Sendable {
  /// Which of the two trees has something internal. What is public has none of these and is in both.
  enum Side: Sendable {
    case both, first, second

    func isIn(_ tree: Side) -> Bool { self == .both || self == tree }
  }

  /// Part of a file: whole lines, or an entry of a list between brackets.
  struct Piece: Sendable {
    var bytes: [UInt8]
    /// nil for public text.
    var side: Side?
    var secrets: [Secret] = []
  }

  struct File: Sendable {
    let path: String
    /// nil for public files.
    var side: Side?
    /// Byte order mark.
    var mark: [UInt8] = []
    var pieces: [Piece]
  }

  /// A file below `content/files/`, which only its size is known of.
  struct Attachment: Sendable {
    let path: String
    /// nil for those that a public plan lists.
    var side: Side?
    var secrets: [Secret] = []
    /// Whether it is a symbolic link, which cannot be published.
    var isLink = false
  }

  var files: [File] = []
  var attachments: [Attachment] = []
  /// Whether something internal is written so that the internal edition cannot be built.
  var isWild = false
  /// Whether there is a file of which nobody can say for whom it is. Then there is no public edition to compare with.
  var isDoubtful = false

  /// - Parameter tree: first or second; nil for what the erasure must leave of both.
  func tree(_ tree: Side?) -> ContentTree {
    func holds(_ side: Side?) -> Bool {
      guard let side else { return true }
      return tree.map(side.isIn) ?? false
    }
    return ContentTree(
      files: files.filter { holds($0.side) }.map { file in
        SourceFile(path: file.path, bytes: file.mark + file.pieces.filter { holds($0.side) }.flatMap(\.bytes))
      },
      attachments: attachments.filter { holds($0.side) }.map { attachment in
        AttachmentFile(
          path: attachment.path, size: 4, finding: attachment.isLink ? linkInFiles(attachment.path) : nil)
      })
  }

  /// The words that one tree has and the public must not see; those of both trees for `both`.
  func secrets(_ tree: Side) -> [Secret] {
    func isIn(_ side: Side?) -> Bool { tree == .both || (side?.isIn(tree) ?? true) }
    return files.filter { isIn($0.side) }.flatMap { $0.pieces.filter { isIn($0.side) }.flatMap(\.secrets) }
      + attachments.filter { isIn($0.side) }.flatMap(\.secrets)
  }
}

extension ContentPair: CustomStringConvertible {
  /// Both trees in one: every piece with its side before it.
  var description: String {
    var text = ""
    for file in files {
      text += "=== \(file.path)\(file.side.map { " (internal: \($0))" } ?? "")\(file.mark.isEmpty ? "" : " (BOM)")\n"
      for piece in file.pieces {
        if let side = piece.side, file.side == nil { text += "<<< internal: \(side)\n" }
        text += String(decoding: piece.bytes, as: UTF8.self).replacing("\r", with: "␍").replacing("\0", with: "␀")
        if !(piece.bytes.last == 0x0A) { text += "⏎\n" }
        if piece.side != nil, file.side == nil { text += ">>>\n" }
      }
    }
    for attachment in attachments {
      text += "=== \(attachment.path) (attachment\(attachment.side.map { ", internal: \($0)" } ?? ""))\n"
    }
    return text
  }
}

/// Like the finding about a symbolic link in the folder, which only reading from disk can make.
private func linkInFiles(_ path: String) -> Diagnostic {
  Diagnostic(
    Rule("file.symbolic-link", vi: "liên kết", hint: "chép tệp thật", en: "a link", hint: "copy the file"),
    at: SourceLocation(file: path))
}
