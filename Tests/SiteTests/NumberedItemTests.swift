import Diagnostics
import TestSupport
import Testing

/// Numbered items of a text have addresses that other texts can link to.
@Suite struct NumberedItemTests {
  private static let body = """
    1. Mở đầu.

    ## I- Mục đích

    1. Một.
    2. Hai [[x]](#i-muc-dich__1).

    - Gạch.

    3. Ba.
       1. Trong.

    ## II- Khẩu hiệu

    1. Muôn năm!

    ## Mục

    1. Một.

    """

  @Test func itemsHaveAddresses() async throws {
    let fixture = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: Self.body))
      .with("content/pages/about.md", SiteFixture.page(body: "[ba](../plans/a.md#i-muc-dich__3)\n"))
    let site = try #require(await fixture.render().site)
    let page = try #require(site.text("plans/a/index.html"))
    let ids = page.matches(of: #/id="([a-z-]*__\d+)"/#).map { String($0.output.1) }
    #expect(
      ids == ["__1", "i-muc-dich__1", "i-muc-dich__2", "i-muc-dich__3", "muc__1"])
    // A slogan has an address of its own.
    #expect(page.contains("<span id=\"slogan_1\">Muôn năm!</span>"))
    #expect(try #require(site.text("about/index.html")).contains("href=\"/plans/a/#i-muc-dich__3\""))
  }

  @Test func linkToNoItemIsDead() async throws {
    let marked = Marked(SiteFixture.page(body: "⟦[bốn](../plans/a.md#i-muc-dich__4)\n"))
    let findings = await SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan(body: Self.body))
      .with("content/pages/about.md", marked.text).findings()
    #expect(findings.map(\.code) == ["link.anchor"])
  }
}
