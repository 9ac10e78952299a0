import AIGateway
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

/// A gateway before a model that takes 1.5 seconds, whose requests diagnostics keep: rows, and telemetry that is sent to
/// `in.test`.
struct MonitoredGateway {
  static let connection =
    "InstrumentationKey=11111111-2222-4333-8444-555555555555;IngestionEndpoint=https://in.test/"
  static let answer =
    #"{"id":"chatcmpl-1","model":"gpt-4o-mini-2024-07-18","choices":[{"message":{"role":"assistant","content":"Hi"}}],"usage":{"prompt_tokens":30,"completion_tokens":24,"total_tokens":54}}"#

  /// Rows that were logged.
  final class Rows: Sendable {
    private let all = Mutex<[LogRow]>([])
    func add(_ row: LogRow) { all.withLock { $0.append(row) } }
    var gateway: [GatewayLogRow] {
      all.withLock { $0 }.compactMap { if case .gateway(let row) = $0 { row } else { nil } }
    }
    var llm: [LLMLogRow] {
      all.withLock { $0 }.compactMap { if case .llm(let row) = $0 { row } else { nil } }
    }
  }

  let gateway: Gateway
  let clock = VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4))
  let rows = Rows()
  let losses = Trial.Losses()
  let network: Trial.Backend

  init(
    policies: String = "", diagnostics: [Diagnostic], logger: Logger? = nil,
    answer: @escaping @Sendable () -> Response = {
      Response(200, headers: ["Content-Type": "application/json"], body: .text(Self.answer))
    },
    ingestion: @escaping @Sendable () -> Response = { Response(200) }
  ) throws {
    let clock = clock
    network = Trial.Backend { request in
      if request.url.host == "in.test" { return ingestion() }
      try await clock.sleep(for: .milliseconds(1500))
      return answer()
    }
    let service = Service {
      API(
        "openai", .azureOpenAI, path: "openai", serviceURL: "http://model.test/openai",
        subscriptionRequired: false,
        policy: .text("<policies><inbound>\(policies)</inbound></policies>", name: "policy.xml"))
      logger ?? Logger("insights", applicationInsights: Self.connection)
      diagnostics
    }
    gateway = try Gateway(
      service, folder: "/",
      environment: GatewayEnvironment(
        clock: clock, random: RandomSource(seed: 1), network: network,
        onLoggingFailure: { [losses] in losses.add($0) }, onLog: { [rows] in rows.add($0) }))
  }

  func ask(_ body: String, headers: Headers = [:]) async throws -> (status: Int, took: Duration) {
    try await clock.run {
      let start = clock.now
      let url = try #require(
        RequestURL("http://gateway.test/openai/deployments/gpt-4o-mini/chat/completions?api-version=1"))
      let response = try await gateway.respond(
        to: Request("POST", url, headers: headers, body: .text(body), clientAddress: "10.0.0.9"))
      _ = try await response.body.gathered()
      let took = clock.now - start
      await gateway.drain()
      return (response.status, took)
    }
  }

  /// The items that were sent to Application Insights.
  func items() async throws -> [JSON] {
    var items: [JSON] = []
    for request in network.requests where request.url.host == "in.test" {
      #expect(request.url.description == "https://in.test/v2.1/track")
      let text = String(decoding: try await request.body.gathered(), as: UTF8.self)
      items += try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }
    return items
  }
}
