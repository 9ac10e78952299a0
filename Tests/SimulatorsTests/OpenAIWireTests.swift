import HTTPTransport
import OpenAI
import Simulators
import Testing

/// Every byte of the answers; the shapes are those of captures from both services in 2025.
@Suite struct OpenAIWireTests {
  private let question = Caller.asking("Say this is a test")
  private let safe = #"{"filtered":false,"severity":"safe"}"#
  private let undetected = #"{"filtered":false,"detected":false}"#

  private var promptFilter: String {
    #"[{"prompt_index":0,"content_filter_results":{"hate":\#(safe),"jailbreak":\#(undetected),"#
      + #""self_harm":\#(safe),"sexual":\#(safe),"violence":\#(safe)}}]"#
  }

  private var answerFilter: String {
    #"{"hate":\#(safe),"protected_material_code":\#(undetected),"protected_material_text":\#(undetected),"#
      + #""self_harm":\#(safe),"sexual":\#(safe),"violence":\#(safe)}"#
  }

  private let azureUsage =
    #"{"completion_tokens":5,"completion_tokens_details":{"accepted_prediction_tokens":0,"audio_tokens":0,"#
    + #""reasoning_tokens":0,"rejected_prediction_tokens":0},"prompt_tokens":12,"#
    + #""prompt_tokens_details":{"audio_tokens":0,"cached_tokens":0},"total_tokens":17}"#

  private let openAIUsage =
    #"{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"#
    + #""prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"#
    + #""completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"#
    + #""rejected_prediction_tokens":0}}"#

  @Test func `Azure's answer`() async throws {
    let answer = try await Caller().ask(Caller.body(messages: question))
    #expect(
      answer.text
        == #"{"choices":[{"content_filter_results":\#(answerFilter),"finish_reason":"stop","index":0,"#
        + #""logprobs":null,"message":{"annotations":[],"content":"This is a test.","refusal":null,"#
        + #""role":"assistant"}}],"created":1743500000,"id":"chatcmpl-jfxQAEtf9Pu3vbesDqtysQBGy8es5","#
        + #""model":"gpt-4o-mini-2024-07-18","object":"chat.completion","prompt_filter_results":\#(promptFilter),"#
        + #""system_fingerprint":"fp_aa43082d59","usage":\#(azureUsage)}"#)
    #expect(
      answer.response.headers == [
        "Content-Type": "application/json", "x-ms-deployment-name": "gpt-4o-mini",
        "apim-request-id": "adc5a6d2-4e6a-43b0-b047-3549cd57b3d1", "x-ms-region": "UK South",
        "x-request-id": "442abf6d-4933-4a64-97a8-4024081b8946",
      ])
  }

  @Test func `OpenAI's answer`() async throws {
    let answer = try await Caller().ask(
      Caller.body(["model": "gpt-4o-mini"], messages: question), to: Caller.openAIChat)
    #expect(
      answer.text
        == #"{"id":"chatcmpl-jfxQAEtf9Pu3vbesDqtysQBGy8es5","object":"chat.completion","created":1743500000,"#
        + #""model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","#
        + #""content":"This is a test.","refusal":null,"annotations":[]},"logprobs":null,"#
        + #""finish_reason":"stop"}],"usage":\#(openAIUsage),"service_tier":"default","#
        + #""system_fingerprint":"fp_aa43082d59"}"#)
    #expect(answer.response.headers.names.map { $0.lowercased() }.contains("x-ms-region") == false)
    #expect(answer.response.headers["openai-version"] == "2020-10-01")
    #expect(answer.response.headers["x-request-id"]?.hasPrefix("req_") == true)
  }

  @Test(arguments: [false, true])
  func `Azure's stream`(tellsUsage: Bool) async throws {
    var members: JSONObject = ["stream": true]
    if tellsUsage { members["stream_options"] = ["include_usage": true] }
    let answer = try await Caller().ask(Caller.body(members, messages: question))
    let noUsage = tellsUsage ? #","usage":null"# : ""
    func event(_ choices: String, _ usage: String) -> String {
      #"data: {"choices":[\#(choices)],"created":1743500000,"id":"chatcmpl-jfxQAEtf9Pu3vbesDqtysQBGy8es5","#
        + #""model":"gpt-4o-mini-2024-07-18","object":"chat.completion.chunk","#
        + #""system_fingerprint":"fp_aa43082d59"\#(usage)}"# + "\n\n"
    }
    func choice(_ filter: String, _ delta: String, _ reason: String = "null") -> String {
      #"{"content_filter_results":\#(filter),"delta":{\#(delta)},"finish_reason":\#(reason),"index":0,"#
        + #""logprobs":null}"#
    }
    let textFilter = #"{"hate":\#(safe),"self_harm":\#(safe),"sexual":\#(safe),"violence":\#(safe)}"#
    var expected =
      #"data: {"choices":[],"created":0,"id":"","model":"","object":"","#
      + #""prompt_filter_results":\#(promptFilter)\#(noUsage)}"# + "\n\n"
    expected += event(choice("{}", #""content":"","refusal":null,"role":"assistant""#), noUsage)
    for piece in ["This", " is", " a", " test", "."] {
      expected += event(choice(textFilter, #""content":"\#(piece)""#), noUsage)
    }
    expected += event(choice("{}", "", #""stop""#), noUsage)
    if tellsUsage { expected += event("", #","usage":\#(azureUsage)"#) }
    #expect(answer.text == expected + "data: [DONE]\n\n")
    #expect(answer.response.headers["Content-Type"] == "text/event-stream; charset=utf-8")
  }

  @Test(arguments: [false, true])
  func `OpenAI's stream`(tellsUsage: Bool) async throws {
    var members: JSONObject = ["model": "gpt-4o-mini", "stream": true]
    if tellsUsage { members["stream_options"] = ["include_usage": true] }
    let answer = try await Caller().ask(Caller.body(members, messages: question), to: Caller.openAIChat)
    let noUsage = tellsUsage ? #","usage":null"# : ""
    func event(_ choices: String, _ usage: String) -> String {
      #"data: {"id":"chatcmpl-jfxQAEtf9Pu3vbesDqtysQBGy8es5","object":"chat.completion.chunk","#
        + #""created":1743500000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default","#
        + #""system_fingerprint":"fp_aa43082d59","choices":[\#(choices)]\#(usage)}"# + "\n\n"
    }
    func choice(_ delta: String, _ reason: String = "null") -> String {
      #"{"index":0,"delta":{\#(delta)},"logprobs":null,"finish_reason":\#(reason)}"#
    }
    var expected = event(choice(#""role":"assistant","content":"","refusal":null"#), noUsage)
    for piece in ["This", " is", " a", " test", "."] {
      expected += event(choice(#""content":"\#(piece)""#), noUsage)
    }
    expected += event(choice("", #""stop""#), noUsage)
    if tellsUsage { expected += event("", #","usage":\#(openAIUsage)"#) }
    #expect(answer.text == expected + "data: [DONE]\n\n")
  }

  @Test func `Text completions of both services`() async throws {
    let simulator = OpenAISimulator(deployments: ["gpt-35-turbo-instruct"])
    let body = #"{"model":"gpt-35-turbo-instruct","prompt":"Say this is a test"}"#
    let path = "/openai/deployments/gpt-35-turbo-instruct/completions?api-version=2024-10-21"
    let azure = try await Caller(simulator).ask(body, to: path)
    #expect(
      azure.text
        == #"{"choices":[{"content_filter_results":\#(answerFilter),"finish_reason":"stop","index":0,"#
        + #""logprobs":null,"text":"This is a test."}],"created":1743500000,"#
        + #""id":"cmpl-TNNXOQq5m3qIgTJomkeMxp7kkLZk6","model":"gpt-35-turbo-instruct","#
        + #""object":"text_completion","prompt_filter_results":\#(promptFilter),"#
        + #""usage":{"completion_tokens":5,"prompt_tokens":5,"total_tokens":10}}"#)
    let streamed =
      #"{"model":"gpt-35-turbo-instruct","prompt":"Say this is a test","max_tokens":1,"stream":true}"#
    let openAI = try await Caller(simulator).ask(streamed, to: "/v1/completions")
    let head =
      #"data: {"id":"cmpl-TNNXOQq5m3qIgTJomkeMxp7kkLZk6","object":"text_completion","created":1743500000,"#
      + #""model":"gpt-35-turbo-instruct","choices":[{"#
    #expect(
      openAI.text
        == head + #""text":"This","index":0,"logprobs":null,"finish_reason":null}]}"# + "\n\n" + head
        + #""text":"","index":0,"logprobs":null,"finish_reason":"length"}]}"# + "\n\ndata: [DONE]\n\n")
  }
}
