import AIGateway
import HTTPTransport
import LabTime
import Testing

@Suite struct LLMEmitTokenMetricTests {
  private static let usage =
    #"{"choices":[{"message":{"content":"Hi"}}],"usage":{"prompt_tokens":30,"completion_tokens":24,"total_tokens":54,"prompt_tokens_details":{"cached_tokens":7}}}"#

  private func trial(
    _ name: String = "llm-emit-token-metric", _ attributes: String = #"namespace="openai""#,
    answer: String = usage, type: String = "application/json", status: Int = 200, more: String = ""
  ) throws -> Trial {
    try Trial(
      inbound: """
        <base />
        <\(name) \(attributes)>
          <dimension name="User ID" value="@(context.Request.Headers.GetValueOrDefault("x-user-id", "N/A"))" />
          <dimension name="API ID" />
          <dimension name="Backend ID" />
        </\(name)>
        \(more)
        """,
      answeredBy: Trial.Backend { _ in
        Response(
          status, headers: ["Content-Type": type],
          body: .stream(Self.stream(of: answer)))
      })
  }

  // A body that arrives in two pieces.
  private static func stream(of text: String) -> BodyStream {
    let bytes = Array(text.utf8)
    let pieces = Pieces([Array(bytes.prefix(bytes.count / 2)), Array(bytes.dropFirst(bytes.count / 2))])
    return BodyStream { await pieces.next() }
  }

  private actor Pieces {
    private var rest: [[UInt8]]
    init(_ pieces: [[UInt8]]) { rest = pieces }
    func next() -> [UInt8]? { rest.isEmpty ? nil : rest.removeFirst() }
  }

  @Test(arguments: ["llm-emit-token-metric", "azure-openai-emit-token-metric"])
  func `What the model reports is emitted, with dimensions`(name: String) async throws {
    let trial = try trial(name, more: #"<set-backend-service backend-id="other" />"#)
    let answer = try await trial.send("POST", headers: ["x-user-id": "alex"], body: "{}")
    #expect(answer.text == Self.usage)
    #expect(
      trial.metrics.all.map(\.name) == [
        "Total Tokens", "Prompt Tokens", "Completion Tokens", "Cached Tokens",
      ]
    )
    #expect(trial.metrics.all.map(\.value) == [54, 30, 24, 7])
    for metric in trial.metrics.all {
      #expect(metric.namespace == "openai")
      #expect(
        metric.dimensions == [
          Metric.Dimension("User ID", "alex"), Metric.Dimension("API ID", "api"),
          // The backend is the one that was asked, though it was named after this policy.
          Metric.Dimension("Backend ID", "other"),
        ])
    }
  }

  @Test func `Without a namespace it is API Management's`() async throws {
    let trial = try trial("llm-emit-token-metric", "")
    _ = try await trial.send("POST", body: "{}")
    #expect(trial.metrics.all.first?.namespace == "API Management")
  }

  @Test func `Dimensions are evaluated before the request goes out`() async throws {
    let trial = try trial(
      more: #"<set-header name="x-user-id" exists-action="override"><value>changed</value></set-header>"#)
    _ = try await trial.send("POST", headers: ["x-user-id": "alex"], body: "{}")
    #expect(trial.metrics.all.first?[dimension: "User ID"] == "alex")
  }

  @Test(arguments: [429, 500])
  func `A failure emits nothing`(status: Int) async throws {
    let trial = try trial(status: status)
    #expect(try await trial.send("POST", body: "{}").status == status)
    #expect(trial.metrics.all.isEmpty)
  }

  @Test func `What no backend has answered emits nothing, whatever its body says`() async throws {
    let trial = try trial(
      more:
        "<return-response><set-body>@{return \"{\\\"usage\\\":{\\\"prompt_tokens\\\":3}}\";}</set-body></return-response>"
    )
    #expect(try await trial.send("POST", body: "{}").text.contains("usage"))
    #expect(trial.metrics.all.isEmpty)
  }

  private static func events(_ parts: [String]) -> String {
    parts.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n"
  }

  private static let question =
    #"{"stream":true,"messages":[{"role":"user","content":"Say hello to the world, please"}]}"#

  @Test func `A stream that reports its usage is believed`() async throws {
    let answer = Self.events([
      #"{"choices":[{"delta":{"content":"Hello"}}]}"#,
      #"{"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":3,"total_tokens":14}}"#,
    ])
    let trial = try trial(answer: answer, type: "text/event-stream; charset=utf-8")
    #expect(try await trial.send("POST", body: Self.question).text == answer)
    #expect(trial.metrics.all.map(\.value) == [14, 11, 3])
  }

  @Test func `A stream that does not is estimated, its prompt too`() async throws {
    let answer = Self.events(
      ["Hello ", "wide ", "world"].map { #"{"choices":[{"delta":{"content":"\#($0)"}}]}"# })
    let trial = try trial(answer: answer, type: "text/event-stream")
    _ = try await trial.send("POST", body: Self.question)
    let values = trial.metrics.all.map(\.value)
    #expect(values.count == 3)
    // With OpenAI's own ranks: 3 for the answer, 3 and 1 for the message and its role, 7 for the words; 3 words.
    #expect((10...20).contains(values[1]), "\(values)")
    #expect((3...5).contains(values[2]), "\(values)")
    #expect(values[0] == values[1] + values[2])
  }

  @Test(arguments: [
    ("<llm-emit-token-metric />", "has no dimension"),
    (#"<llm-emit-token-metric><dimension name="mine" /></llm-emit-token-metric>"#, "has no value"),
    (
      "<llm-emit-token-metric>\((0...10).map { "<dimension name=\"d\($0)\" value=\"v\" />" }.joined())</llm-emit-token-metric>",
      "more than 10"
    ),
    (
      #"<llm-emit-token-metric namespace="@(1)"><dimension name="API ID" /></llm-emit-token-metric>"#,
      "takes no policy expression"
    ),
  ])
  func `A mistake is refused when the document loads`(policy: String, words: String) {
    do {
      _ = try Trial(inbound: policy)
      Issue.record("the document loads")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func `Ten dimensions of one's own are allowed beside the default ones`() throws {
    let own = (1...10).map { "<dimension name=\"d\($0)\" value=\"v\" />" }.joined()
    _ = try Trial(
      inbound: "<llm-emit-token-metric>\(own)<dimension name=\"API ID\" /></llm-emit-token-metric>")
  }
}
