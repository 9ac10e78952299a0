import ArgumentParser

/// `labs policy`: policy documents and expressions without a service around them.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Check policy documents, list policies, evaluate expressions.",
    subcommands: [PolicyCheckCommand.self, PolicyListCommand.self, PolicyEvalCommand.self])
}
