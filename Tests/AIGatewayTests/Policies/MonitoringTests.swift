import AIGateway
import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

/// What a diagnostic keeps of requests.
@Suite struct MonitoringTests {
  private static let question = #"{"messages":[{"role":"user","content":"Hello"}]}"#

  // A trace as in the W3C's "Trace Context", section 3.2; a Request-Id as in the hierarchical ones of Application
  // Insights' older protocol.
  @Test(
    arguments: [
      (
        ["traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
        "4bf92f3577b34da6a3ce929d0e0e4736"
      ),
      (["Request-Id": "|root-1.2.3."], "root-1"),
      (["Request-Id": "2f1e7a4c-0b0e-4c5d-8a55-111111111111"], "2f1e7a4c-0b0e-4c5d-8a55-111111111111"),
      (
        ["Request-Id": "x", "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"],
        "0af7651916cd43dd8448eb211c80319c"
      ),
    ] as [(Headers, String)])
  func `The requests of one operation are found together`(headers: Headers, operation: String) async throws {
    let deployment = try MonitoredGateway(diagnostics: [
      .applicationInsights(logger: "insights", api: "openai")
    ])
    for _ in 0..<2 { _ = try await deployment.ask(Self.question, headers: headers) }
    let items = try await deployment.items()
    #expect(items.count == 4)
    #expect(Set(items.map { $0["tags"]?["ai.operation.id"]?.string ?? "" }) == [operation])
    let ids = items.map { $0["data"]?["baseData"]?["id"]?.string ?? "" }
    #expect(Set(ids).count == 4)
    let parents = items.compactMap { $0["tags"]?["ai.operation.parentId"]?.string }
    #expect(Set(parents).isSubset(of: ids) && Set(parents).count == 2)
  }

  @Test func `A request, its call to the backend and its metrics are sent to Application Insights`()
    async throws
  {
    let deployment = try MonitoredGateway(
      policies:
        #"<base /><llm-emit-token-metric namespace="ns"><dimension name="API ID" /></llm-emit-token-metric>"#,
      diagnostics: [.applicationInsights(logger: "insights", api: "openai")])
    #expect(try await deployment.ask(Self.question).status == 200)
    let items = try await deployment.items()
    let kinds = items.map { $0["data"]?["baseType"]?.string ?? "" }
    #expect(
      kinds.sorted() == ["MetricData", "MetricData", "MetricData", "RemoteDependencyData", "RequestData"])
    #expect(Set(items.map { $0["tags"]?["ai.operation.id"]?.string ?? "" }).count == 1)
    #expect(items.allSatisfy { $0["iKey"] == "11111111-2222-4333-8444-555555555555" })
    let metric = try #require(items.first { $0["data"]?["baseType"] == "MetricData" }?["data"]?["baseData"])
    #expect(metric["metrics"]?[0]?["name"] == "Total Tokens" && metric["metrics"]?[0]?["ns"] == "ns")
    #expect(metric["metrics"]?[0]?["value"]?.double == 54)
    #expect(metric["properties"] == ["API ID": "openai"])
    let request = try #require(items.first { $0["data"]?["baseType"] == "RequestData" })
    #expect(request["data"]?["baseData"]?["duration"] == "00:00:01.5000000")
    #expect(request["data"]?["baseData"]?["responseCode"] == "200")
    #expect(request["time"] == "2026-03-04T00:00:00.000Z")
    let call = try #require(items.first { $0["data"]?["baseType"] == "RemoteDependencyData" })
    #expect(call["data"]?["baseData"]?["target"] == "model.test")
  }

  @Test func `Telemetry that is not taken is told of, and never holds up a caller`() async throws {
    let deployment = try MonitoredGateway(
      diagnostics: [.applicationInsights(logger: "insights")],
      ingestion: {
        Response(
          206,
          body: .text(
            #"{"itemsReceived":2,"itemsAccepted":1,"errors":[{"index":1,"statusCode":400,"message":"bad"}]}"#)
        )
      })
    let (status, took) = try await deployment.ask(Self.question)
    #expect(status == 200 && took == .milliseconds(1500))
    #expect(deployment.losses.all.map(\.events) == [1])
    #expect(deployment.losses.all.first?.reason == "in.test answered 206 Partial Content: bad")
  }

  @Test func `Telemetry that can be taken later is sent again, and only that`() async throws {
    let answers = Mutex([
      Response(429), Response(503),
      Response(
        206,
        body: .text(
          #"{"itemsReceived":2,"itemsAccepted":1,"errors":[{"index":1,"statusCode":429,"message":"slow"}]}"#)),
      Response(200),
    ])
    let deployment = try MonitoredGateway(
      diagnostics: [.applicationInsights(logger: "insights")],
      ingestion: { answers.withLock { $0.isEmpty ? Response(500) : $0.removeFirst() } })
    let (status, took) = try await deployment.ask(Self.question)
    #expect(status == 200 && took == .milliseconds(1500))
    let kinds = try await deployment.items().map { $0["data"]?["baseType"]?.string ?? "" }
    let both = ["RequestData", "RemoteDependencyData"]
    #expect(kinds == both + both + both + ["RemoteDependencyData"])
    #expect(deployment.losses.all.isEmpty)
    // 1.5 seconds of the model, then 0.8, 1.6 and 3.2.
    #expect(deployment.clock.now == Instant(year: 2026, month: 3, day: 4) + .milliseconds(7100))
  }

  @Test func `Logs have API Management's columns`() async throws {
    let deployment = try MonitoredGateway(diagnostics: [.azureMonitor(api: "openai", messages: LLMMessages())]
    )
    _ = try await deployment.ask(Self.question)
    let row = try #require(deployment.rows.gateway.first)
    let json = try JSON(parsing: String(decoding: JSONEncoder().encode(row), as: UTF8.self))
    #expect(json["ResponseCode"] == 200 && json["BackendTime"] == 1500 && json["TotalTime"] == 1500)
    #expect(json["ApiId"] == "openai" && json["CallerIpAddress"] == "10.0.0.9")
    #expect(
      json["BackendUrl"]?.string?.hasPrefix("http://model.test/openai/deployments/gpt-4o-mini/") == true)
    let rows = deployment.rows.llm
    #expect(rows.map(\.sequenceNumber) == [0, 1, 2])
    #expect(rows.map(\.deploymentName) == ["gpt-4o-mini", "", ""])
    #expect(rows.map(\.totalTokens) == [54, 0, 0] && rows.first?.promptTokens == 30)
    #expect(rows.first?.modelName == "gpt-4o-mini-2024-07-18" && rows.first?.apiVersion == "1")
    #expect(rows.allSatisfy { $0.correlationId == row.correlationId && $0.requestId == "chatcmpl-1" })
    #expect(rows[1].requestMessages == #"[{"role":"user","content":"Hello"}]"#)
    #expect(rows[2].responseMessages == #"[{"role":"assistant","content":"Hi"}]"#)
  }

  @Test func `Long messages come in pieces of 32 KB, up to what is asked for`() async throws {
    let deployment = try MonitoredGateway(
      diagnostics: [.azureMonitor(messages: LLMMessages(requestBytes: 70_000, responseBytes: 0))])
    let long = String(repeating: "é", count: 60_000)
    _ = try await deployment.ask(#"{"messages":[{"role":"user","content":"\#(long)"}]}"#)
    let rows = deployment.rows.llm
    let sizes = rows.dropFirst().map(\.requestMessages.utf8.count)
    #expect(sizes.count == 3 && sizes.allSatisfy { $0 <= 32_768 })
    #expect((69_998...70_000).contains(sizes.reduce(0, +)))
    #expect(rows.allSatisfy { $0.responseMessages.isEmpty })
  }

  @Test func `A streamed answer is put together, and its tokens are estimated`() async throws {
    let deployment = try MonitoredGateway(
      diagnostics: [.azureMonitor(messages: LLMMessages())],
      answer: {
        let pieces = ["Hello ", "wide ", "world"].map {
          "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"\($0)\"}}]}\n\n"
        }
        return Response(
          200, headers: ["Content-Type": "text/event-stream"], body: .text(pieces.joined()))
      })
    _ = try await deployment.ask(#"{"stream":true,"messages":[{"role":"user","content":"Hi"}]}"#)
    let rows = deployment.rows.llm
    #expect(rows.last?.responseMessages == #"[{"role":"assistant","content":"Hello wide world"}]"#)
    #expect(rows.first?.isStreamCompletion == true && (rows.first?.completionTokens ?? 0) >= 3)
  }

  @Test func `A failure is kept though only a share is, and says what failed`() async throws {
    let deployment = try MonitoredGateway(
      policies: #"<return-response><set-status code="200" /></return-response>"#,
      diagnostics: [.azureMonitor(samplingPercentage: 0)])
    _ = try await deployment.ask("{}")
    #expect(deployment.rows.gateway.isEmpty)
    let failing = try MonitoredGateway(
      policies: #"<set-variable name="x" value="@((1 / (context.Request.Headers.Count * 0)).ToString())" />"#,
      diagnostics: [.azureMonitor(samplingPercentage: 0)])
    #expect(try await failing.ask("{}").status == 500)
    #expect(failing.rows.gateway.first?.lastErrorSource == "set-variable")
    #expect(failing.rows.gateway.first?.isRequestSuccess == false)
    #expect(failing.rows.llm.isEmpty)
  }

  @Test(arguments: [
    Diagnostic.applicationInsights(logger: "insight"), .applicationInsights(logger: "insights", api: "opnai"),
  ])
  func `A diagnostic that names what there is not is refused`(diagnostic: Diagnostic) throws {
    let error = #expect(throws: PolicyError.self) { try MonitoredGateway(diagnostics: [diagnostic]) }
    #expect(error?.hint?.contains("did you mean") == true)
  }

  @Test func `A logger's connection string must name a resource`() {
    let error = #expect(throws: PolicyError.self) {
      try MonitoredGateway(
        diagnostics: [.applicationInsights(logger: "insights")],
        logger: Logger("insights", applicationInsights: "IngestionEndpoint=https://in.test/"))
    }
    #expect(error?.message.contains("no instrumentation key") == true)
  }
}
