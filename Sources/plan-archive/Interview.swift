import ArgumentParser
import Diagnostics
import Foundation

/// Asks on a terminal for what the options of a command do not give.
struct Interview {
  let language: Language

  /// Why an answer is none.
  struct Problem: Error {
    let text: LocalizedText

    init(vi: String, en: String) { text = LocalizedText(vi: vi, en: en) }
  }

  private var isOnTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// - Parameters:
  ///   - given: what the option says; then nothing is asked.
  ///   - option: its name, for whom has no terminal.
  ///   - proposal: taken when there is no other answer.
  ///   - read: makes a value of an answer.
  /// - Throws: wrong usage, when there is no answer or one that cannot be.
  func answer<Value>(
    _ given: String?, _ option: String, _ question: LocalizedText, proposing proposal: String? = nil,
    _ read: (String) throws(Problem) -> Value
  ) throws -> Value {
    if let text = given ?? (isOnTerminal ? nil : proposal) {
      do throws(Problem) {
        return try read(text)
      } catch {
        throw ValidationError("\(option): \(error.text.en)")
      }
    }
    guard isOnTerminal else { throw ValidationError("Missing expected argument '\(option)'") }
    while true {
      let hint = proposal.map { $0.isEmpty ? "" : " [\($0)]" } ?? ""
      Output.write("\(question[language])\(hint): ", to: .errors)
      guard let line = readLine() else { throw ValidationError("Missing expected argument '\(option)'") }
      do throws(Problem) {
        return try read(line.isBlank ? proposal ?? line : line)
      } catch {
        Output.write("  \(DiagnosticPrinter.plain(error.text[language]))\n", to: .errors)
      }
    }
  }

  /// One line of text.
  func line(_ given: String?, _ option: String, _ question: LocalizedText) throws -> String {
    try answer(given, option, question, Self.line)
  }

  /// One line of text; nil when there is none to be.
  func optionalLine(
    _ given: String?, _ option: String, _ question: LocalizedText,
    _ read: (String) throws(Problem) -> String = Self.line
  ) throws -> String? {
    try answer(given, option, question, proposing: "") { text throws(Problem) in text.isEmpty ? nil : try read(text) }
  }

  private static func line(_ text: String) throws(Problem) -> String {
    let line = text.trimmingCharacters(in: .whitespaces)
    if line.isEmpty { throw Problem(vi: "cần có chữ", en: "a text is needed") }
    guard line.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.properties.generalCategory != .lineSeparator }) else {
      throw Problem(vi: "chỉ viết một dòng chữ", en: "it must be one line of text")
    }
    return line
  }

  /// One of a few words.
  ///
  /// - Parameter name: what people call it; nil where nobody needs that.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ given: Choice?, _ option: String, _ question: LocalizedText, _ name: (Choice) -> String?
  ) throws -> Choice {
    if let given { return given }
    let choices = Array(Choice.allCases)
    let list = choices.enumerated().map { index, choice in
      "\n  \(index + 1). \(choice.rawValue)" + (name(choice).map { " (\($0))" } ?? "")
    }.joined()
    return try answer(
      nil, option, LocalizedText(vi: question.vi + list + "\nChọn", en: question.en + list + "\nChoose")
    ) { text throws(Problem) in
      let text = text.trimmingCharacters(in: .whitespaces).lowercased()
      if let number = Int(text), choices.indices.contains(number - 1) { return choices[number - 1] }
      guard let choice = Choice(rawValue: text) else {
        throw Problem(vi: "chọn số từ 1 đến \(choices.count)", en: "choose a number from 1 to \(choices.count)")
      }
      return choice
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
