import Dispatch
import Foundation
import Testing

/// `labs` as a process that a test talks to by what it prints and by signals.
final class LabsProcess {
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let output = Pipe()
  private let errorFile: URL
  private var text = ""

  /// The binary that was built together with the tests: it lies beside theirs.
  static var binary: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "labs").path
    }
  }

  /// What the process finds in its environment whatever else a test gives it.
  static func environment(home: String) throws -> [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "LABS": try binary]
  }

  /// Starts `labs`, or another program.
  init(
    _ arguments: [String], program: String? = nil, environment: [String: String], folder: String, home: String
  ) throws {
    process.executableURL = URL(filePath: try program ?? Self.binary)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = try Self.environment(home: home).merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    errorFile = URL(filePath: "\(home)/stderr \(UUID().uuidString)")
    try Data().write(to: errorFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Reads standard output until a text has come; fails when the output ends without it.
  @discardableResult
  func output(upTo expected: String) throws -> String {
    while !text.contains(expected) {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty {
        let errors = try String(contentsOf: errorFile, encoding: .utf8)
        Issue.record("the output ended without '\(expected)':\n\(text)\n\(errors)")
        break
      }
      text += String(decoding: data, as: UTF8.self)
    }
    return text
  }

  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Whether a signal has ended it, and not it itself.
  var wasKilled: Bool { process.terminationReason == .uncaughtSignal }

  /// How it ended: its exit code, or 128 and the signal that ended it.
  func answer() throws -> Workspace.Answer {
    text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    ended.wait()
    let status = process.terminationStatus
    return Workspace.Answer(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status, output: text,
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }
}
