import OpenAI
import Testing

@Suite struct ChatCompletionRequestTests {
  private func read(_ body: String) throws -> ChatCompletionRequest {
    try ChatCompletionRequest(parsing: Array(body.utf8))
  }

  @Test func `Every member is read`() throws {
    let request = try read(
      #"{"model":"m","messages":[{"role":"system","content":"be brief, in JSON"},{"role":"user","name":"ann","content":"#
        + #"[{"type":"text","text":"what is"},{"type":"text","text":"this?"},{"type":"image_url","image_url":"#
        + #"{"url":"https://x/y.png","detail":"low"}}]},{"role":"assistant","content":null,"tool_calls":["#
        + #"{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},"#
        + #"{"role":"tool","tool_call_id":"c1","content":"42"}],"max_completion_tokens":7,"n":2,"stream":true,"#
        + #""stream_options":{"include_usage":true},"stop":["a","b"],"temperature":0.5,"seed":9,"user":"u","#
        + #""response_format":{"type":"json_object"},"tools":[{"type":"function","function":{"name":"f"}}]}"#)
    #expect(request.model == "m")
    #expect(request.messages.map(\.role) == [.system, .user, .assistant, .tool])
    #expect(request.messages[1].text == "what is\nthis?")
    #expect(request.messages[1].content.last == .image(url: "https://x/y.png", detail: "low"))
    #expect(request.messages[1].name == "ann")
    #expect(request.messages[2].content.isEmpty && request.messages[2].calls.map(\.name) == ["f"])
    #expect(request.messages[3].toolCallID == "c1")
    #expect(request.completionLimit == 7 && request.n == 2)
    #expect(request.stream && request.includeUsage)
    #expect(request.stop == ["a", "b"] && request.temperature == 0.5 && request.seed == 9)
    #expect(request.user == "u")
    guard case .jsonObject = request.format else {
      Issue.record("the format is \(request.format)")
      return
    }
    #expect(request.tools == ToolOffer([FunctionTool(name: "f")]))
  }

  @Test func `Null is as good as missing`() throws {
    let request = try read(
      #"{"messages":[{"role":"user","content":"x"}],"max_tokens":null,"n":null,"stream":null,"stop":null}"#)
    #expect(request.maxTokens == nil && request.n == 1 && !request.stream && request.stop.isEmpty)
  }

  @Test(arguments: [
    ("{", nil, nil), ("[]", nil, nil),
    ("{}", "messages", "missing_required_parameter"),
    (#"{"messages":"x"}"#, "messages", "invalid_type"), (#"{"messages":[]}"#, "messages", "empty_array"),
    (#"{"messages":["x"]}"#, "messages[0]", "invalid_type"),
    (#"{"messages":[{}]}"#, "messages[0].role", "missing_required_parameter"),
    (#"{"messages":[{"role":7}]}"#, "messages[0].role", "invalid_type"),
    (#"{"messages":[{"role":"king","content":"x"}]}"#, "messages[0].role", "invalid_value"),
    (#"{"messages":[{"role":"user"}]}"#, "messages[0].content", "missing_required_parameter"),
    (#"{"messages":[{"role":"user","content":7}]}"#, "messages[0].content", "invalid_type"),
    (#"{"messages":[{"role":"user","content":[7]}]}"#, "messages[0].content[0]", "invalid_type"),
    (
      #"{"messages":[{"role":"user","content":[{"type":"film"}]}]}"#, "messages[0].content[0].type",
      "invalid_value"
    ),
    (
      #"{"messages":[{"role":"tool","content":"x"}]}"#, "messages[0].tool_call_id",
      "missing_required_parameter"
    ),
    (#"{"messages":[{"role":"user","content":"x"}],"model":7}"#, "model", "invalid_type"),
    (
      #"{"messages":[{"role":"user","content":"x"}],"max_tokens":0}"#, "max_tokens", "integer_below_min_value"
    ),
    (#"{"messages":[{"role":"user","content":"x"}],"max_tokens":"9"}"#, "max_tokens", "invalid_type"),
    (#"{"messages":[{"role":"user","content":"x"}],"n":129}"#, "n", "integer_above_max_value"),
    (
      #"{"messages":[{"role":"user","content":"x"}],"temperature":3}"#, "temperature",
      "decimal_above_max_value"
    ),
    (#"{"messages":[{"role":"user","content":"x"}],"stream":"yes"}"#, "stream", "invalid_type"),
    (#"{"messages":[{"role":"user","content":"x"}],"stop":[1]}"#, "stop[0]", "invalid_type"),
    (
      #"{"messages":[{"role":"user","content":"x"}],"stop":["a","b","c","d","e"]}"#, "stop",
      "array_above_max_length"
    ),
    (#"{"messages":[{"role":"user","content":"x"}],"stream_options":{}}"#, "stream_options", nil),
    (#"{"messages":[{"role":"user","content":"x"}],"streem":true}"#, "streem", "unknown_parameter"),
  ])
  func `A wrong request is refused with the member to blame`(
    body: String, param: String?, code: String?
  ) {
    let error = #expect(throws: InvalidRequest.self) { try read(body) }
    #expect(error?.param == param)
    #expect(error?.code == code)
    #expect(error?.errorBody.type == "invalid_request_error")
  }

  @Test func `Random values in any place are read or refused, never trapped on`() throws {
    var random = RandomJSON(seed: 21)
    let options =
      #""model":"m","n":2,"max_tokens":5,"stream":true,"stream_options":{"include_usage":true},"#
      + #""stop":["a"],"seed":1,"temperature":1,"user":"u""#
    let chat = try JSON(
      parsing:
        #"{"messages":[{"role":"user","content":[{"type":"text","text":"x"}]}],"tools":[{"type":"function","function":{"name":"f"}}],"#
        + #""response_format":{"type":"text"},\#(options)}"#)
    let completion = try JSON(parsing: #"{"prompt":["x","y"],"echo":true,\#(options)}"#)
    var (chats, completions) = (0, 0)
    for _ in 0..<2000 {
      let body = random.disturbed(chat)
      if (try? ChatCompletionRequest(parsing: body.bytes)) != nil { chats += 1 }
      if (try? CompletionRequest(parsing: random.disturbed(completion).bytes)) != nil { completions += 1 }
      #expect(TokenCount.prompt(of: body, with: EstimatingTokenizer()) >= 0)
    }
    // Some of the random values are as good as the right ones, most are not.
    #expect((100...1200).contains(chats) && (100...1200).contains(completions))
  }

  @Test func `Refusals use the service's words`() {
    let error = #expect(throws: InvalidRequest.self) {
      try read(#"{"messages":[{"role":"king","content":"x"}]}"#)
    }
    #expect(
      error?.errorBody.json.description
        == #"{"error":{"message":"Invalid value: 'king'. Supported values are: 'system', 'assistant', 'user', "#
        + #"'function', 'tool', and 'developer'.","type":"invalid_request_error","param":"messages[0].role","#
        + #""code":"invalid_value"}}"#)
  }
}
