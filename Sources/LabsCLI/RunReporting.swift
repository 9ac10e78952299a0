import Foundation
import LabRunner
import Synchronization

/// All that is told of the runs of one command: on the terminal, as events, in files, and to GitHub.
final class RunReporting: Report {
  private let reports: ReportGroup
  private let options: ReportOptions
  private let stream: EventStream?
  private let summary: String?
  private let numbers = Mutex<[Int64]>([])

  /// Prepares what was asked for.
  ///
  /// - Parameters:
  ///   - report: What shows the runs to a person.
  ///   - output: Where it shows them.
  ///   - project: The folder that the labs lie in; nil where there is none.
  /// - Throws: ``LabError`` when a file cannot be written, before any lab runs.
  init(
    _ options: ReportOptions, showing report: any Report, on output: FileOutput, project: Project?
  ) throws(LabError) {
    self.options = options
    for target in options.targets where target.path != "-" { try ExportFile(path: target.path).check() }
    stream = try options.events.map { path throws(LabError) in EventStream(to: try Self.open(path)) }
    let environment = ProcessInfo.processInfo.environment
    let isGitHub = environment["GITHUB_ACTIONS"] == "true"
    summary = isGitHub ? environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 } : nil
    let shown: any Report =
      isGitHub
      ? GitHubReport(
        report, to: output, root: project?.root,
        workspace: environment["GITHUB_WORKSPACE"] ?? project?.root ?? "",
        token: UUID().uuidString)
      : report
    reports = ReportGroup([shown] + (stream.map { [$0] } ?? []))
  }

  /// Tells of an event.
  func show(_ event: RunEvent) {
    if case .runStarted(_, let number?) = event.kind { numbers.withLock { $0.append(number) } }
    reports.show(event)
  }

  /// Writes the files, with the runs as far as they came.
  ///
  /// - Throws: The first thing that went wrong, once all has been tried.
  func finish(in store: ResultStore) throws {
    var failures: [any Error] = []
    func trying(_ body: () throws -> Void) {
      do { try body() } catch { failures.append(error) }
    }
    if !options.targets.isEmpty || summary != nil {
      trying {
        let runs = try numbers.withLock { $0 }.map { try ExportedRun($0, in: store) }
        for target in options.targets {
          trying { try Self.write(try target.kind.text(of: runs), to: target.path) }
        }
        if let summary { trying { try Self.append(runs, to: summary) } }
      }
    }
    if let path = options.events, let failure = stream?.failure, failure != .closed {
      failures.append(LabError(.inputOutput, "\(path) could not be written to its end"))
    }
    if let first = failures.first { throw first }
  }

  private static func open(_ path: String) throws(LabError) -> FileOutput {
    if path == "-" { return .standardOutput }
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw LabError(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    return FileOutput(descriptor: descriptor)
  }

  private static func write(_ text: String, to path: String) throws {
    if path == "-" { return Answer.write(text) }
    try ExportFile(path: path).write(text)
  }

  // Other steps of the workflow have a summary of their own, but commands of this one may have written before.
  private static func append(_ runs: [ExportedRun], to path: String) throws {
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw LabError(.cannotCreate, "the step summary \(path) cannot be written")
    }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    try FileOutput(descriptor: descriptor).write(StepSummary.text(runs, room: StepSummary.limit - size))
  }
}
