// Work on all processors whose result does not show that.

package import Diagnostics
import Foundation

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in the order of the elements.
  ///
  /// - Parameter progress: called with the number of elements that are done, and of all.
  /// - Throws: when a transformation throws; which of several errors it is depends on the elements alone.
  package func concurrentlyMapped<Result: Sendable>(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in },
    _ transform: @escaping @Sendable (Element) throws(EnvironmentError) -> Result
  ) async throws(EnvironmentError) -> [Result] {
    typealias Part = Swift.Result<[Result], EnvironmentError>
    let size = 16
    // From the end, where a site has its longest pages, the list of slogans and the timeline: begun last, each would keep
    // one processor busy while the others have nothing left.
    var waiting = stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    var parts = [[Result]](repeating: [], count: waiting.count)
    var failure: (index: Int, error: EnvironmentError)?
    await withTaskGroup(of: (index: Int, part: Part).self) { group in
      func begin() {
        guard failure == nil, let elements = waiting.popLast() else { return }
        group.addTask { [index = waiting.count] in
          do throws(EnvironmentError) {
            var results: [Result] = []
            for element in elements { results.append(try transform(element)) }
            return (index, .success(results))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      // Twice as many as run at once, so that no processor waits for the next.
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 { begin() }
      var done = 0
      for await (index, part) in group {
        switch part {
        case .success(let results):
          parts[index] = results
          done += results.count
          progress(done, count)
        // Every part behind this one was begun, so the last error of all is known in the end.
        case .failure(let error) where failure.map({ $0.index < index }) ?? true: failure = (index, error)
        case .failure: break
        }
        begin()
      }
    }
    if let failure { throw failure.error }
    return Array<Result>(parts.joined())
  }
}
