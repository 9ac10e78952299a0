import ArgumentParser

/// `labs models`: the data that makes token counts exact and embeddings meaningful.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Get the data that makes token counts exact and embeddings meaningful.",
    discussion: """
      Labs run without it: tokens are estimated then, and texts compared by their words.
      """,
    subcommands: [ModelsPullCommand.self, ModelsListCommand.self, ModelsRemoveCommand.self])
}
