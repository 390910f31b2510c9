import Foundation
import Outputs
import TestSupport
import Testing

@Suite struct SloganTests {
  /// Final punctuation, case and spacing make no new slogan; each listing keeps its wording.
  @Test func oneEntryForOneSlogan() async throws {
    let fixture = SiteFixture.minimal
      .with(
        "content/plans/a.md",
        SiteFixture.plan("issued: 2023\n", body: "## V- Một số khẩu hiệu\n\n1. Đảng quang vinh muôn năm.\n2. Một.\n")
      )
      .with(
        "content/plans/b.md",
        SiteFixture.plan("issued: 2024\n", body: "## V- KHẨU HIỆU\n\n7. đảng  Quang vinh muôn năm!\n8. Hai!\n"))
    let site = try #require(await fixture.render().site)
    let gallery = try #require(site.text("slogans/index.html"))
    #expect(gallery.components(separatedBy: " id=\"slogan_").count == 1 + 3)
    // The address of an entry depends on its wording alone.
    #expect(gallery.contains("id=\"slogan_dang-quang-vinh-muon-nam_"))
    #expect(gallery.contains("đảng  Quang vinh muôn năm!"))
    #expect(gallery.contains("Đảng quang vinh muôn năm."))
    #expect(gallery.contains("href=\"/plans/a/#slogan_1\""))
    #expect(gallery.contains("href=\"/plans/b/#slogan_1\""))
    // The printed number counts, not the place in the list.
    let plan = try #require(site.text("plans/b/index.html"))
    #expect(plan.contains("<ol start=\"7\">"))
    #expect(plan.contains("id=\"slogan_1\""))
  }

  @Test func frontMatterListsSlogansOfAPlanWithoutSection() async throws {
    let site = try #require(
      await SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan("slogans: [Một!, Hai!]\n")).render().site)
    let gallery = try #require(site.text("slogans/index.html"))
    #expect(gallery.contains("href=\"/plans/a/#slogan_2\""))
    #expect(try #require(site.text("plans/a/index.html")).contains("id=\"slogan_2\""))
  }

  @Test func headingsThatOpenTheSectionCanBeSet() async throws {
    let fixture = SiteFixture.minimal
      .with("content/site.yml", "title: A\nslogan_headings: [Biểu ngữ]\n")
      .with("content/plans/a.md", SiteFixture.plan(body: "## Khẩu hiệu\n\n1. Một!\n\n## Các biểu ngữ\n\n1. Hai!\n"))
    let gallery = try #require(await fixture.render().site?.text("slogans/index.html"))
    #expect(gallery.contains("Hai!"))
    #expect(!gallery.contains("Một!"))
  }

  /// Pages do not grow with the number of plans that list the same slogans.
  @Test func sharedSlogansCountTheOtherPlans() async throws {
    var fixture = SiteFixture.minimal
    for number in 0..<9 {
      fixture = fixture.with("content/plans/p\(number).md", SiteFixture.plan("slogans: [Một!, Một., Hai!]\n"))
    }
    let page = try #require(await fixture.render().site?.text("plans/p4/index.html"))
    #expect(page.components(separatedBy: "Số kế hoạch khác cùng nêu: 8</span>").count == 1 + 3)
  }
}
