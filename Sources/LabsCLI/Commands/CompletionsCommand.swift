import ArgumentParser
import LabRunner

/// `labs completions SHELL`: the script that teaches a shell to complete.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that lets a shell complete commands, labs and runs.",
    discussion: """
      For bash:  labs completions bash > ~/.local/share/bash-completion/completions/labs
      For zsh:   labs completions zsh > ~/.zfunc/_labs, with ~/.zfunc in fpath before compinit
      For fish:  labs completions fish > ~/.config/fish/completions/labs.fish
      """)

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run() throws {
    guard ["bash", "zsh", "fish"].contains(shell) else {
      throw LabError(
        .usage, "there are no completions for '\(shell)'", hint: "there are some for bash, zsh and fish")
    }
    let shell = CompletionShell(rawValue: shell) ?? .bash
    Answer.write(LabsCommand.completionScript(for: shell) + "\n")
  }
}
