import AIGateway
import HTTPTransport
import LabTime
import OpenAI
import Synchronization
import Testing

/// `llm-semantic-cache-lookup` and `llm-semantic-cache-store`, through the gateway's door.
@Suite struct LLMSemanticCacheTests {
  private static let path = "/api/deployments/gpt/chat/completions"

  private func trial(
    threshold: String = "0.1", _ attributes: String = "", varyBy: String = "", duration: String = "60",
    lookup: String = "llm-semantic-cache-lookup", store: String = "llm-semantic-cache-store",
    after: String = "", answeredBy backend: Trial.Backend = Self.model(),
    @ServiceBuilder resources: () -> [any ServiceResource] = { [] }
  ) throws -> Trial {
    try Trial(
      inbound: """
        <\(lookup) score-threshold="\(threshold)" embeddings-backend-id="embeddings"
          embeddings-backend-auth="system-assigned" \(attributes)>\(varyBy)</\(lookup)><base />\(after)
        """,
      outbound: #"<\#(store) duration="\#(duration)" /><base />"#, answeredBy: backend, resources: resources)
  }

  // Each answer has another number.
  private static func model(status: Int = 200) -> Trial.Backend {
    let count = Mutex(0)
    return Trial.Backend { _ in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return Response(
        status,
        headers: ["Content-Type": "application/json", "x-ratelimit-remaining-tokens": "9", "X-Own": "yes"],
        body: .text(Self.completion("answer \(number)")))
    }
  }

  private static func completion(_ text: String) -> String {
    #"{"id":"chatcmpl-1","object":"chat.completion","created":5,"model":"gpt-x","choices":[{"index":0,"#
      + #""message":{"role":"assistant","content":"\#(text)"},"finish_reason":"stop"}],"#
      + #""usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#
  }

  private static func body(_ text: String, _ more: String = "", system: String? = nil) -> String {
    let first = system.map { #"{"role":"system","content":"\#($0)"},"# } ?? ""
    return #"{"messages":[\#(first){"role":"user","content":"\#(text)"}]\#(more)}"#
  }

  @discardableResult
  private func ask(
    _ trial: Trial, _ body: String, path: String = Self.path, headers: Headers = [:]
  ) async throws -> Trial.Answer {
    try await trial.send("POST", path, headers: headers, body: body)
  }

  @Test(arguments: [
    ("llm-semantic-cache-lookup", "llm-semantic-cache-store"),
    ("azure-openai-semantic-cache-lookup", "azure-openai-semantic-cache-store"),
  ])
  func `The same question is answered from the cache, byte for byte`(
    lookup: String, store: String
  ) async throws {
    let trial = try trial(lookup: lookup, store: store)
    let first = try await ask(trial, Self.body("What is the capital of France?"))
    let second = try await ask(trial, Self.body("What is the capital of France?"))
    #expect(first.text == Self.completion("answer 1") && second.text == first.text)
    #expect(second.status == 200 && second.headers["X-Own"] == "yes")
    #expect(second.headers["x-ratelimit-remaining-tokens"] == nil)
    #expect(trial.backend.requests.count == 1)
    let cache = trial.gateway.semanticCache
    #expect(cache.hits == 1 && cache.misses == 1 && cache.stored == 1 && cache.embeddings == 2)
    #expect(cache.entries.first?.prompt == "What is the capital of France?" && cache.entries.first?.hits == 1)
  }

  @Test func `The threshold is a distance: other words are a hit within it and a miss beyond`() async throws {
    // The built-in embedder has these two about 0.31 apart.
    let wordings = ["What is the height of Mount Everest?", "How tall is Mount Everest?"]
    for (threshold, calls) in [("0.2", 2), ("0.5", 1), ("@(1.0 / 2)", 1)] {
      let trial = try trial(threshold: threshold)
      for wording in wordings { try await ask(trial, Self.body(wording)) }
      #expect(trial.backend.requests.count == calls, "\(threshold)")
    }
  }

  @Test func `Of several answers the nearest is taken`() async throws {
    let trial = try trial(threshold: "0.02")
    for text in ["How tall is Mount Everest?", "Who wrote Hamlet?", "How do vaccines work?"] {
      try await ask(trial, Self.body(text))
    }
    #expect(try await ask(trial, Self.body("Who wrote Hamlet?")).text == Self.completion("answer 2"))
  }

  @Test(arguments: [
    #","temperature":0.5"#, #","max_tokens":5"#, #","tools":[{"type":"function","function":{"name":"f"}}]"#,
    #","response_format":{"type":"json_object"}"#, #","model":"another""#, #","seed":7"#,
  ])
  func `What shapes the answer must be the same`(more: String) async throws {
    let trial = try trial()
    try await ask(trial, Self.body("Hello there"))
    for _ in 0..<2 { try await ask(trial, Self.body("Hello there", more)) }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `Who asks, and the order of members, do not matter`() async throws {
    let trial = try trial()
    try await ask(trial, Self.body("Hello there", #","user":"ann","temperature":1,"top_p":1"#))
    try await ask(trial, Self.body("Hello there", #","top_p":1,"temperature":1,"user":"bob""#))
    #expect(trial.backend.requests.count == 1)
  }

  @Test func `Deployments do not share answers, nor do texts with other images`() async throws {
    let trial = try trial()
    try await ask(trial, Self.body("Hello there"))
    try await ask(trial, Self.body("Hello there"), path: "/api/deployments/other/chat/completions")
    #expect(trial.backend.requests.count == 2)
    for url in ["a", "a", "b"] {
      let parts =
        #"[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"https://x/\#(url)"}}]"#
      try await ask(trial, #"{"messages":[{"role":"user","content":\#(parts)}]}"#)
    }
    #expect(trial.backend.requests.count == 4)
  }

  @Test func `vary-by parts the cache`() async throws {
    let trial = try trial(
      varyBy: #"<vary-by>@(context.Request.Headers.GetValueOrDefault("X-Tenant",""))</vary-by>"#)
    for tenant in ["a", "b", "a", "b"] {
      try await ask(trial, Self.body("Hello there"), headers: ["X-Tenant": tenant])
    }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `The system message is part of the prompt unless it is ignored`() async throws {
    for (attributes, calls) in [("", 2), (#"ignore-system-messages="true""#, 1)] {
      let trial = try trial(attributes)
      try await ask(trial, Self.body("Hello there", system: "Answer as a pirate would"))
      try await ask(trial, Self.body("Hello there", system: "You translate everything into Latin"))
      #expect(trial.backend.requests.count == calls)
    }
  }

  @Test func `More messages than max-message-count are not cached`() async throws {
    for (attributes, calls) in [
      (#"max-message-count="1""#, 2), (#"max-message-count="2""#, 1),
      (#"max-message-count="1" ignore-system-messages="true""#, 1),
    ] {
      let trial = try trial(attributes)
      for _ in 0..<2 { try await ask(trial, Self.body("Hello there", system: "Be brief")) }
      #expect(trial.backend.requests.count == calls, "\(attributes)")
    }
  }

  @Test func `An answer is forgotten after its duration`() async throws {
    let trial = try trial(duration: "@(30 + 30)")
    try await ask(trial, Self.body("Hello there"))
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(59)) }
    try await ask(trial, Self.body("Hello there"))
    #expect(trial.backend.requests.count == 1)
    try await trial.clock.run { try await trial.clock.sleep(for: .seconds(1)) }
    try await ask(trial, Self.body("Hello there"))
    #expect(trial.backend.requests.count == 2)
    #expect(trial.gateway.semanticCache.expired == 1)
  }

  @Test(arguments: [201, 404, 429, 500])
  func `Only status 200 is stored`(status: Int) async throws {
    let trial = try trial(answeredBy: Self.model(status: status))
    for _ in 0..<2 { #expect(try await ask(trial, Self.body("Hello there")).status == status) }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `After a hit inbound and backend are skipped, and outbound runs`() async throws {
    let trial = try Trial(
      inbound: """
        <llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="e"
          embeddings-backend-auth="system-assigned" />
        <llm-token-limit counter-key="k" tokens-per-minute="3" estimate-prompt-tokens="false" />
        """,
      outbound: """
        <llm-semantic-cache-store duration="60" />
        <set-header name="X-Outbound" exists-action="override"><value>ran</value></set-header>
        """, answeredBy: Self.model())
    for _ in 0..<3 {
      let answer = try await ask(trial, Self.body("Hello there"))
      #expect(answer.status == 200 && answer.headers["X-Outbound"] == "ran")
    }
    #expect(try await ask(trial, Self.body("Who wrote Hamlet?")).status == 429)
  }

  @Test(arguments: [
    "", "no JSON", "[]", #"{"messages":[]}"#, #"{"prompt":"Hello"}"#, #"{"messages":"Hello"}"#,
  ])
  func `A request without a conversation passes through`(body: String) async throws {
    let trial = try trial()
    for _ in 0..<2 { #expect(try await ask(trial, body).status == 200) }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `A trace tells of hit, distance and embedder, and the caller is told nothing`() async throws {
    let trial = try trial()
    let first = try await ask(trial, Self.body("Hello there"))
    let second = try await ask(trial, Self.body("Hello there"))
    #expect(first.headers == second.headers || second.headers.fields.count < first.headers.fields.count)
    let notes = trial.traces.last?.entries.filter { $0.source == "llm-semantic-cache-lookup" } ?? []
    let note = try #require(notes.first { $0.data["hit"] != nil })
    #expect(note.data["hit"] == true && note.data["distance"]?.double == 0)
    #expect(note.data["embedder"] == "hashed-512")
  }

  @Test func `Near misses are told apart, unless a named value switches that off`() async throws {
    for (value, calls) in [("on", 2), ("off", 1)] {
      let trial = try trial { NamedValue("semantic-cache-guard", value) }
      for text in ["Convert miles to km", "Convert km to miles", "Convert miles to km"] {
        try await ask(trial, Self.body(text))
      }
      #expect(trial.backend.requests.count == calls)
      #expect(trial.gateway.semanticCache.nearMisses == (value == "on" ? 1 : 0))
    }
    let error = #expect(throws: PolicyError.self) {
      try trial { NamedValue("semantic-cache-guard", "maybe") }
    }
    #expect(error?.hint == "on or off was expected")
  }

  @Test(arguments: [
    (#"score-threshold="1.5""#, "score-threshold is 1.5"),
    (#"score-threshold="0.5" max-message-count="0""#, "max-message-count is 0"),
    (#"score-threshold="0.5" scope="x""#, "<llm-semantic-cache-lookup> has no attribute scope"),
  ])
  func `What a lookup does not take is refused with its place`(attributes: String, message: String) throws {
    let error = #expect(throws: PolicyError.self) {
      try Trial(
        inbound: """
          <llm-semantic-cache-lookup \(attributes) embeddings-backend-id="e" embeddings-backend-auth="system-assigned" />
          """)
    }
    #expect(error?.message == message && error?.line == 2)
  }

  @Test func `A hit uses no tokens, and emits none`() async throws {
    let trial = try Trial(
      inbound: """
        <base />
        <llm-emit-token-metric><dimension name="API ID" /></llm-emit-token-metric>
        <llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="embeddings"
          embeddings-backend-auth="system-assigned" />
        """,
      outbound: #"<llm-semantic-cache-store duration="60" /><base />"#, answeredBy: Self.model())
    let answers = [
      try await ask(trial, Self.body("What time is it?")),
      try await ask(trial, Self.body("What time is it?")),
    ]
    #expect(answers[0].text == answers[1].text)
    #expect(trial.metrics.all.map(\.value) == [3, 1, 2])
  }
}
