import Foundation
import PackagePlugin

/// Has the generator turn the folder `Files` of a target into Swift.
///
/// `Files` lies in the folder of the target, and links lead from it to what is kept elsewhere in the repository: SwiftPM makes
/// its plan anew when something is added to a target, but not for the sake of a folder that only a plugin knows.
@main struct Embedding: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Files")
    let files = try Self.files(below: folder).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files", executable: try context.tool(named: "EmbeddingGenerator").url,
        arguments: [output.path, folder.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }

  /// All files below a folder; links to folders are followed.
  private static func files(below folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { name in
      let url = folder.appending(path: name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      return isFolder.boolValue ? try files(below: url) : [url]
    }
  }
}
