// The index that the page of the search loads a few files of: which entries hold a word, and what to show of an entry.

import Archiving
import Citations
import Diagnostics
import Files
import Foundation
package import Records
import Texts
import Theming

/// Entries are numbered from 0, group after group, in each group by rank.
///
/// - `index.json`: the folder of the other files, the groups with their sizes, how many entries a file has, and the first key
///   of each file of words. The folder is named after what is in it: who has an older index.json never gets newer words.
/// - `FOLDER/words-N.json`: for each folded word the forms in which it is written, each with the numbers of the entries that have it
///   in their titles, and of the others; a form that is the folded word itself is empty. Words are in the order of their UTF-16, as JavaScript compares them.
///   Behind a word, `ke*` has the entries of all words that begin so, where those are too many to be loaded one by one.
/// - `FOLDER/entries-N.json`: title, address and a note for each entry.
///
/// Numbers are written as the distances from one to the next, less one, in digits of five bits from the lowest, each a letter of
/// `alphabet`; all but the last have 32 added.
package struct SearchIndex {
  package static let folder = Route.search

  private enum Group: String, CaseIterable {
    case plans, slogans, events, bodies, documents, topics
  }

  private struct Entry {
    let title: String
    let url: String
    var note: [String?] = []
    /// What is searched beside the title.
    var others: [String] = []

    var shownNote: String { note.compactMap(\.self).joined(separator: " · ") }
  }

  /// By path below `folder`.
  package let files: [(path: String, bytes: [UInt8])]

  /// Files of words are about as large, in bytes; one with a single frequent word can be larger.
  private static let wordFileSize = 3 << 10
  private static let entriesInFile = 16
  /// In bytes; nobody types longer ones.
  private static let longestWord = 64
  private static let longestPrefix = 16
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  package init(_ site: Site) {
    let groups = Group.allCases.map { (name: $0.rawValue, entries: Self.entries($0, of: site)) }
    let entries = groups.flatMap(\.entries)
    let wordFiles = Self.wordFiles(Self.words(of: entries), entryCount: entries.count)
    var named = wordFiles.enumerated().map { ("words-\($0.offset).json", JSON.object($0.element)) }
    for start in stride(from: 0, to: entries.count, by: Self.entriesInFile) {
      let part = entries[start..<min(start + Self.entriesInFile, entries.count)]
      named.append(
        (
          "entries-\(start / Self.entriesInFile).json",
          .array(part.map { [.string($0.title), .string($0.url), .string($0.shownNote)] })
        ))
    }
    let texts = named.map { (path: $0.0, bytes: $0.1.bytes) }
    let folder = String(Digest(texts.flatMap(\.bytes)).hexadecimal.prefix(16))
    let index: JSON = [
      "folder": .string(folder),
      "groups": .array(groups.map { [.string($0.name), .number($0.entries.count)] }),
      "entriesInFile": .number(Self.entriesInFile),
      "words": .array(wordFiles.map { .string($0[0].0) }),
    ]
    files = [("index.json", index.bytes)] + texts.map { (folder + "/" + $0.path, $0.bytes) }
  }

  // MARK: Entries

  private static func entries(_ group: Group, of site: Site) -> [Entry] {
    let archive = site.archive
    func count(_ plans: Int) -> String { site.theme.counts([(.plans, plans)]) ?? "" }
    /// Those with the most plans first.
    func ranked(_ counts: [Int]) -> [Int] {
      counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    }
    switch group {
    case .plans:
      return archive.plans.indices.map { index in
        let plan = archive.plans[index]
        let number = plan.number?.value
        return Entry(
          title: plan.title.value, url: site.planURLs[index],
          note: [number?.written, Place(site, index).issuer, site.label(plan.issued)] + plan.topics,
          others: [site.label(plan.kind)] + (number?.searched ?? []) + plan.topics)
      }
    case .slogans:
      return ranked(archive.slogans.map(\.plans.count)).map { index in
        let slogan = archive.slogans[index]
        return Entry(title: slogan.text, url: site.sloganURLs[index], note: [count(slogan.plans.count)])
      }
    case .events:
      // The latest first.
      let dated = archive.events.indices.filter { archive.events[$0].firstDay != nil }
      let others = archive.events.indices.filter { archive.events[$0].firstDay == nil }
      return (dated.reversed() + others).map { index in
        let event = archive.events[index]
        return Entry(
          title: event.title, url: site.eventURLs[index],
          note: [event.held.label ?? event.planned.label] + event.aliases, others: event.aliases)
      }
    case .bodies:
      return zip(archive.bodies, site.bodyURLs).map { body, url in
        let level = body.level.map { site.label($0) }
        return Entry(title: body.name, url: url, note: [level] + body.aliases, others: body.aliases)
      }
    case .documents:
      return ranked(archive.documents.indices.map { archive.plans(citing: .document($0)).count }).map { index in
        let document = archive.documents[index]
        let title = document.number == nil ? nil : document.title
        return Entry(
          title: document.name, url: site.documentURLs[index], note: [title, document.date?.vietnamese],
          others: [title, document.kind].compactMap(\.self) + (document.number?.searched ?? []))
      }
    case .topics:
      return ranked(archive.topics.map(\.plans.count)).map { index in
        let topic = archive.topics[index]
        return Entry(
          title: topic.title, url: site.url(Route.topics.page(topic.key)), note: [count(topic.plans.count)])
      }
    }
  }

  // MARK: Words

  private struct Word {
    /// In lower case.
    let form: String
    let folded: String
    /// Entries, ascending; those that have it in their titles are not among the others.
    var titles: [Int] = []
    var others: [Int] = []

    var entries: [Int] { titles + others }
  }

  private static func words(of entries: [Entry]) -> [Word] {
    var words: [Word] = []
    var places: [String: Int] = [:]
    func add(_ written: String, _ folded: String, _ entry: Int, isTitle: Bool) {
      guard folded.utf8.count <= longestWord else { return }
      let form = written.lowercased()
      let place = places[form] ?? words.count
      if place == words.count {
        places[form] = place
        words.append(Word(form: form, folded: folded))
      }
      if words[place].titles.last == entry || words[place].others.last == entry { return }
      if isTitle { words[place].titles.append(entry) } else { words[place].others.append(entry) }
    }
    for (index, entry) in entries.enumerated() {
      for (number, text) in ([entry.title] + entry.others).enumerated() {
        // What stands between spaces: “31-KH/ĐU” is found by its three words, and as one.
        for part in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
          let part = String(part)
          let words = part.foldedWords()
          for word in words { add(String(part[word.range]), word.folded, index, isTitle: number == 0) }
          if words.count > 1, part.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            let joined = words.map { part[$0.range] }.joined()
            add(joined, words.map(\.folded).joined(), index, isTitle: number == 0)
          }
        }
      }
    }
    return words
  }

  /// The words in the files in which they are found.
  private static func wordFiles(_ words: [Word], entryCount: Int) -> [[(String, JSON)]] {
    let sorted = words.map { (key: Array($0.folded.utf16), word: $0) }.sorted { first, second in
      first.key == second.key
        ? first.word.form.precedesInUTF8(second.word.form) : first.key.lexicographicallyPrecedes(second.key)
    }
    var files: [[(String, JSON)]] = []
    var size = wordFileSize
    func write(_ key: String, _ value: JSON, _ bytes: Int) {
      size += bytes
      if size > wordFileSize {
        files.append([])
        size = bytes
      }
      files[files.count - 1].append((key, value))
    }
    /// - Returns: the end of the forms of the folded word that begin at `start`.
    func writeWord(_ start: Int, before limit: Int) -> Int {
      let key = sorted[start].key
      let end = sorted[start..<limit].firstIndex { $0.key != key } ?? limit
      let folded = sorted[start].word.folded
      let forms = sorted[start..<end].flatMap { element in
        let form = element.word.form.precomposedStringWithCanonicalMapping
        return [form == folded ? "" : form, encoded(element.word.titles), encoded(element.word.others)]
      }
      write(folded, .array(forms.map(JSON.string)), forms.reduce(folded.utf8.count) { $0 + $1.utf8.count + 3 })
      return end
    }
    /// - Parameter length: how many units the words of the range begin with in common.
    func write(_ range: Range<Int>, _ length: Int) {
      var start = range.lowerBound
      let weight = sorted[range].reduce(0) { $0 + $1.word.entries.count + $1.word.form.utf8.count * 2 }
      guard weight > wordFileSize, length < longestPrefix else {
        while start < range.upperBound { start = writeWord(start, before: range.upperBound) }
        return
      }
      if sorted[start].key.count == length { start = writeWord(start, before: range.upperBound) }
      // No prefix ends in the middle of a character.
      if start < range.upperBound, length > 0, !UTF16.isLeadSurrogate(sorted[start].key[length - 1]) {
        var holds = [Bool](repeating: false, count: entryCount)
        for element in sorted[range] { for entry in element.word.entries { holds[entry] = true } }
        let list = encoded(holds.indices.filter { holds[$0] })
        write(String(decoding: sorted[start].key.prefix(length), as: UTF16.self) + "*", .string(list), list.utf8.count)
      }
      while start < range.upperBound {
        let unit = sorted[start].key[length]
        let end = sorted[start..<range.upperBound].firstIndex { $0.key[length] != unit } ?? range.upperBound
        write(start..<end, length + 1)
        start = end
      }
    }
    if !sorted.isEmpty { write(sorted.indices, 0) }
    return files
  }

  private static func encoded(_ entries: [Int]) -> String {
    var text: [UInt8] = []
    var last = -1
    for entry in entries {
      var rest = entry - last - 1
      last = entry
      while rest >= 32 {
        text.append(alphabet[32 + rest & 31])
        rest >>= 5
      }
      text.append(alphabet[rest])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension DocumentNumber {
  /// With the zeros that the document may print before it, and without.
  fileprivate var searched: [String] { [written, normalised] }
}
