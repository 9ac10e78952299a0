import LabTime

/// Records of runs as comma-separated values (RFC 4180, lines end with LF), the first line with their names.
public enum CSVExport {
  /// What the rows are.
  public enum Table: String, Sendable, Hashable, CaseIterable {
    /// A row for each run.
    case runs
    /// A row for each step.
    case steps
    /// A row for each request.
    case requests
    /// A row for each assertion.
    case assertions
    /// A row for each metric, with what its samples say together.
    case metrics
    /// A row for each sample of each metric.
    case samples
  }

  /// The records of some runs, one run's after another's.
  public static func text(_ runs: [LabRun], _ table: Table) -> String {
    let rows = runs.flatMap { records(of: $0, table) }
    return ([columns(of: table)] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func columns(of table: Table) -> [String] {
    switch table {
    case .runs:
      [
        "run", "uid", "lab", "status", "started_at", "duration_ms", "clock_duration_ms", "seed", "mode",
        "git_commit", "host", "parameters", "tags", "note",
      ]
    case .steps:
      step + ["phase", "attempt", "status", "started_at", "duration_ms", "clock_duration_ms", "error"]
    case .requests:
      step + [
        "seq", "method", "url", "status", "started_at", "latency_ms", "ttfb_ms", "prompt_tokens",
        "completion_tokens", "total_tokens", "attempts", "retry_after", "backend", "error",
      ]
    case .assertions: step + ["seq", "message", "passed", "expected", "actual", "file", "line"]
    case .metrics:
      step + [
        "name", "unit", "labels", "n", "mean", "stddev", "min", "p50", "p90", "p95", "p99", "max",
      ]
    case .samples: step + ["name", "unit", "labels", "sample", "value"]
    }
  }

  private static let step = ["run", "lab", "step"]

  private static func records(of run: LabRun, _ table: Table) -> [[String]] {
    if table == .runs { return [row(of: run)] }
    return run.steps.flatMap { step -> [[String]] in
      let start = ["\(run.number)", run.lab.name, step.name]
      let rows: [[String]] =
        switch table {
        case .runs: []
        case .steps: [row(of: step)]
        case .requests: step.requests.map { row(of: $0) }
        case .assertions: step.assertions.map { row(of: $0) }
        case .metrics: step.metrics.map { row(of: $0.content) }
        case .samples: step.metrics.flatMap { samples(of: $0.content) }
        }
      return rows.map { start + $0 }
    }
  }

  private static func row(of run: LabRun) -> [String] {
    let record = run.run
    return [
      "\(record.id)", record.uid, record.lab, record.status.rawValue, record.startedAt.iso8601,
      text(record.durationMs), text(record.clockDurationMs), record.seed, record.mode.rawValue,
      record.gitCommit ?? "", record.host,
      run.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " "),
      run.tags.joined(separator: " "), record.note ?? "",
    ]
  }

  private static func row(of step: StepRecord) -> [String] {
    [
      step.phase.rawValue, "\(step.attempt)", step.status.rawValue, step.startedAt?.iso8601 ?? "",
      text(step.durationMs), text(step.clockDurationMs), step.error?.message ?? "",
    ]
  }

  private static func row(of recorded: Recorded<RequestRecord>) -> [String] {
    let request = recorded.content
    return [
      "\(recorded.seq)", request.method, request.url, text(request.status), request.startedAt.iso8601,
      text(request.latencyMs), text(request.ttfbMs), text(request.promptTokens),
      text(request.completionTokens), text(request.totalTokens), "\(request.attempts)",
      text(request.retryAfter), request.backend ?? "", request.error ?? "",
    ]
  }

  private static func row(of recorded: Recorded<AssertionRecord>) -> [String] {
    let assertion = recorded.content
    return [
      "\(recorded.seq)", assertion.message, "\(assertion.passed)", assertion.expected ?? "",
      assertion.actual ?? "", assertion.file ?? "", text(assertion.line),
    ]
  }

  private static func row(of metric: MetricRecord) -> [String] {
    let summary = metric.summary
    return name(of: metric) + [
      "\(summary?.n ?? 0)", text(summary?.mean), text(summary?.stddev), text(summary?.min),
      text(summary?.p50), text(summary?.p90), text(summary?.p95), text(summary?.p99), text(summary?.max),
    ]
  }

  private static func samples(of metric: MetricRecord) -> [[String]] {
    metric.samples.enumerated().map { name(of: metric) + ["\($0 + 1)", "\($1)"] }
  }

  private static func name(of metric: MetricRecord) -> [String] {
    let labels = metric.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return [metric.name, metric.unit, labels.joined(separator: " ")]
  }

  private static func text(_ number: (some CustomStringConvertible)?) -> String {
    number.map(\.description) ?? ""
  }

  private static func quoted(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
    return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
