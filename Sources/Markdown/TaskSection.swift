// Tasks as an implementation section lists them: below a sub-heading for each lead body.

import Texts
package import Diagnostics

/// A sub-heading of an implementation section with its tasks.
package struct TaskSection: Hashable, Sendable {
  package struct Task: Hashable, Sendable {
    /// Without markup; of an item its paragraphs, joined by a space, without the lists within it.
    package let text: String
    /// The id of its first paragraph on the page.
    package let anchor: String
    /// Where its paragraph begins, or the marker of its item stands.
    package let location: SourceLocation
  }

  /// Names the lead body, mostly behind a number.
  package let heading: Heading
  package let tasks: [Task]
}

extension MarkdownDocument {
  /// The sub-headings of each section whose heading, folded, satisfies `matches`, in order, with the tasks
  /// between each and the next heading: the items of its lists, or, if it has no list, its paragraphs but those that
  /// end with a colon. Only what is at the top level counts, not what is in lists and quotes. A section reaches to the
  /// next heading of the same or a higher level; what stands before its first sub-heading has no lead and is no task.
  ///
  /// - Parameter anchor: the tasks get the ids `ANCHOR_1`, `ANCHOR_2` … on the page. Ask only once with the same.
  package mutating func taskSections(under matches: (String) -> Bool, anchor: String) -> [TaskSection] {
    var taskCount = 0
    return subsections(under: matches).map { heading, blocks in
      var listed = blocks.filter { $0.kind == .list }.flatMap(\.children)
      if listed.isEmpty { listed = blocks.filter { $0.kind == .paragraph && !$0.plainText.hasSuffix(":") } }
      var tasks: [TaskSection.Task] = []
      for block in listed {
        guard let (first, text) = block.ownText else { continue }
        taskCount += 1
        let id = "\(anchor)_\(taskCount)"
        first.wrapContent(inSpan: id)
        let location = locator.location(line: block.startLine, byte: block.startByte)
        tasks.append(TaskSection.Task(text: text, anchor: id, location: location))
      }
      return TaskSection(heading: heading, tasks: tasks)
    }
  }

  /// The sub-headings of the matching sections, each with the blocks between it and the next heading.
  private func subsections(under matches: (String) -> Bool) -> [(heading: Heading, blocks: [Node])] {
    var subsections: [(heading: Heading, blocks: [Node])] = []
    var section: Int?
    var isInSubsection = false
    for (block, heading) in topLevelBlocks {
      if let (heading, folded) = heading {
        if let outer = section, heading.level <= outer { section = nil }
        isInSubsection = section != nil
        if isInSubsection {
          subsections.append((heading, []))
        } else if matches(folded) {
          section = heading.level
        }
      } else if isInSubsection, let last = subsections.indices.last {
        subsections[last].blocks.append(block)
      }
    }
    return subsections
  }
}
