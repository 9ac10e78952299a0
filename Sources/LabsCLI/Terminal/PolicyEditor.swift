import AIGateway
import Foundation
import LabRunner

/// Lets a person change a policy document of the deployment, and loads it.
struct PolicyEditor {
  let session: Session
  let folder: String
  let prompt: Prompt
  let termination: Termination

  /// Opens the person's editor.
  ///
  /// - Returns: Whether there is a changed document, which has been loaded.
  func run() async -> Bool {
    let gateway = session.service.gateway
    guard let file = await choose(among: gateway.service.policyFiles) else { return false }
    let path = "\(folder)/\(file)"
    let before = FileManager.default.contents(atPath: path)
    while true {
      do {
        let command = try Self.editor(ProcessInfo.processInfo.environment) + [path]
        let program = ForegroundProgram(command: command, environment: ProcessInfo.processInfo.environment)
        let status = try await termination.withoutCtrlC { () async throws(LabError) in try await program.run()
        }
        guard status == 0 else {
          prompt.say("The editor ended with \(status); nothing was loaded.\n")
          return false
        }
        guard FileManager.default.contents(atPath: path) != before else {
          prompt.say("\(file) has not changed.\n")
          return false
        }
        try gateway.reload()
        prompt.say("Policy reloaded.\n")
        return true
      } catch let error as PolicyError {
        let error = error.inFolder(folder)
        prompt.say("error: \(error.file):\(error.line):\(error.column): \(error.message)\n")
        if let hint = error.hint { prompt.say("hint:  \(hint)\n") }
        let again = await prompt.choice(
          KeyMenu(
            "The document before stays in force.", [.init("e", "edit again"), .init("b", "back")]))
        guard again?.key == "e" else { return false }
      } catch {
        prompt.say("error: \(error)\n")
        return false
      }
    }
  }

  private func choose(among files: [String]) async -> String? {
    guard files.count > 1 else {
      if files.isEmpty { prompt.say("The policies of this lab are in no file.\n") }
      return files.first
    }
    // More than nine documents have no key each.
    let choices = files.prefix(9).enumerated().map { KeyMenu.Choice("\($0 + 1)", $1) }
    let choice = await prompt.choice(KeyMenu("Which document?", choices + [.init("enter", "none")]))
    return choice.flatMap { choice in files.first { $0 == choice.label } }
  }

  // As git does it: a shell reads the words, which may hold arguments.
  private static func editor(_ environment: [String: String]) throws(LabError) -> [String] {
    for name in ["VISUAL", "EDITOR"] {
      if let words = environment[name], !words.isEmpty { return ["/bin/sh", "-c", words + " \"$@\"", words] }
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    for name in ["vi", "nano"] {
      if folders.contains(where: { access("\($0)/\(name)", X_OK) == 0 }) { return [name] }
    }
    throw LabError(.unavailable, "there is no editor", hint: "set EDITOR to the one you use")
  }
}
