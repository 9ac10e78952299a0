import Foundation
import LabRunner

/// The program in which a person reads what is longer than the screen, found as git finds its own.
struct Pager {
  private let command: String
  private let environment: [String: String]

  /// Finds the pager: `LABS_PAGER`, else `PAGER`, each a line for the shell, else `less`.
  ///
  /// Nil where there is none, `cat` and an empty line among them, and on a terminal that is dumb or belongs to CI.
  init?(environment: [String: String]) {
    if environment["TERM"] == "dumb" || !(environment["CI"] ?? "").isEmpty { return nil }
    let named = environment["LABS_PAGER"] ?? environment["PAGER"]
    let command = named ?? "less"
    guard !["", "cat"].contains(command) else { return nil }
    if named == nil, !Self.isInstalled(command, environment) { return nil }
    self.command = command
    // It ends at once where all fits, passes colours on, and leaves on the screen what was read.
    self.environment = ["LESS": "FRX", "LV": "-c"].merging(environment) { $1 }
  }

  /// Shows a text until the person has read it.
  ///
  /// - Returns: Whether there is such a program; the shell has said so where there is none.
  func show(_ text: String) async -> Bool {
    // Ctrl-C is for the pager, which has the terminal.
    let before = (interrupt: signal(SIGINT, SIG_IGN), quit: signal(SIGQUIT, SIG_IGN))
    defer {
      signal(SIGINT, before.interrupt)
      signal(SIGQUIT, before.quit)
    }
    let program = ForegroundProgram(
      command: ["/bin/sh", "-c", command], environment: environment, input: text)
    guard let status = try? await program.run() else { return false }
    // What a shell answers for a command that it does not find, or may not run (POSIX, 2.8.2).
    return status != 127 && status != 126
  }

  private static func isInstalled(_ name: String, _ environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
