import AIGateway
import ArgumentParser
import LabRunner

/// The command that a command line names, such as `policy check`, before its options are read.
struct NamedCommand {
  private let line: [String]
  private let type: any ParsableCommand.Type
  private let arguments: [String]
  /// The words that name it, such as `labs policy check`.
  let path: String

  /// Goes down from the root as far as the words name commands.
  ///
  /// (The parser says of misspelt flags which were meant, but not of commands.)
  ///
  /// - Parameter line: The command line without the program's name.
  /// - Throws: ``LabError`` with ``ExitCode/usage`` and the nearest command for a word that names none.
  init(_ line: [String]) throws(LabError) {
    var type: any ParsableCommand.Type = LabsCommand.self
    var words = line[...]
    var path = "labs"
    while !type.configuration.subcommands.isEmpty, let word = words.first, !word.hasPrefix("-"),
      word != "help"
    {
      let commands = type.configuration.subcommands
      guard let next = commands.first(where: { Self.names(of: $0).contains(word) }) else {
        throw .unknown(
          "command", word, among: commands.flatMap(Self.names), code: .usage, list: "\(path) --help")
      }
      type = next
      words.removeFirst()
      path += " \(word)"
    }
    self.line = line
    self.type = type
    self.path = path
    arguments = Array(words)
  }

  /// The command with its options.
  ///
  /// From the root, the parser builds the options of a command once more than it needs, a tenth of a
  /// short run. Only what is not simply this command goes that way: help and errors, whose words begin at the root.
  func parsed() throws -> any ParsableCommand {
    if type != LabsCommand.self, let command = try? type.parseAsRoot(arguments),
      Swift.type(of: command) == type
    {
      return command
    }
    return try LabsCommand.parseAsRoot(line)
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName ?? ""] + command.configuration.aliases
  }
}
