// What an implementation section gives as tasks.

import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing
import Texts

@Suite struct TaskSectionTests {
  @Test func tasksOfEachLead() throws {
    let marked = Marked(
      """
      # 1. Trước

      - không

      ## IV - TỔ CHỨC THỰC HIỆN

      Không có cơ quan chủ trì.

      - không

      ⟦### 1. Ban Xây dựng *đảng*

      Có nhiệm vụ:

      - Một *hai*
        ba
      - Bốn:

        năm

        - trong
      -

      Không phải nhiệm vụ.

       3) Sáu

      > - không

      ⟦### 2. Công an phường

      > ### Trong khung

      Bảy `tám`
      chín.

      Các việc sau:

      Mười.

      ⟦#### Tổ chức thực hiện

      ⟦### 4. Trường học

      Mười một.

      ## V - Khẩu hiệu

      ### Không

      - không

      ## Tổ chức thực hiện (tiếp)

      Không.

      ⟦### 5. Trạm y tế

      | không |
      |-------|

      Mười hai.
      """)
    let locations = marked.locations(in: "x.md")
    let (sections, html) = try Self.parsed(marked.text)
    #expect(
      sections.map { $0.leads.map(\.text).joined(separator: " › ") } == [
        "1. Ban Xây dựng đảng", "2. Công an phường", "Tổ chức thực hiện", "4. Trường học", "5. Trạm y tế",
      ])
    #expect(
      sections.map { $0.tasks.map(\.text) } == [
        ["Một hai ba", "Bốn: năm", "Sáu"], ["Bảy tám chín.", "Mười."], [], ["Mười một."], ["Mười hai."],
      ])
    #expect(sections.flatMap { $0.tasks.map(\.anchor) } == (1...7).map { "task_\($0)" })
    #expect(sections.map { $0.leads[0].location } == locations)
    #expect(html.contains("<li>\n<p><span id=\"task_1\">Một <em>hai</em>\nba</span></p>"))
    #expect(html.contains("<p><span id=\"task_2\">Bốn:</span></p>\n<p>năm</p>"))
    #expect(html.contains("<li><span id=\"task_3\">Sáu</span></li>"))
    #expect(html.contains("<p><span id=\"task_4\">Bảy <code>tám</code>\nchín.</span></p>\n<p>Các việc sau:</p>"))
    #expect(html.contains("<h3 id=\"5-tram-y-te\">"))
  }

  /// Internal passages open and close between tasks without ending a section.
  @Test func internalPassages() throws {
    let (sections, html) = try Self.parsed(
      """
      ## Tổ chức thực hiện

      ::: internal
      ### 1. Một

      - hai
      :::

      ### 3. Ba

      - bốn

      ::: internal
      - năm
      :::
      """)
    #expect(sections.map { $0.leads.map(\.text).joined(separator: " › ") } == ["1. Một", "3. Ba"])
    #expect(sections.map { $0.tasks.map(\.text) } == [["hai"], ["bốn", "năm"]])
    #expect(html.contains("<div class=\"internal-passage\">\n<ul>\n<li><span id=\"task_3\">năm</span></li>"))
  }

  /// As many tasks of each lead as DOMAIN.md 1 counts.
  @Test(arguments: [
    ("tuyen-truyen-hoi-nghi-giua-nhiem-ky-khoa-13", [3, 3, 2, 3, 1]),
    ("tuyen-truyen-dai-hoi-dang-bo-cac-cap", [3, 6, 3, 2, 3, 1, 1, 2]),
    ("31-kh-du-tuyen-truyen-hoi-nghi-trung-uong-14", [3, 2, 1, 1, 2]),
    // Its leads are the subjects of sentences.
    ("tuyen-truyen-xay-dung-dang-2023", [1, 1, 1]),
  ])
  func plansOfTheArchive(_ plan: String, _ taskCounts: [Int]) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../content/plans/\(plan).md")
    let text = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
    let body = try #require(text.split(separator: "\n---\n", maxSplits: 1).last)
    #expect(try Self.parsed(String(body)).sections.map(\.tasks.count) == taskCounts)
  }

  private static func parsed(_ text: String) throws -> (sections: [TaskSection], html: String) {
    var report = Report()
    guard var document = MarkdownDocument(parsing: Array(text.utf8), at: SourceLocation(file: "x.md"), into: &report)
    else {
      throw NotParsed()
    }
    let sections = document.taskSections(under: { $0.contains("to chuc thuc hien") }, anchor: "task").sections
    return (sections, String(decoding: document.html(), as: UTF8.self))
  }

  private struct NotParsed: Error {}
}
