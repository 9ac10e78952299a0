import AIGateway
import Foundation
import HTTPTransport
public import LabTime
public import OpenAI
public import Simulators
import Synchronization

/// What a step works with: the deployment, clients for it, and the outputs of the steps before.
public final class Session: Sendable {
  /// The run's own clock, virtual or real.
  public let clock: any LabClock
  /// The run's randomness.
  public let random: RandomSource
  /// What is deployed.
  public let service: RunningService
  /// What the deployment counts tokens with and embeds with.
  public var models: LocalModels { service.models }
  /// Where the lab's files lie.
  public let folder: String
  // As the value that was saved, or as the record of it that an earlier run has kept.
  private let outputs = Mutex<[String: any Sendable]>([:])
  let requests = UnmeasuredRequests()
  private let sink: @Sendable (RunEvent.Kind) -> Void

  /// Creates a session whose events go to `sink`.
  ///
  /// - Parameter folder: Where the lab's files lie.
  public init(
    clock: any LabClock, random: RandomSource, service: RunningService, folder: String,
    sink: @escaping @Sendable (RunEvent.Kind) -> Void
  ) {
    self.clock = clock
    self.random = random
    self.service = service
    self.folder = folder
    self.sink = sink
  }

  /// Tells of something that happened in the step.
  public func emit(_ event: RunEvent.Kind) {
    if case .request(let request) = event { requests.add(request) }
    sink(event)
  }

  /// Tells of the requests since the last time as metrics: how long the answered ones took, and their tokens.
  ///
  /// Refusals are left out: they take no time, and would pull down what is said of the model.
  func measureRequests() {
    let answered = requests.take().filter { ($0.status ?? 500) < 400 }
    let samples: [(name: String, unit: String, values: [Double])] = [
      ("latency", "ms", answered.map(\.latencyMs)),
      ("tokens", "", answered.compactMap { $0.totalTokens.map(Double.init) }),
    ]
    for (name, unit, values) in samples where !values.isEmpty {
      emit(.metric(MetricRecord(name: name, unit: unit, samples: values)))
    }
  }

  /// Shows a line of text.
  public func show(_ text: String) {
    emit(.text(TextRecord(text)))
  }

  /// The rows of a table among the lab's files: tabs between the columns, whose names are its first line.
  ///
  /// - Throws: ``LabError`` for a file that cannot be read, and for a row that is not of so many columns.
  public func table(_ file: String, columns: Int) throws -> [[String]] {
    let path = URL(filePath: folder, directoryHint: .isDirectory).appending(path: file)
    guard let text = try? String(contentsOf: path, encoding: .utf8) else {
      throw LabError(.noInput, "\(file) cannot be read", hint: "it belongs into \(folder)")
    }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    if let line = lines.firstIndex(where: { $0.count != columns }) {
      throw LabError(.noInput, "line \(line + 1) of \(file) has not \(columns) columns")
    }
    return Array(lines.dropFirst())
  }

  /// Gives an output its value.
  public func save<Value>(_ value: Value, as output: Output<Value>) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(value), as: UTF8.self)
    outputs.withLock { $0[output.name] = value }
    emit(.output(OutputRecord(name: output.name, value: json)))
  }

  /// The value of an output of an earlier step.
  public func value<Value>(of output: Output<Value>) throws -> Value {
    let found = outputs.withLock { $0[output.name] }
    if let value = found as? Value { return value }
    guard let record = found as? OutputRecord else {
      throw LabError(.software, "the output '\(output.name)' has no value: no earlier step has saved it")
    }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(record.value.utf8))
    } catch {
      throw LabError(
        .data, "the output '\(output.name)' that an earlier run has kept is not of this lab's shape",
        hint: "run the step that saves it again: \(error)")
    }
  }

  /// Takes over an output of an earlier run.
  func restore(_ output: OutputRecord) {
    outputs.withLock { $0[output.name] = output }
  }

  /// A client of an API of the deployed gateway.
  ///
  /// - Parameters:
  ///   - path: Where the API's operations begin; by default where each of the SDK's clients looks for them,
  ///     `/openai` and `/v1`.
  ///   - subscription: Whose key it sends; the first subscription's by default.
  ///   - retries: How often it tries again, as OpenAI's own clients do twice by default; 0 for never.
  public func openAI(
    _ style: OpenAIClient.Style = .azure, path: String? = nil, subscription: String? = nil, retries: Int = 0
  ) throws -> OpenAIClient {
    OpenAIClient(
      style, path: path ?? (style == .azure ? "/openai" : "/v1"), session: self,
      key: try key(of: subscription),
      retries: retries)
  }

  /// The Application Insights resource that a logger of the deployment sends to.
  public func insights(_ logger: String, _ resource: ApplicationInsightsSimulator) throws -> InsightsClient {
    guard let logger = service.service.loggers.first(where: { $0.name == logger }) else {
      throw LabError(.software, "the service has no logger '\(logger)'")
    }
    return InsightsClient(session: self, endpoint: logger.endpoint, resource: resource)
  }

  /// How many requests have reached a backend of the deployment.
  public func requests(to backend: String) -> Int {
    service.requests(to: backend) ?? 0
  }

  /// What tells the bodies of these requests apart, in the order of their coming: equal for equal bodies. Of the
  /// first thousand.
  public func bodies(to backend: String) -> [String] {
    service.bodies(to: backend)
  }
}
