import Foundation
import OpenAI
import Testing

/// A project in a folder of its own, and the built `labs` to run in it.
final class Workspace: Sendable {
  /// How a command ended.
  struct Answer {
    let status: Int32
    let output: String
    let errors: String

    /// Standard output as one JSON document.
    var json: JSON {
      get throws { try JSON(parsing: output) }
    }
  }

  static let lab = "token-rate-limiting"
  static let policyFile = "labs/\(lab)/policy.xml"

  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "labs cli \(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "labs/\(Self.lab)"), withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
    try write(try Self.policy(), to: Self.policyFile)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The lab's own policy document.
  static func policy() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: policyFile), encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Runs `labs` to its end.
  func labs(
    _ arguments: String..., environment: [String: String] = [:], in folder: String = ""
  ) throws -> Answer {
    let running = try LabsProcess(
      arguments, environment: environment, folder: "\(path)/\(folder)", home: path)
    return try running.answer()
  }

  /// Runs a script of bash, which finds `labs` in the variable LABS.
  func bash(_ script: String) throws -> Answer {
    try LabsProcess(["-c", script], program: "/bin/bash", environment: [:], folder: path, home: path).answer()
  }

  /// Starts `labs` on a terminal.
  func terminal(
    _ arguments: String..., environment: [String: String] = [:], columns: Int = 80
  ) throws -> TerminalProcess {
    try terminal([LabsProcess.binary] + arguments, environment: environment, columns: columns)
  }

  /// Starts a command on a terminal without colour.
  func terminal(
    _ command: [String], environment: [String: String] = [:], columns: Int = 80
  ) throws -> TerminalProcess {
    let plain = ["TERM": "xterm", "NO_COLOR": "1"].merging(try LabsProcess.environment(home: path)) { $1 }
    return try TerminalProcess(
      command, environment: plain.merging(environment) { $1 }, folder: path, columns: columns)
  }

  /// Starts `labs`.
  func start(_ arguments: String...) throws -> LabsProcess {
    try LabsProcess(arguments, environment: [:], folder: path, home: path)
  }
}
