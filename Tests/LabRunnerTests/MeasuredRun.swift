import LabRunner
import LabTime

/// A run that a test makes up: what it was made with, and what it measured and asserted.
struct MeasuredRun {
  var lab = "semantic-caching"
  var step = "Ask"
  var seed: UInt64 = 1
  var host = "laptop-7"
  var parameters: [(String, String)] = [("requests", "20")]
  var policy: String? = "<policies>\n  <inbound />\n</policies>\n"
  var metrics: [MetricRecord] = []
  var assertions: [(String, Bool)] = []
  var requests: [RequestRecord] = []
  var text: String?
  var note: String?
  var tags: [String] = []
  var commit: String?
  /// Days after ``SampleRun/wall``.
  var day = 0

  /// Writes the run and returns its number.
  @discardableResult
  func write(to store: ResultStore) throws -> Int64 {
    let wall = SampleRun.wall + .seconds(86_400 * day)
    let header = RunHeader(
      lab: LabRecord(name: lab, title: lab, category: "tests"),
      parameters: parameters.map { ParameterRecord(name: $0.0, value: $0.1, source: .flag) }, seed: seed,
      mode: .simulated, git: commit.map { GitState(commit: $0, branch: "main", isDirty: false) },
      machine: Machine(host: host, system: "Linux", architecture: "x86_64"), labsVersion: "1.0.0", note: note,
      tags: tags,
      documents: policy.map { [DocumentRecord(path: "policy.xml", data: Array($0.utf8))] } ?? [])
    let writer = try store.begin(header, wall: wall, time: SampleRun.clock)
    let passed = assertions.allSatisfy { $0.1 }
    var kinds: [RunEvent.Kind] = [.phaseStarted(.exercise), .stepStarted(name: step)]
    kinds += requests.map { .request($0) } + metrics.map { .metric($0) }
    if let text { kinds.append(.text(TextRecord(text))) }
    kinds += [.stepFinished(.passed, nil), .phaseStarted(.assert), .stepStarted(name: "It works")]
    kinds += assertions.map { .assertion(AssertionRecord($0.0, passed: $0.1, actual: $0.1 ? "miss" : "hit")) }
    kinds.append(.stepFinished(passed ? .passed : .failed, nil))
    kinds.append(.runFinished(passed ? .passed : .failed, exitCode: passed ? 0 : 1))
    for kind in kinds {
      try writer.record(RunEvent(kind, wall: wall + .seconds(1), time: SampleRun.clock + .seconds(4)))
    }
    return writer.number
  }

  /// Twenty latencies around a median.
  static func latency(_ median: Double) -> MetricRecord {
    MetricRecord(name: "latency", unit: "ms", samples: (0..<20).map { median + Double($0) - 9.5 })
  }
}
