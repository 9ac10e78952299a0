import ArgumentParser

/// The command line's table of contents.
struct LabsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labs",
    abstract: "A GenAI gateway, model endpoints and labs about them, on this machine.",
    discussion: """
      Start with:  labs run token-rate-limiting
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, ResumeCommand.self, ServeCommand.self, ListCommand.self, InfoCommand.self,
      HistoryCommand.self, ShowCommand.self, ExportCommand.self, DiffCommand.self, TrendCommand.self,
      TagCommand.self, NoteCommand.self, BaselineCommand.self, PruneCommand.self, ImportCommand.self,
      NewCommand.self, CheckCommand.self, PolicyCommand.self, ModelsCommand.self, DoctorCommand.self,
      CompletionsCommand.self, ManCommand.self,
    ])

  func run() throws {
    try StatusScreen().show()
  }
}

/// The version of `labs`.
enum Version {
  static let text = "0.1.0"
}
