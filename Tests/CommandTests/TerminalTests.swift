import TestSupport
import Testing

/// What the program shows on a terminal, and does not elsewhere.
@Suite struct TerminalTests {
  private static func site(_ fixture: SiteFixture = .minimal) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(fixture)
    return folder
  }

  /// More files than are begun at once.
  private static let many = (0..<80).reduce(SiteFixture.minimal) {
    $0.with("content/plans/p\($1).md", SiteFixture.plan())
  }
  private static let wrong = SiteFixture.minimal.with("content/plans/a.md", SiteFixture.plan("type: plans\n"))
    .with("content/plan/b.md", "")

  @Test(arguments: ["check", "build"]) func severitiesAndCaretsAreColoured(_ command: String) throws {
    let slips = try Self.site(Self.wrong)
    let (status, screen) = try Program.runOnTerminal([command, "--language", "en"], in: slips.path)
    #expect(status == 1)
    #expect(screen.contains(":5:7: \u{1B}[1;31merror\u{1B}[0m: “plans” is not"), "\(screen.debugDescription)")
    #expect(screen.contains("\u{1B}[1;33mwarning\u{1B}[0m: nothing reads this file"))
    #expect(screen.contains("\r\n        \u{1B}[1;32m^\u{1B}[0m\r\n"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""]])
  func coloursCanBeUnwanted(_ variables: [String: String]) throws {
    let slips = try Self.site(Self.wrong)
    let (_, screen) = try Program.runOnTerminal(["check"], in: slips.path, variables: variables)
    #expect(!screen.contains("\u{1B}[1;") && !screen.contains("m^"), "\(screen.debugDescription)")
    // The line of the source is not a matter of colours.
    #expect(screen.contains("  type: plans\r\n"))
  }

  @Test func emptyNoColorIsNone() throws {
    let slips = try Self.site(Self.wrong)
    let (_, screen) = try Program.runOnTerminal(
      ["check"], in: slips.path, variables: ["NO_COLOR": ""])
    #expect(screen.contains("\u{1B}[1;31m"))
  }

  @Test(arguments: [["check"], ["build", "--edition", "internal"]]) func progressIsShownAndWiped(
    _ arguments: [String]
  ) throws {
    let large = try Self.site(Self.many)
    let (status, screen) = try Program.runOnTerminal(arguments, in: large.path)
    #expect(status == 0)
    let line = #/(đọc|tạo) tệp: \d+\/\d+, còn khoảng \d+ giây\u{1B}\[K\r/#
    let shown = screen.matches(of: line)
    #expect(
      Set(shown.map(\.output.1)) == (arguments == ["check"] ? ["đọc"] : ["đọc", "tạo"]), "\(screen.debugDescription)")
    let last = try #require(shown.last?.range.upperBound)
    #expect(screen[last...].hasPrefix("\u{1B}[K"))
  }

  /// How many files there are in both editions is nothing for the log of the public one.
  @Test func publicBuildDoesNotCountWhatItReads() throws {
    let large = try Self.site(Self.many)
    let (_, screen) = try Program.runOnTerminal(["build"], in: large.path)
    #expect(screen.contains("tạo tệp: "))
    #expect(!screen.contains("đọc tệp"))
  }

  @Test(arguments: [["TERM": "dumb"], [:]]) func quietAndDumbTerminalsShowNoProgress(_ variables: [String: String])
    throws
  {
    let large = try Self.site(Self.many)
    let quiet = variables.isEmpty ? ["--quiet"] : []
    let (_, screen) = try Program.runOnTerminal(
      ["build"] + quiet, in: large.path, variables: variables.merging(["NO_COLOR": "1"]) { $1 })
    #expect(!screen.contains("còn khoảng") && !screen.contains("\u{1B}"), "\(screen.debugDescription)")
  }

  @Test(arguments: [["check"], ["build"], ["init", "kho"], ["new", "page", "--title", "A", "--access", "public"]])
  func nothingIsEscapedElsewhere(_ arguments: [String]) throws {
    for fixture in [Self.many, Self.wrong] {
      let folder = try Self.site(fixture)
      let outcome = try Program.run(
        arguments, in: folder.path, environment: ["TERM": "xterm", "PATH": "/usr/bin:/bin"])
      #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
      #expect(!(outcome.output + outcome.errors).contains("\r"))
    }
  }

  @Test func checkSaysHowMuchItLookedAt() throws {
    let slips = try Self.site(Self.wrong)
    let folder = try Self.site()
    let sound = try Program.run(["check", "--language", "en"], in: folder.path).output
    #expect(sound.hasSuffix("checked 1 plan, 1 event, 1 page, 1 body: 0 errors, 0 warnings, 1 note\n"), "\(sound)")
    let wrong = try Program.run(["check"], in: slips.path)
    #expect(wrong.status == 1)
    #expect(
      wrong.output == "đã kiểm tra 1 kế hoạch, 1 sự kiện, 1 trang, 1 cơ quan: 1 lỗi, 1 cảnh báo, 0 lời nhắc\n",
      "\(wrong.output)")
  }

  @Test(arguments: [
    (["biuld"], "Did you mean ‘build’?"), (["chekc", "--strict"], "Did you mean ‘check’?"),
    (["new", "plna"], "Did you mean ‘plan’?"), (["theme", "exprt", "plain"], "Did you mean ‘export’?"),
    (["check", "--stict"], "Did you mean '--strict'?"), (["build", "--edtion", "public"], "Did you mean '--edition'?"),
    (["publish"], "There is no command ‘publish’."),
  ])
  func nearestCommandIsSuggested(_ arguments: [String], _ words: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  /// Each command says what it is for, and each option what it means.
  @Test(arguments: [
    [], ["init"], ["new"], ["new", "plan"], ["new", "event"], ["new", "page"], ["new", "body"], ["build"], ["check"],
    ["serve"], ["verify"], ["theme"], ["theme", "export"], ["schema"],
  ])
  func helpIsComplete(_ command: [String]) throws {
    let help = try Program.run(command + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("OVERVIEW: "))
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.starts(with: #/  (--|<|[a-z]+  )/#) {
      let isExplained =
        line.contains(#/\S  +\S/#) || (index + 1 < lines.count && lines[index + 1].hasPrefix("          "))
      #expect(isExplained || line.hasPrefix("  plan-archive") || line.hasPrefix("  cd "), "\(command) \(line)")
    }
    #expect(try Program.run(["help"] + command).output == help.output)
  }
}
