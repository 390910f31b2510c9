// Which records lead back to themselves.

extension [[Int]] {
  /// The strongly connected component of each node of a graph, whose edges are given by node (Tarjan 1972, without recursion):
  /// an edge lies on a circle if both of its ends have the same.
  func components() -> [Int] {
    var components = Array<Int>(repeating: -1, count: count)
    var numbers = components
    /// The lowest number that each node leads to.
    var lowest = components
    var visited = 0
    /// The nodes that have a number and no component yet.
    var open: [Int] = []
    var path: [(node: Int, edge: Int)] = []
    for root in indices where numbers[root] < 0 {
      path.append((root, 0))
      while let (node, edge) = path.last {
        if edge == 0 {
          (numbers[node], lowest[node]) = (visited, visited)
          visited += 1
          open.append(node)
        }
        if edge < self[node].count {
          path[path.count - 1].edge += 1
          let next = self[node][edge]
          if numbers[next] < 0 {
            path.append((next, 0))
          } else if components[next] < 0 {
            lowest[node] = Swift.min(lowest[node], numbers[next])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = Swift.min(lowest[parent], lowest[node]) }
        guard lowest[node] == numbers[node] else { continue }
        while let last = open.popLast() {
          components[last] = node
          if last == node { break }
        }
      }
    }
    return components
  }
}
