// Three versions of one small site, for tests that publish one over the other.
//
// Between any two of them pages, attachments and assets are added, replaced and removed, and some files stay the same;
// between `a` and `b` a file and a folder change places. Their theme is small too: most of what a build of them does is publishing.

import Foundation
import Outputs

package final class SiteVersions: Sendable {
  package static let names = ["a", "b", "c"]

  private let folder: TemporaryFolder
  /// Of every build.
  private let options: [String]
  /// What a build into an empty folder makes of each version: bytes by path.
  package let published: [String: [String: [UInt8]]]

  /// - Parameter options: further ones of `build`.
  package init(options: [String] = []) throws {
    folder = try Self.writtenSources()
    self.options = options
    published = try options.isEmpty ? Self.fresh.get() : Self.published(options)
  }

  /// Built once for all tests.
  private static let fresh = Result { try published([]) }

  private static func published(_ options: [String]) throws -> [String: [String: [UInt8]]] {
    let sources = try writtenSources()
    var published: [String: [String: [UInt8]]] = [:]
    for name in names {
      let outcome = try Program.run(
        arguments(source: sources.path + "/" + name, output: sources.path + "/site/" + name) + options)
      guard outcome.status == 0 else { throw BuildFailure(errors: outcome.errors) }
      published[name] = try sources.contents(of: "site/" + name)
    }
    return published
  }

  private static func writtenSources() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, files) in try sources() {
      for (path, bytes) in files { try folder.write(bytes, to: name + "/" + path) }
    }
    return folder
  }

  private struct BuildFailure: Error {
    let errors: String
  }

  /// The arguments that build a version into a folder.
  package func arguments(_ version: String, to output: String) -> [String] {
    Self.arguments(source: folder.path + "/" + version, output: output) + options
  }

  private static func arguments(source: String, output: String) -> [String] {
    ["build", "--quiet", "--language", "en", "--source", source, "--output", output]
  }

  /// Builds a version into a folder.
  package func build(
    _ version: String, to output: String, through wrapper: [String] = [],
    whileRunning body: (Int32) throws -> Void = { _ in }
  ) throws -> Program.Outcome {
    try Program.run(arguments(version, to: output), through: wrapper, whileRunning: body)
  }

  /// The folder that an editor's machine has: a version is published in it, and others keep files there.
  package func publishedFolder(_ version: String) throws -> PublishedFolder {
    let output = PublishedFolder(versions: self, folder: try TemporaryFolder())
    let outcome = try build(version, to: output.path)
    guard outcome.status == 0 else { throw BuildFailure(errors: outcome.errors) }
    for (path, bytes) in PublishedFolder.others { try output.folder.write(bytes, to: "site/" + path) }
    return output
  }

  // MARK: The sources

  private static func sources() throws -> [String: [String: [UInt8]]] {
    let scan = String(repeating: "A line of a scan.\n", count: 12_000)
    let a = [
      "content/plans/mot.md": plan("Một", "events: [hop]\n", attachments: ["chung.pdf", "quét/a b.pdf", "tap"]),
      "content/plans/hai.md": plan("Hai", "events: [hop]\n", body: "[Một](mot.md)\n"),
      "content/events/hop.md": SiteFixture.event("start: 2020\n"),
      "content/pages/about.md": SiteFixture.page(),
      "content/files/chung.pdf": "%PDF-chung",
      "content/files/quét/a b.pdf": "%PDF-a" + scan,
      "content/files/tap": "tap",
    ]
    let b = [
      "content/plans/hai.md": plan("Hai", "events: [lai]\n", attachments: ["chung.pdf"], body: "[Ba](ba.md)\n"),
      "content/plans/ba.md": plan("Ba", attachments: ["sau/nua/b.pdf", "tap/1.pdf"], body: "[Hai](hai.md)\n"),
      "content/plans/bon.md": plan("Bốn", "events: [hop]\n"),
      "content/events/hop.md": SiteFixture.event("start: 2020\n", body: "Khác.\n"),
      "content/events/lai.md": SiteFixture.event("start: 2021\n"),
      "content/pages/about.md": SiteFixture.page(),
      "content/pages/help.md": SiteFixture.page("", body: "[Bốn](../plans/bon.md)\n"),
      "content/files/chung.pdf": "%PDF-chung",
      "content/files/sau/nua/b.pdf": "%PDF-b" + scan,
      "content/files/tap/1.pdf": "%PDF-1",
    ]
    let c = [
      "content/plans/mot.md": plan("Một", attachments: ["quét/a b.pdf"], body: "Khác.\n"),
      "content/plans/bon.md": plan("Bốn", "events: [lai]\n", body: "[Một](mot.md)\n"),
      "content/events/lai.md": SiteFixture.event("start: 2021\n"),
      "content/pages/index.md": SiteFixture.page(),
      "content/files/quét/a b.pdf": "%PDF-c" + scan,
    ]
    let texts = try ["texts/vi.yml", "texts/en.yml"].map {
      ("themes/small/" + $0, try String(contentsOfFile: repositoryRoot + "/themes/default/" + $0, encoding: .utf8))
    }
    var sources: [String: [String: [UInt8]]] = [:]
    for (name, version) in zip(names, [a, b, c]) {
      var files = try version.merging(theme(of: name)) { $1 }
      files["content/site.yml"] = "title: Kho\ntheme: small\nbase_url: https://example.org/\n"
      files["content/bodies.yml"] = "- {id: btv, name: Ban Thường vụ, level: provincial}\n"
      files.merge(texts) { $1 }
      sources[name] = files.mapValues { Array($0.utf8) }
    }
    return sources
  }

  private static func plan(
    _ title: String, _ header: String = "", attachments: [String] = [], body: String = "Nội dung.\n"
  ) -> String {
    let list = attachments.map { "{title: T, file: \($0)}" }.joined(separator: ", ")
    return "---\ntitle: \(title)\naccess: public\nissuer: btv\nissued: 2025\n"
      + "attachments: [\(list)]\n\(header)---\n\(body)"
  }

  /// Every page links to every section and to assets of which some change their bytes, some their names.
  private static func theme(of version: String) throws -> [String: String] {
    let templates = [
      "home": "{{{welcome}}}{{#newest}}<a href=\"{{url}}\">{{title}}</a>{{/newest}}",
      "plans": "{{#groups}}{{#plans}}<a href=\"{{url}}\">{{title}}</a>{{/plans}}{{/groups}}",
      "plan": """
      {{{body}}}{{#attachments}}<a href="{{url}}">{{title}}</a>{{/attachments}}
      {{#events}}<a href="{{url}}">{{title}}</a>{{/events}}{{#next}}<a href="{{url}}">{{title}}</a>{{/next}}
      """,
      "page": "{{{body}}}",
      "timeline":
        "{{#groups}}{{#years}}{{#events}}<a href=\"{{url}}\">{{title}}</a>{{/events}}{{/years}}{{/groups}}",
      "event": "{{{body}}}{{#plans}}<a href=\"{{url}}\">{{title}}</a>{{/plans}}",
    ]
    var files: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: repositoryRoot + "/themes/default/templates")
    where file.hasSuffix(".mustache") {
      files["themes/small/templates/" + file] = "{{>head}}\(templates[String(file.dropLast(9))] ?? "")</html>\n"
    }
    files["themes/small/templates/head.mustache"] = """
      <!DOCTYPE html>
      <html><title>{{title}}</title><link rel="stylesheet" href="{{site.assets}}style.css">
      <img src="{{site.assets}}logo.svg" alt=""><img src="{{site.assets}}{{settings.icon}}" alt=""><h1>{{title}}</h1>
      {{#site.navigation}}<a href="{{url}}">{{title}}</a>{{/site.navigation}}

      """
    files["themes/small/theme.yml"] = "name: S\nversion: 1.0.0\nsettings:\n  icon: icons/\(version).svg\n"
    files["themes/small/assets/style.css"] = "/* \(version) */\n"
    files["themes/small/assets/logo.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"
    files["themes/small/assets/icons/\(version).svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"
    return files
  }
}
