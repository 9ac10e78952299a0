import ArgumentParser
import Foundation

/// A command as the parser knows it: what there is to say of it, its arguments, its commands.
struct CommandInfo: Decodable {
  /// An argument, option or flag.
  struct Argument: Decodable {
    /// A spelling of an option or flag.
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [CommandInfo]?

  /// The whole command line, as the parser prints it for tools that make documents of it.
  static func all() throws -> CommandInfo {
    do {
      _ = try LabsCommand.parseAsRoot(["--experimental-dump-help"])
    } catch {
      let text = LabsCommand.fullMessage(for: error)
      return try JSONDecoder().decode(Dump.self, from: Data(text.utf8)).command
    }
    throw DecodingError.dataCorrupted(
      .init(codingPath: [], debugDescription: "the parser has printed no help"))
  }

  private struct Dump: Decodable {
    let command: CommandInfo
  }
}
