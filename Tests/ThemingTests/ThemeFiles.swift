import Files
import Diagnostics
import Foundation

@testable import Theming

/// The files of the repository's themes, and a theme of a test's own that extends the default one.
enum ThemeFiles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../themes").standardizedFileURL

  static let origin = SourceLocation(file: "content/site.yml", line: 3, column: 8)

  static func ofRepository() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.contains("/") {
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
        files[path] = [UInt8](try Data(contentsOf: file))
      }
    }
    return files
  }

  /// - Parameter trial: files of the theme `trial` by path in it; `theme.yml` extends the default theme if not given.
  static func extended(by trial: [String: String]) throws -> [String: [UInt8]] {
    var files = try ofRepository()
    files["trial/theme.yml"] = Array("name: Thử\nversion: 1.0.0\nextends: default\n".utf8)
    for (path, text) in trial { files["trial/\(path)"] = Array(text.utf8) }
    return files
  }

  static func load(_ files: [String: [UInt8]], _ name: String = "trial", _ language: Language = .vi) -> (Theme?, Report)
  {
    var report = Report()
    let theme = Theme(parsing: files, named: name, at: origin, language: language, into: &report)
    return (theme, report)
  }

  /// What is found when the trial theme holds the given files.
  static func findings(_ trial: [String: String]) throws -> [Diagnostic] {
    load(try extended(by: trial)).1.sorted().shown
  }
}

struct UnexpectedFindings: Error {
  let findings: [Diagnostic]
}

extension Theme {
  /// The trial theme, which must be without findings.
  static func trial(_ files: [String: String], _ language: Language = .vi) throws -> Theme {
    let (theme, report) = ThemeFiles.load(try ThemeFiles.extended(by: files), "trial", language)
    guard let theme, report.findings.isEmpty else { throw UnexpectedFindings(findings: report.findings) }
    return theme
  }

  func html(_ page: some PageView) -> String {
    String(decoding: render(page), as: UTF8.self)
  }
}
