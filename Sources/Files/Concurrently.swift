// Work on all processors whose result does not show that.

package import Diagnostics
import Foundation

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the order of the elements.
  ///
  /// - Throws: the error of the first element that has one.
  package func concurrentlyMapped<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws(EnvironmentError) -> Result
  ) async throws(EnvironmentError) -> [Result] {
    typealias Part = (start: Int, results: Swift.Result<[Result], EnvironmentError>)
    let width = Swift.max(1, ProcessInfo.processInfo.activeProcessorCount)
    let size = Swift.max(1, Swift.min(64, (count + width * 8 - 1) / (width * 8)))
    let parts = await withTaskGroup(of: Part.self) { group in
      for start in stride(from: 0, to: count, by: size) {
        let elements = self[start..<Swift.min(start + size, count)]
        group.addTask {
          var results: [Result] = []
          results.reserveCapacity(elements.count)
          do throws(EnvironmentError) {
            for element in elements { results.append(try transform(element)) }
            return (start, .success(results))
          } catch {
            return (start, .failure(error))
          }
        }
      }
      return await group.reduce(into: [Part]()) { $0.append($1) }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for part in parts.sorted(by: { $0.start < $1.start }) { results += try part.results.get() }
    return results
  }
}
