import AIGateway
import HTTPTransport
import OpenAI
import Testing

/// The rows of `ApiManagementGatewayLlmLog` for streamed answers: those of the same answer without streaming.
@Suite struct LLMLogTests {
  private static func rows(_ request: String, _ events: [String]) async throws -> [LLMLogRow] {
    let text = events.map { "data: \($0)\n\n" }.joined()
    let deployment = try MonitoredGateway(
      diagnostics: [.azureMonitor(messages: LLMMessages())],
      answer: {
        Response(200, headers: ["Content-Type": "text/event-stream; charset=utf-8"], body: .text(text))
      })
    _ = try await deployment.ask(request)
    return deployment.rows.llm
  }

  // The pieces of "Streaming" in OpenAI's guide to function calling, as chat completions have them, with Azure's first
  // chunk; the whole message is that of the same guide without streaming.
  @Test func `Streamed calls of functions are put together by their places`() async throws {
    let rows = try await Self.rows(
      #"{"stream":true,"messages":[{"role":"user","content":"Weather in Paris and Bogota?"}]}"#,
      [
        #"{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[]}"#,
        #"{"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"get_weather","arguments":""}}]}}]}"#,
        #"{"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}}]}"#,
        #"{"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Paris\"}"}}]}}]}"#,
        #"{"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_2","type":"function","function":{"name":"get_weather","arguments":"{}"}}]}}]}"#,
        #"{"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#,
        "[DONE]",
      ])
    #expect(
      rows.last?.responseMessages
        == #"[{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}},{"id":"call_2","type":"function","function":{"name":"get_weather","arguments":"{}"}}]}]"#
    )
    #expect(rows.first?.modelName == "gpt-4o" && rows.first?.requestId == "c1")
    // Names and arguments are what the model wrote.
    #expect((rows.first?.completionTokens ?? 0) >= 8)
  }

  @Test func `Each of several streamed answers is a message of its own`() async throws {
    let rows = try await Self.rows(
      #"{"stream":true,"n":2,"messages":[{"role":"user","content":"Hi"}]}"#,
      [
        #"{"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","content":"Good"}}]}"#,
        #"{"id":"c1","choices":[{"index":1,"delta":{"role":"assistant","content":"Hel"}}]}"#,
        #"{"id":"c1","choices":[{"index":1,"delta":{"content":"lo"}}]}"#,
        #"{"id":"c1","choices":[{"index":0,"delta":{"content":" day"}}]}"#,
        #"{"id":"c1","choices":[],"usage":{"prompt_tokens":8,"completion_tokens":5,"total_tokens":13}}"#,
      ])
    #expect(
      rows.last?.responseMessages
        == #"[{"role":"assistant","content":"Good day"},{"role":"assistant","content":"Hello"}]"#)
    #expect(rows.first?.totalTokens == 13 && rows.first?.isStreamCompletion == true)
  }

  @Test func `Streamed text completions are texts, as without streaming`() async throws {
    let rows = try await Self.rows(
      #"{"stream":true,"prompt":"Say"}"#,
      [
        #"{"id":"cmpl-1","object":"text_completion","model":"m","choices":[{"index":0,"text":"so ","finish_reason":null}]}"#,
        #"{"id":"cmpl-1","object":"text_completion","model":"m","choices":[{"index":0,"text":"be it","finish_reason":"stop"}]}"#,
        "[DONE]",
      ])
    #expect(rows.last?.responseMessages == #"["so be it"]"#)
    #expect(rows.dropFirst().first?.requestMessages == "\"Say\"")
  }

  // The events of OpenAI's reference, "Streaming events" of the Responses API.
  private static let response = [
    #"{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","model":"gpt-4.1","status":"in_progress","output":[],"usage":null}}"#,
    #"{"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}"#,
    #"{"type":"response.content_part.added","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}"#,
    #"{"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Let me "}"#,
    #"{"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"look."}"#,
    #"{"type":"response.output_item.added","sequence_number":5,"output_index":1,"item":{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"get_weather","arguments":""}}"#,
    #"{"type":"response.function_call_arguments.delta","sequence_number":6,"item_id":"fc_1","output_index":1,"delta":"{\"city\":"}"#,
    #"{"type":"response.function_call_arguments.delta","sequence_number":7,"item_id":"fc_1","output_index":1,"delta":"\"Rome\"}"}"#,
  ]

  @Test func `A stream of the Responses API is logged as the response that its last event carries`()
    async throws
  {
    let output =
      #"[{"id":"fc_1","type":"function_call","status":"completed","call_id":"call_1","name":"get_weather","arguments":"{}"}]"#
    let rows = try await Self.rows(
      #"{"stream":true,"model":"gpt-4.1","input":"Weather?"}"#,
      Self.response + [
        #"{"type":"response.completed","sequence_number":8,"response":{"id":"resp_1","model":"gpt-4.1","status":"completed","output":\#(output),"usage":{"input_tokens":30,"output_tokens":24,"total_tokens":54}}}"#
      ])
    #expect(rows.last?.responseMessages == output)
    #expect(rows.first?.modelName == "gpt-4.1" && rows.first?.requestId == "resp_1")
    #expect(rows.map(\.promptTokens).first == 30 && rows.first?.completionTokens == 24)
    #expect(rows.first?.totalTokens == 54)
    #expect(rows.dropFirst().first?.requestMessages == "\"Weather?\"")
  }

  @Test func `A stream of the Responses API that broke off is logged as far as it came`() async throws {
    let rows = try await Self.rows(#"{"stream":true,"model":"gpt-4.1","input":"Weather?"}"#, Self.response)
    #expect(
      rows.last?.responseMessages
        == #"[{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[{"type":"output_text","text":"Let me look.","annotations":[]}]},{"id":"fc_1","type":"function_call","status":"in_progress","call_id":"call_1","name":"get_weather","arguments":"{\"city\":\"Rome\"}"}]"#
    )
    #expect((rows.first?.completionTokens ?? 0) >= 8)
  }
}
