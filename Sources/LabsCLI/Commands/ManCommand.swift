import ArgumentParser

/// `labs man`: the manual page.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page.",
    discussion: """
      To read it:     labs man | man -l -
      To install it:  labs man > ~/.local/share/man/man1/labs.1
      """)

  func run() throws {
    Answer.write(ManPage(labs: try CommandInfo.all()).text)
  }
}
