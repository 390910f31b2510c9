// The preview over HTTP: the one importer of FlyingFox.

package import Diagnostics
import Files
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Answers requests for a preview at one address of this machine.
package struct PreviewServer: Sendable {
  private let server: HTTPServer
  private let handler: Handler
  private let host: String

  /// - Parameters:
  ///   - host: an IPv4 address of this machine.
  ///   - port: 0 for any that is free.
  /// - Throws: when this is no address of one machine.
  package init(_ preview: Preview, host: String, port: UInt16) throws(EnvironmentError) {
    handler = Handler(preview)
    self.host = host
    do {
      let address: sockaddr_in = try .inet(ip4: host, port: port)
      // All addresses at once have no one name that requests could be held to.
      guard address.sin_addr.s_addr != INADDR_ANY else { throw SocketError.unsupportedAddress }
      server = HTTPServer(address: address, logger: .disabled, handler: handler)
    } catch {
      throw .noAddress(host)
    }
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter didStart: told of the root of the server when it listens.
  /// - Throws: when the system gives the address to nobody, or not to this program.
  package func run(_ didStart: @escaping @Sendable (_ address: String) -> Void) async throws(EnvironmentError) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          guard case .ip4(_, let port)? = await server.listeningAddress else {
            preconditionFailure("it listens at the address that it was given")
          }
          let names = host.hasPrefix("127.") ? ["localhost", host] : [host]
          handler.hosts.withLock { hosts in
            hosts = names.map { "\($0):\(port)" } + (port == 80 ? names : [])
          }
          didStart("http://\(names[0]):\(port)")
        }
        while try await group.next() != nil {}
      }
    } catch {
      if case .failed(_, let code, _)? = error as? SocketError { throw .notListening(host, code: code) }
      throw .notListening(host, code: EIO)
    }
  }
}

private final class Handler: HTTPHandler {
  private let preview: Preview
  /// Known when the system has given the port.
  let hosts = Mutex<[String]>([])

  init(_ preview: Preview) { self.preview = preview }

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    func header(_ name: String) -> String? { request.headers[HTTPHeader(name)] }
    let answer = await preview.response(
      to: PreviewRequest(
        method: request.method.rawValue, target: request.target.rawValue, host: header("Host"),
        origin: header("Origin"), fetchSite: header("Sec-Fetch-Site"), fetchMode: header("Sec-Fetch-Mode")),
      hosts: hosts.withLock { $0 })
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(answer.status, phrase: Self.phrases[answer.status] ?? "")
    let body: HTTPBodySequence
    switch answer.body {
    case .bytes(let bytes):
      headers[.contentLength] = String(bytes.count)
      body = HTTPBodySequence(data: Data(bytes))
    case .file(let file):
      headers[.contentLength] = String(file.size)
      body = HTTPBodySequence(from: FileBytes(file: file), count: file.size, suggestedBufferSize: 1 << 17)
    }
    return request.method == .HEAD
      ? HTTPResponse(statusCode: status, headers: headers)
      : HTTPResponse(statusCode: status, headers: headers, body: body)
  }

  /// RFC 9110, section 15.
  private static let phrases = [
    200: "OK", 302: "Found", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    414: "URI Too Long", 421: "Misdirected Request", 500: "Internal Server Error", 503: "Service Unavailable",
  ]
}

/// The bytes of an open file, read as fast as they are sent.
private struct FileBytes: AsyncBufferedSequence {
  let file: OpenFile

  func makeAsyncIterator() -> Iterator { Iterator(file: file) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let file: OpenFile
    var offset = 0

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      let bytes = try file.bytes(Swift.min(count, file.size - offset), at: offset)
      offset += bytes.count
      return bytes.isEmpty ? nil : bytes
    }
  }
}

extension EnvironmentError {
  fileprivate static func noAddress(_ host: String) -> Self {
    EnvironmentError(
      host,
      LocalizedText(
        vi: "“\(host)” không phải địa chỉ IPv4 của một máy", en: "‘\(host)’ is not the IPv4 address of one machine"),
      hint: LocalizedText(
        vi: "bỏ --host để chỉ máy này xem được, hoặc ghi địa chỉ của máy này trong mạng, như 192.168.1.5",
        en: "leave --host out to serve this machine only, or give its address in the network, such as 192.168.1.5"))
  }

  fileprivate static func notListening(_ host: String, code: Int32) -> Self {
    switch code {
    case EADDRINUSE:
      EnvironmentError(
        host,
        LocalizedText(vi: "cổng này đang được một chương trình khác dùng", en: "another program uses this port"),
        hint: LocalizedText(vi: "chọn cổng khác: --port 8081", en: "choose another: --port 8081"))
    case EADDRNOTAVAIL:
      EnvironmentError(
        host, LocalizedText(vi: "máy này không có địa chỉ “\(host)”", en: "this machine has no address ‘\(host)’"),
        hint: LocalizedText(vi: "xem các địa chỉ bằng lệnh: ip address", en: "see the addresses with: ip address"))
    default:
      .system(LocalizedText(vi: "mở cổng tại", en: "listen at"), host, code: code)
    }
  }
}
