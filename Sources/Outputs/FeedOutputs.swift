// What programs follow: feeds, the map of the site, the calendar. All of it needs absolute addresses.

import Archiving
import Files
import Pages
import Records

extension Output {
  /// Feeds of plans and slogans.
  static let feeds = Output(headLinks: { HeadLink.feeds(of: $0) }) { site, _ in
    Feed.all(of: site).flatMap { feed in
      [
        OutputFile(path: feed.atomRoute.outputPath, content: .made { feed.atom }),
        OutputFile(path: feed.jsonRoute.outputPath, content: .made { feed.json }),
      ]
    }
  }

  /// Sitemap 0.9, and where robots find it. The file of a host that keeps one of its own stays; below a path robots look for none
  /// (RFC 9309, section 2.3). Of the internal edition they are kept out.
  static let sitemap = Output { site, _ in
    if site.isInternal {
      return [OutputFile(path: robotsPath, content: .bytes(Array("User-agent: *\nDisallow: /\n".utf8)))]
    }
    guard let base = site.archive.settings.baseURL else { return [] }
    let files = Sitemap.files(of: site, base)
    let robots = "User-agent: *\nAllow: /\nSitemap: \(base.absolute(Route(path: Sitemap.path)))\n"
    return base.path == "/"
      ? files + [OutputFile(path: robotsPath, content: .bytes(Array(robots.utf8)), yieldsToOthers: true)] : files
  }

  private static let robotsPath = "robots.txt"

  /// Events for calendars.
  static let calendars = Output { site, _ in
    EventCalendar.all(of: site).map { calendar in
      OutputFile(path: calendar.route.outputPath, content: .made { calendar.bytes })
    }
  }
}
