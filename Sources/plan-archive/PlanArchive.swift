import ArgumentParser

@main
struct PlanArchive: ParsableCommand {
}
