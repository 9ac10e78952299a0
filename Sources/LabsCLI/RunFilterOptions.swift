import ArgumentParser
import LabRunner
import LabTime

/// Which runs are wanted.
struct RunFilterOptions: ParsableArguments {
  @Option(help: "Runs of one lab only.")
  var lab: String?

  @Option(
    help: ArgumentHelp("Runs that passed, failed, and so on; may be given several times.", valueName: "word"),
    transform: { text in
      guard let status = RunStatus(rawValue: text), status != .skipped else {
        let words = RunStatus.allCases.filter { $0 != .skipped }.map(\.rawValue)
        throw ValidationError("--status takes \(words.joined(separator: ", "))")
      }
      return status
    })
  var status: [RunStatus] = []

  @Flag(help: "Runs that did not pass: failed, error, interrupted or crashed.")
  var failed = false

  @Option(name: .shortAndLong, help: "Runs that bear a tag; of several, all of them.")
  var tag: [String] = []

  @Option(
    help: ArgumentHelp(
      "Runs since then: yesterday, monday, 2d, 36h, 2026-03-01, 2026-03-01T09:30 (UTC).", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Runs until the end of then; takes what --since does.", valueName: "time"))
  var until: String?

  @Option(
    help: ArgumentHelp("Runs whose sources were at this commit, or one that begins so.", valueName: "hash"))
  var commit: String?

  @Option(help: ArgumentHelp("Runs that were made on this machine.", valueName: "name"))
  var host: String?

  @Option(help: ArgumentHelp("Runs with a parameter of this value.", valueName: "name=value"))
  var param: [String] = []

  @Option(help: ArgumentHelp("Runs that measured so, such as 'latency.p95>300'.", valueName: "condition"))
  var metric: [String] = []

  @Option(
    help: ArgumentHelp("Runs with this text in their note, outputs, assertions or errors.", valueName: "text")
  )
  var grep: String?

  @Option(help: ArgumentHelp("Runs with a step whose name holds this text.", valueName: "text"))
  var step: String?

  func validate() throws {
    guard let commit else { return }
    guard !commit.isEmpty, commit.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw ValidationError("--commit takes the beginning of a commit's hash, in hexadecimal digits")
    }
  }

  /// The filter.
  ///
  /// - Parameter now: The time from which `today` is today.
  func filter(now: Instant) throws -> RunFilter {
    var filter = RunFilter()
    filter.lab = lab
    filter.statuses = Set(status + (failed ? [.failed, .error, .interrupted, .crashed] : []))
    filter.tags = tag
    filter.since = try since.map { try span($0, of: "--since", now: now).start }
    filter.until = try until.map { try span($0, of: "--until", now: now).end }
    filter.commit = commit?.lowercased()
    filter.host = host
    filter.parameters = try param.map { text in
      guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
        throw ValidationError("--param takes name=value")
      }
      return RunFilter.Parameter(name: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
    }
    filter.metrics = try metric.map { text in
      let condition = try MetricCondition(text)
      guard case .value = condition.bound else {
        throw ValidationError(
          "--metric takes a number to compare with; changes are for `labs diff --fail-on`")
      }
      return condition
    }
    filter.text = grep
    filter.step = step
    return filter
  }

  private func span(_ text: String, of option: String, now: Instant) throws -> TimeSpan {
    guard let span = TimeSpan(text, now: now) else {
      throw ValidationError(
        "\(option) takes a time such as yesterday, monday, 2d, 2026-03-01 or 2026-03-01T09:30, not '\(text)'")
    }
    return span
  }
}
