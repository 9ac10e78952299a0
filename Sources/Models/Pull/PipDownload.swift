import Foundation

/// Fetches a wheel with pip, which knows the user's index, proxy and certificates.
enum PipDownload {
  /// Fetches a wheel into an empty folder; its path.
  static func wheel(_ wheel: PinnedWheel, to folder: String) throws(ModelError) -> String {
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
        ], log: log)
      let names = try FileManager.default.contentsOfDirectory(atPath: target)
      if status == 0, let name = names.first(where: { $0.hasSuffix(".whl") }) { return "\(target)/\(name)" }
    } catch {
      throw ModelError(
        .unavailable, "python3 cannot be started: \(error.localizedDescription)", hint: hint(wheel))
    }
    throw ModelError(.unavailable, "pip cannot fetch \(wheel.label): \(reason(in: log))", hint: hint(wheel))
  }

  private static func run(_ command: [String], log: String) throws -> Int32 {
    let process = Process()
    // `env` finds python3 by the PATH, and ends with 127 when there is none.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: URL(filePath: log))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
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
    "where there is a network: pip download --no-deps --only-binary :all: --platform \(wheel.platform) "
      + "--python-version 311 \(wheel.package)==\(wheel.version); then labs models pull --from-wheel FILE"
  }
}
