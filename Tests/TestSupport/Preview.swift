import Foundation

/// The executable while it serves a preview; it ends with this object.
package final class RunningPreview {
  package struct Answer {
    /// 0 when the connection was closed without an answer.
    package let status: Int
    /// By name in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  private let process = Process()
  private let folder: TemporaryFolder
  private(set) package var port: UInt16 = 0

  /// - Parameters:
  ///   - folder: the source folder, in which the program runs.
  ///   - arguments: beside `serve` and the port.
  package init(of folder: TemporaryFolder, _ arguments: [String] = []) throws {
    self.folder = folder
    let output = FileManager.default.temporaryDirectory.appending(path: "plan-archive-\(UUID().uuidString)")
    defer { unlink(output.path) }
    try Data().write(to: output)
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    while port == 0, process.isRunning {
      usleep(5000)
      let text = try String(contentsOf: output, encoding: .utf8)
      if let match = text.firstMatch(of: /http:\/\/localhost:(\d+)\/\n/) { port = UInt16(match.output.1) ?? 0 }
    }
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  package func get(_ path: String) throws -> Answer {
    try send("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
  }

  /// What comes back until the connection is closed.
  ///
  /// - Parameter request: the bytes to send.
  package func send(_ request: String) throws -> Answer {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafeBytes(of: &address) { bytes in
      connect(socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // It has heard enough.
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
    return Self.parsed(bytes)
  }

  private static func parsed(_ bytes: [UInt8]) -> Answer {
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: "\r\n\r\n".utf8) }) else {
      return Answer(status: 0, headers: [:], body: [])
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
    let headers = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }.map {
      ($0[0].lowercased(), $0.last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "")
    }
    return Answer(
      status: status, headers: Dictionary(headers) { first, _ in first }, body: Array(bytes[(end + 4)...]))
  }

  /// Changes the source folder, and waits until the program answers as it should.
  ///
  /// - Parameter path: asked for after each reading of the folder, until `shows` is true of the answer.
  package func change(
    _ body: (TemporaryFolder) throws -> Void, until path: String, _ shows: (Answer) -> Bool
  ) throws {
    func number(behind last: String?) throws -> String {
      try get("/.plan-archive/changes" + (last.map { "?" + $0 } ?? "")).text.trimmingCharacters(in: .newlines)
    }
    var last = try number(behind: nil)
    try body(folder)
    // Each time it waits for ten seconds.
    for _ in 1...6 {
      repeat {
        if shows(try get(path)) { return }
        let next = try number(behind: last)
        if next == last { break }
        last = next
      } while true
    }
    throw POSIXError(.ETIMEDOUT)
  }
}
