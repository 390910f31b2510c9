import Archiving
import Diagnostics
import Files
import Pages
import Records

extension Output {
  /// Tables for spreadsheets.
  static let tables = Output { site, _ in
    DataTable.all.map { table in
      OutputFile(
        path: table.route.outputPath,
        content: .streamed { write throws(EnvironmentError) in try table.write(site, to: write) })
    }
  }

  /// The archive as JSON, and its schema.
  static let archiveData = Output { site, _ in
    [
      OutputFile(
        path: ArchiveData.route.outputPath,
        content: .streamed { write throws(EnvironmentError) in try ArchiveData.write(site, to: write) }),
      OutputFile(
        path: ArchiveData.schemaRoute.outputPath, content: .bytes(ArchiveData.schema.bytes + "\n".utf8)),
    ]
  }

  /// For harvesters, which need absolute addresses and somebody to write to.
  static let oaiRepository = Output { site, _ in
    OAIRepository(site).map { repository in
      [
        OutputFile(
          path: OAIRepository.route.outputPath,
          content: .streamed { write throws(EnvironmentError) in try repository.write(to: write) })
      ]
    } ?? []
  }

  static let akomaNtoso = Output { site, _ in
    guard site.archive.settings.outputs.contains(.akn) else { return [] }
    return AkomaNtoso.all(of: site).map { route, document in
      OutputFile(
        path: route.outputPath, content: .made { () throws(EnvironmentError) in try document.bytes() })
    }
  }
}
