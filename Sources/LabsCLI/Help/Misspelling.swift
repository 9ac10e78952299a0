import AIGateway
import ArgumentParser
import LabRunner

/// Finds out whether a command line begins with a command that does not exist. (The parser says of misspelt
/// flags which were meant, but not of commands.)
enum Misspelling {
  /// - Parameter arguments: The command line without the program's name.
  /// - Throws: ``LabError`` with ``ExitCode/usage`` and the nearest command.
  static func check(_ arguments: [String]) throws(LabError) {
    var command: any ParsableCommand.Type = LabsCommand.self
    var words = arguments[...]
    var path = "labs"
    while !command.configuration.subcommands.isEmpty, let word = words.popFirst(), !word.hasPrefix("-") {
      let commands = command.configuration.subcommands
      if word == "help" { return }
      guard let next = commands.first(where: { names(of: $0).contains(word) }) else {
        throw .unknown(
          "command", word, among: commands.flatMap(names), code: .usage, list: "\(path) --help")
      }
      command = next
      path += " \(word)"
    }
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName ?? ""] + command.configuration.aliases
  }
}
