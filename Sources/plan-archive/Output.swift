import Foundation

/// The two streams of the program.
enum Output {
  enum Stream: Int32 {
    case text = 1
    case errors = 2
  }

  /// Writes a text. A stream that is closed or broken takes nothing, and there is nobody to tell: the exit status says
  /// how the run ended.
  static func write(_ text: String, to stream: Stream) {
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
