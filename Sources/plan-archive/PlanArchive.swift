import ArgumentParser
import Diagnostics

@main
struct PlanArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-archive",
    abstract: "Makes a website from an archive of official plans.",
    discussion: """
      Reads content/ in the source folder, and themes/ if there is one. ‘plan-archive help COMMAND’ has the options \
      of a command, and examples.

      From nothing to a site:
        plan-archive init archive
        cd archive
        plan-archive new plan
        plan-archive build

      Exit status: 0 success; 1 errors in the content or from the machine (with --strict, warnings too); 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, NewCommand.self, ImportCommand.self, BuildCommand.self, CheckCommand.self, ServeCommand.self,
      CompareCommand.self, VerifyCommand.self, ExportCommand.self, ThemeCommand.self, SchemaCommand.self,
    ])

  static func main() async {
    if let error = mistypedCommand(CommandLine.arguments.dropFirst()) { exit(withError: error) }
    await main(nil)
  }

  /// What to say of a word where a command should stand; the parser of arguments suggests options only.
  private static func mistypedCommand(_ arguments: some Sequence<String>) -> ValidationError? {
    var command: any ParsableCommand.Type = Self.self
    for argument in arguments {
      let commands = command.configuration.subcommands
      let names = commands.compactMap { $0.configuration.commandName } + ["help"]
      if commands.isEmpty || argument.hasPrefix("-") || argument == "help" { return nil }
      guard let next = commands.first(where: { $0.configuration.commandName == argument }) else {
        let nearest = nearestName(to: argument, in: names).map { " Did you mean ‘\($0)’?" } ?? ""
        return ValidationError("There is no command ‘\(argument)’.\(nearest)")
      }
      command = next
    }
    return nil
  }
}
