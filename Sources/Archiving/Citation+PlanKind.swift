package import Citations

extension Citation.Kind {
  /// The same kind among those that an archive can hold.
  package var planKind: Plan.Kind? {
    switch self {
    case .plan: .plan
    case .guidance: .guidance
    case .resolution, .jointResolution: .resolution
    case .directive: .directive
    case .conclusion: .conclusion
    case .regulation: .regulation
    case .decision: .decision
    case .programme, .actionProgramme: .programme
    case .notice: .notice
    case .report: .report
    case .letter: .letter
    case .circularLetter, .statute, .decree, .code, .law, .ordinance, .circular, .jointCircular, .bulletin,
      .scheme, .option, .project, .minutes, .proposal, .telegram, .contract:
      nil
    }
  }
}
