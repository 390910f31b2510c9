import ArgumentParser

@main
struct PlanArchive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan-archive",
    abstract: "Makes a website from an archive of official plans.",
    discussion: """
      Reads content/ and themes/ in the source folder. The guide for editors is content/README.md, \
      for theme authors themes/README.md.

      Exit status: 0 success; 1 errors in the content or from the machine (with --strict, warnings too); 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [BuildCommand.self, CheckCommand.self, VerifyCommand.self, SchemaCommand.self])
}
