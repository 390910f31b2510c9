// Files that are no records: attachments, what nobody expects, and what nobody can say for whom it is.

import Citations
import Files
import Foundation

extension Author {
  mutating func addAttachmentFiles() {
    for name in publicAttachments { pair.attachments.append(ContentPair.Attachment(path: "content/files/\(name)")) }
    for _ in 0..<random.number(0...2) {
      let (name, secrets) = writing(.unlistedFile) { $0.secret(isShown: false).plain + ".pdf" }
      pair.attachments.append(ContentPair.Attachment(path: "content/files/\(name)", side: side(), secrets: secrets))
    }
    // Names like public ones, and like one that a public text gets wrong.
    for name in ["ban-quet.pdf", "BAN-QUET.pdf", "phụ lục.pdf".decomposedStringWithCanonicalMapping]
    where random.chance(25) && !publicAttachments.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      pair.attachments.append(
        ContentPair.Attachment(path: "content/files/\(name)", side: side(), isLink: random.chance(50)))
    }
  }

  mutating func addUnexpectedFile() {
    var draft = Draft("content/\(random.pick(["", "plans/", "events/"]))ghi-chu.txt")
    draft.add(phrase() + "\n")
    finish(draft)
  }

  /// The public log names such a file and the line, and quotes nothing; so the rest may be different, and have errors that
  /// would be quoted if it were read.
  mutating func addDoubtfulFile() {
    pair.isDoubtful = true
    let section = random.pick(["plans", "events", "pages"])
    let access = random.pick(["access: Internal", "access: PUBLIC", "access: công khai", "acess: public", "access:"])
    for side in [ContentPair.Side.first, .second] {
      var draft = Draft("content/\(section)/khong-ro.md")
      let (text, secrets) = writing(.doubtfulFile) { author in
        let entries =
          switch section {
          case "plans": author.planEntries(access: "public", Traits())
          case "events": author.eventEntries(access: "public", Traits(), successor: nil)
          default: author.pageEntries(access: "public")
          }
        let others = entries.filter { !$0.hasPrefix("access") }.joined()
        return "---\n\(access)\n\(others)---\n[\(author.phrase())](khong-co)\n"
      }
      draft.add(text, on: side, secrets)
      finish(draft, side: side)
    }
  }

  /// A line for staff that stands where no key can, in a text or in a value of several lines. The file is as public as any
  /// other up to there, so what differs is that line only.
  mutating func addMisplacedLine() {
    pair.isDoubtful = true
    let slip = random.pick(["internal: ", "> Internal:", "- **internal**: ", "\u{A0}internal： ", "## INTERNAL : "])
    let isInText = random.chance(50)
    let header = pageEntries(access: "public").joined()
    for side in [ContentPair.Side.first, .second] {
      var draft = Draft("content/pages/sai-cho.md")
      let (text, secrets) = writing(.doubtfulFile) { author in
        let line = slip + author.phrase()
        return isInText
          ? "---\n\(header)---\nMột:\n\(line)\n" : "---\n\(header)topics: |\n  một\n  \(line)\n---\nMột.\n"
      }
      draft.add(text, on: side, secrets)
      finish(draft, side: side)
    }
  }
}
