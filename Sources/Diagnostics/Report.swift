/// The findings of a run.
package struct Report: Sendable {
  package private(set) var findings: [Diagnostic] = []

  package init() {}

  package mutating func add(_ finding: Diagnostic) {
    findings.append(finding)
  }

  /// Adds a finding of a rule; the parameters are those of `Diagnostic.init`.
  package mutating func add(
    _ rule: Rule, _ arguments: any RuleArgument..., at location: SourceLocation, length: Int = 0,
    suggesting suggestion: String? = nil
  ) {
    findings.append(Diagnostic(rule, arguments, at: location, length: length, suggesting: suggestion))
  }

  package mutating func add(contentsOf other: Report) {
    findings.append(contentsOf: other.findings)
  }

  /// The same findings at other places.
  package func moved(_ place: (SourceLocation) -> SourceLocation) -> Report {
    var moved = Report()
    for finding in findings { moved.add(finding.moved(to: place(finding.location))) }
    return moved
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
  package var hasWarnings: Bool { findings.contains { $0.severity == .warning } }

  /// The findings in order of place without repetitions, at most `limit` of each file.
  package func sorted(atMostPerFile limit: Int = 50) -> (shown: [Diagnostic], omitted: [(file: String, count: Int)]) {
    var shown: [Diagnostic] = []
    var omitted: [(file: String, count: Int)] = []
    var file: String?
    var count = 0
    var previous: Diagnostic?
    for finding in findings.sorted() where finding != previous {
      previous = finding
      if finding.location.file != file {
        file = finding.location.file
        count = 0
      }
      count += 1
      if count <= limit {
        shown.append(finding)
      } else if omitted.last?.file == finding.location.file {
        omitted[omitted.count - 1].count += 1
      } else {
        omitted.append((finding.location.file, 1))
      }
    }
    return (shown, omitted)
  }
}
