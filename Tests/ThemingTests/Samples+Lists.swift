// Views of slogans, bodies, documents and lists.

@testable import Theming

extension Samples {
  func cited(_ rich: Bool) -> CitedView {
    CitedView(
      number: dress("114-KH/BTCTW"), title: rich ? dress("Kế hoạch tuyên truyền đại hội đảng bộ các cấp") : nil,
      date: rich ? dress("12/11/2025") : nil, url: rich ? "/documents/114-kh/" : nil)
  }

  func pager(_ rich: Bool) -> PagerView? {
    rich
      ? PagerView(current: 2, total: 3, previous: link("Trang 1", "/plans/"), next: link("Trang 3", "/plans/3/")) : nil
  }

  func ways(_ rich: Bool, _ titles: String...) -> [CountedLink] {
    guard rich else { return [] }
    return titles.enumerated().map { index, title in
      CountedLink(
        title: dress(title), url: "/plans/\(index)/", count: 12 + index, note: index == 0 ? dress("phần đầu") : nil,
        isCurrent: index == 0)
    }
  }

  var variants: [SloganVariant] {
    let segments = [
      WordingSegment(content: dress("Đảng Cộng sản Việt Nam quang vinh "), isDifferent: false),
      WordingSegment(content: dress("đời đời"), isDifferent: true),
      WordingSegment(content: dress("!"), isDifferent: false),
    ]
    return [SloganVariant(url: "/slogans/z/", segments: segments, planCount: 2)]
  }

  var listings: [SloganListing] {
    [
      SloganListing(
        planTitle: dress("Kế hoạch tuyên truyền kết quả Hội nghị giữa nhiệm kỳ khóa XIII"), planURL: "/plans/y/",
        number: 12, url: "/plans/y/#slogan_12", wording: dress("Đảng Cộng sản Việt Nam quang vinh muôn năm."),
        isDifferent: true, date: dress("2023"), isInferred: true),
      SloganListing(
        planTitle: dress("Kế hoạch tuyên truyền đại hội đảng bộ các cấp"), planURL: "/plans/z/", number: 27,
        url: "/plans/z/#slogan_27", wording: dress("Đảng Cộng sản Việt Nam quang vinh muôn năm!"), isDifferent: false,
        date: nil, isInferred: false),
    ]
  }

  func slogans(_ rich: Bool) -> SloganListView {
    SloganListView(
      head: head("Tập hợp khẩu hiệu", rich), sloganCount: rich ? 2 : 0, listingCount: rich ? 3 : 0,
      sharedCount: rich ? 1 : 0, ways: ways(rich, "Đ", "T"),
      slogans: rich
        ? [
          SloganEntry(
            id: "s_1", wording: dress("Đảng Cộng sản Việt Nam quang vinh muôn năm!"), url: "/slogans/x/",
            isShared: true, listings: listings, moreCount: 5, variants: variants),
          SloganEntry(
            id: "s_2",
            wording: dress(
              "Toàn Đảng, toàn dân, toàn quân ra sức thi đua lập thành tích chào mừng đại hội đảng bộ các cấp, tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng!"
            ), url: "/slogans/w/", isShared: false, listings: [listings[1]], moreCount: 0, variants: []),
        ] : [], pager: pager(rich))
  }

  func slogan(_ rich: Bool) -> SloganView {
    SloganView(
      head: head("Đảng Cộng sản Việt Nam quang vinh muôn năm!", rich),
      wording: dress("Đảng Cộng sản Việt Nam quang vinh muôn năm!"), isShared: rich, listingCount: rich ? 7 : 1,
      listings: rich ? listings : [listings[1]], variants: rich ? variants : [], pager: pager(rich))
  }

  func body(_ rich: Bool) -> BodyView {
    let tasks = [
      BodyTask(
        planTitle: dress("Kế hoạch tuyên truyền đại hội đảng bộ các cấp"), planURL: "/plans/y/",
        url: "/plans/y/#to-chuc",
        content: dress("Theo dõi, tổng hợp việc thực hiện kế hoạch."),
        others: [link("Báo Cần Thơ", ""), link("Ban Tuyên giáo Thành ủy", "/bodies/tg/")]),
      BodyTask(
        planTitle: dress("Kế hoạch năm 2023"), planURL: "/plans/z/", url: nil, content: dress("Báo cáo kết quả."),
        others: []),
    ]
    return BodyView(
      head: head("Ban Tổ chức Thành ủy Cần Thơ", rich), level: rich ? dress("Cấp tỉnh, thành phố") : nil,
      aliases: rich ? [dress("Ban Tổ chức Thành ủy"), dress("BTCTU")] : [],
      parent: rich ? link("Thành ủy Cần Thơ", "/bodies/tu/") : nil,
      children: rich ? [link("Phòng Tổ chức đảng", "")] : [],
      predecessor: rich ? link("Ban Tổ chức Tỉnh ủy", "/bodies/cu/") : nil,
      successors: rich ? [link("Ban Tổ chức mới", "/bodies/moi/"), link("Ban Dân vận", "")] : [],
      planCount: rich ? 12 : 0, plans: rich ? [card(), card(false)] : [], leadTasks: rich ? tasks : [],
      partnerTasks: rich ? tasks : [], pager: pager(rich))
  }

  func document(_ rich: Bool) -> DocumentView {
    DocumentView(
      head: head("Hướng dẫn tuyên truyền kết quả hội nghị", rich), number: dress("07-HD/BTGDVTU"),
      kind: rich ? dress("Hướng dẫn") : nil, date: rich ? dress("12/11/2025") : nil,
      issuer: rich ? link("Ban Tuyên giáo và Dân vận Thành ủy", "/bodies/tg/") : nil,
      address: rich ? "https://example.org/07-hd" : nil, citationCount: rich ? 5 : 0, planCount: rich ? 2 : 0,
      basisOf: rich ? [link("Kế hoạch tuyên truyền kết quả Hội nghị lần thứ 14", "/plans/31-kh-du/")] : [],
      citations: rich
        ? [
          CitationView(
            planTitle: dress("Kế hoạch tuyên truyền kết quả Hội nghị lần thứ 14"), planURL: "/plans/31-kh-du/",
            url: "/plans/31-kh-du/#cite_1", before: dress("Thực hiện Hướng dẫn số "), number: dress("07-HD/BTGDVTU"),
            after: dress(", ngày 12/11/2025, Ban Thường vụ Đảng ủy ban hành kế hoạch như sau:"),
            date: dress("trong khoảng từ 12/11/2025 đến 22/12/2025"), isInferred: true),
          CitationView(
            planTitle: dress("Kế hoạch năm 2023"), planURL: "/plans/z/", url: "/plans/z/#cite_2", before: "",
            number: dress("07-HD/BTGDVTU"), after: "", date: nil, isInferred: false),
        ] : [], pager: pager(rich))
  }

  func list(_ rich: Bool) -> ListView {
    ListView(
      head: head("Văn bản được viện dẫn", rich), lead: rich ? dress("Xếp theo cơ quan ban hành và năm.") : nil,
      groups: rich
        ? [
          ListGroup(
            title: dress("Ban Tuyên giáo và Dân vận Thành ủy"), entries: ways(rich, "07-HD/BTGDVTU", "114-KH/BTCTW")),
          ListGroup(title: nil, entries: ways(rich, "01-NQ/TU")),
        ] : [], pager: pager(rich))
  }

  func collection(_ rich: Bool) -> CollectionView {
    CollectionView(
      head: head("đại hội Đảng", rich), kicker: dress("Chủ đề"), planCount: rich ? 12 : 0, eventCount: rich ? 2 : 0,
      plans: rich ? [card(), card(false)] : [], events: rich ? [eventCard(true), eventCard(false)] : [],
      pager: pager(rich))
  }
}
