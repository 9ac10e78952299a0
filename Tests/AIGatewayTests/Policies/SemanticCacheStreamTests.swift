import AIGateway
import HTTPTransport
import OpenAI
import Testing

/// How streamed answers go into the semantic cache and come out of it.
@Suite struct SemanticCacheStreamTests {
  private static let events = [
    #"{"id":"","created":0,"model":"","object":"","choices":[],"prompt_filter_results":[]}"#,
    #"{"id":"chatcmpl-7","object":"chat.completion.chunk","created":9,"model":"gpt-x","choices":"#
      + #"[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"#,
    #"{"id":"chatcmpl-7","object":"chat.completion.chunk","created":9,"model":"gpt-x","choices":"#
      + #"[{"index":0,"delta":{"content":"Good "},"finish_reason":null}]}"#,
    #"{"id":"chatcmpl-7","object":"chat.completion.chunk","created":9,"model":"gpt-x","choices":"#
      + #"[{"index":0,"delta":{"content":"day"},"finish_reason":null}]}"#,
    #"{"id":"chatcmpl-7","object":"chat.completion.chunk","created":9,"model":"gpt-x","choices":"#
      + #"[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
    #"{"id":"chatcmpl-7","object":"chat.completion.chunk","created":9,"model":"gpt-x","choices":[],"#
      + #""usage":{"prompt_tokens":4,"completion_tokens":2,"total_tokens":6}}"#,
  ]

  private func trial(_ events: [String]) throws -> Trial {
    try Trial(
      inbound: """
        <llm-semantic-cache-lookup score-threshold="0.1" embeddings-backend-id="e"
          embeddings-backend-auth="system-assigned" />
        """,
      outbound: #"<llm-semantic-cache-store duration="60" />"#,
      answeredBy: Trial.Backend { _ in
        Response(
          headers: ["Content-Type": "text/event-stream; charset=utf-8"],
          body: .text(events.map { "data: \($0)\n\n" }.joined()))
      })
  }

  private func ask(_ trial: Trial, _ more: String) async throws -> Trial.Answer {
    try await trial.send(
      "POST", "/api/chat/completions", body: #"{"messages":[{"role":"user","content":"Hello"}]\#(more)}"#)
  }

  @Test func `A streamed answer is replayed whole to who wants no stream`() async throws {
    let trial = try trial(Self.events + ["[DONE]"])
    _ = try await ask(trial, #","stream":true,"stream_options":{"include_usage":true}"#)
    let answer = try await ask(trial, "")
    #expect(trial.backend.requests.count == 1)
    #expect(answer.headers["Content-Type"] == "application/json")
    let completion = try #require(ChatCompletion(parsing: Array(answer.text.utf8)))
    #expect(completion.id == "chatcmpl-7" && completion.created == 9 && completion.model == "gpt-x")
    #expect(completion.choices.first?.content == "Good day")
    #expect(completion.choices.first?.finishReason == .stop)
    #expect(completion.usage?.totalTokens == 6)
    #expect(try JSON(parsing: answer.text)["object"] == "chat.completion")
  }

  @Test func `A streamed answer is replayed as a stream, with its usage only where that is asked for`()
    async throws
  {
    let trial = try trial(Self.events + ["[DONE]"])
    _ = try await ask(trial, #","stream":true,"stream_options":{"include_usage":true}"#)
    for (more, usages) in [("", 0), (#","stream_options":{"include_usage":true}"#, 1)] {
      let answer = try await ask(trial, #","stream":true\#(more)"#)
      #expect(answer.headers["Content-Type"] == "text/event-stream; charset=utf-8")
      var decoder = ServerSentEventDecoder()
      let events = decoder.decode(Array(answer.text.utf8))
      #expect(events.last?.data == "[DONE]")
      let chunks = events.compactMap { ChatCompletionChunk(parsing: Array($0.data.utf8)) }
      #expect(chunks.count == events.count - 1)
      #expect(chunks.allSatisfy { $0.id == "chatcmpl-7" })
      #expect(chunks.flatMap(\.choices).compactMap(\.content).joined() == "Good day")
      #expect(chunks.flatMap(\.choices).compactMap(\.finishReason) == [.stop])
      #expect(chunks.compactMap(\.usage).count == usages)
    }
    #expect(trial.backend.requests.count == 1)
  }

  @Test func `A stream that was cut short, or tells of an error, is not stored`() async throws {
    for events in [Array(Self.events.prefix(4)), Self.events, [#"{"error":{"message":"no"}}"#, "[DONE]"]] {
      let trial = try trial(events)
      for _ in 0..<2 { _ = try await ask(trial, #","stream":true"#) }
      #expect(trial.backend.requests.count == 2)
    }
  }

  @Test func `Calls of tools come through a stream and back whole`() throws {
    let pieces = [
      #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"#
        + #""id":"call_1","type":"function","function":{"name":"f","arguments":""}}]}}]}"#,
      #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":"}}]}}]}"#,
      #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]}}]}"#,
      #"{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#, "[DONE]",
    ]
    func whole(_ events: [ServerSentEvent]) throws -> JSON {
      var assembly = ChatStreamAssembly()
      for event in events { assembly.add(event) }
      return try #require(assembly.completion)
    }
    let completion = try whole(pieces.map { ServerSentEvent(data: $0) })
    let call = completion["choices"]?[0]?["message"]?["tool_calls"]?[0]
    #expect(call?["id"] == "call_1" && call?["function"]?["name"] == "f")
    #expect(call?["function"]?["arguments"] == #"{"a":1}"#)
    #expect(call?["index"] == nil)
    var decoder = ServerSentEventDecoder()
    let events = decoder.decode(try #require(ChatStreamReplay.events(of: completion, tellsUsage: false)))
    #expect(try whole(events)["choices"]?[0]?["message"]?["tool_calls"]?[0] == call)
  }

  @Test func `The Responses API's answers are replayed as they came, a stream only as a stream`() async throws
  {
    let trial = try trial([#"{"type":"response.completed"}"#])
    func ask(_ more: String) async throws -> Trial.Answer {
      try await trial.send("POST", "/api/responses", body: #"{"model":"m","input":"Hello"\#(more)}"#)
    }
    let first = try await ask(#","stream":true"#)
    #expect(try await ask(#","stream":true"#).text == first.text)
    #expect(trial.backend.requests.count == 1)
    _ = try await ask("")
    #expect(trial.backend.requests.count == 2)
  }
}
