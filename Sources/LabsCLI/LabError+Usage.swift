import ArgumentParser
import LabRunner

extension LabError {
  /// What is wrong with a command line, in the form of every other error.
  ///
  /// - Parameters:
  ///   - error: What the parser has thrown, or a command that looks at its options.
  ///   - command: The words that name the command.
  init(usage error: any Error, of command: String) {
    var message = Self.line(LabsCommand.message(for: error))
    var hints: [String] = []
    // The parser guesses which option was meant, at the end of what it says.
    if message.hasSuffix("'?"), let guess = message.ranges(of: ". Did you mean ").last {
      hints.append("did you mean " + message[guess.upperBound...])
      message = String(message[..<guess.lowerBound])
    }
    if message.hasSuffix(".") { message.removeLast() }
    // What the option is for stands in a line of its own.
    let help = LabsCommand.fullMessage(for: error).split(separator: "\n").first { $0.hasPrefix("Help:  ") }
    if let help { hints.append(Self.line(help.dropFirst(7).replacing("  ", with: ": "))) }
    hints.append("`\(command) --help` says more")
    self.init(
      .usage, message.prefix(1).lowercased() + message.dropFirst(), hint: hints.joined(separator: " "))
  }

  // What a person typed may hold anything.
  private static func line(_ text: some StringProtocol) -> String {
    PlainText.lines(String(text)).map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}
