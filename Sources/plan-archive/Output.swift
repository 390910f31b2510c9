import Foundation
import Synchronization

/// The two streams of the program.
enum Output {
  enum Stream: Int32 {
    case text = 1
    case errors = 2
  }

  /// Whether the errors go to a terminal that understands escapes.
  static let isTerminal: Bool = {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return isatty(Stream.errors.rawValue) == 1 && !["", "dumb"].contains(kind)
  }()

  /// Whether findings are coloured (https://no-color.org).
  static let isColoured = isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

  private static let showsProgress = Mutex(false)

  /// Shows a line until the next text is written; for terminals.
  static func show(_ line: String) {
    write("\(line)\u{1B}[K\r", to: .errors)
    showsProgress.withLock { $0 = true }
  }

  /// Wipes the line that is shown.
  static func wipe() {
    let isShown = showsProgress.withLock { isShown in
      let wasShown = isShown
      isShown = false
      return wasShown
    }
    if isShown { write("\u{1B}[K", to: .errors) }
  }

  /// Writes a text. A stream that is closed or broken takes nothing, and there is nobody to tell: the exit status says
  /// how the run ended.
  static func write(_ text: String, to stream: Stream) {
    wipe()
    // A reader that went away must not kill a build between two renames.
    signal(SIGPIPE, SIG_IGN)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
