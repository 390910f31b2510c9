// Turns text files into one Swift source: EmbeddingGenerator OUTPUT FOLDER FILE…, the files below the folder and in order.
//
// A literal a file: the compiler takes long literals of strings in no time, and long ones of arrays in minutes.

import Foundation

@main struct Generator {
  static func main() throws {
    let (output, folder, files) = (
      CommandLine.arguments[1], CommandLine.arguments[2] + "/", CommandLine.arguments.dropFirst(3)
    )
    var source = "extension Embedded {\n  static let texts: [(path: String, text: String)] = [\n"
    for file in files {
      guard let text = String(validating: try Data(contentsOf: URL(filePath: file)), as: UTF8.self) else {
        print("\(file): error: this file is not UTF-8, so it cannot be embedded")
        exit(1)
      }
      source += "    (\(literal(String(file.dropFirst(folder.count)))), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: URL(filePath: output), options: .atomic)
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": literal += "\\n"
      case "\"", "\\": literal += "\\" + String(scalar)
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }
}
