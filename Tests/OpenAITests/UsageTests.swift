import OpenAI
import Testing

@Suite struct UsageTests {
  private func find(_ text: String) -> Usage? {
    Usage.find(in: Array(text.utf8))
  }

  @Test func `A chat completion's usage is read with its details`() {
    let usage = find(
      #"{"choices":[{"message":{"content":"\"usage\":{\"prompt_tokens\":9}"}}],"usage":{"completion_tokens":24,"#
        + #""completion_tokens_details":{"accepted_prediction_tokens":1,"audio_tokens":2,"reasoning_tokens":3,"#
        + #""rejected_prediction_tokens":4},"prompt_tokens":30,"prompt_tokens_details":{"audio_tokens":5,"#
        + #""cached_tokens":6},"total_tokens":54}}"#)
    var expected = Usage(promptTokens: 30, completionTokens: 24)
    expected.acceptedPredictionTokens = 1
    expected.completionAudioTokens = 2
    expected.reasoningTokens = 3
    expected.rejectedPredictionTokens = 4
    expected.promptAudioTokens = 5
    expected.cachedTokens = 6
    #expect(usage == expected)
    #expect(usage?.totalTokens == 54)
  }

  @Test func `The Responses API and Anthropic call them input and output tokens`() {
    let responses = find(
      #"{"output":[],"usage":{"input_tokens":12,"input_tokens_details":{"cached_tokens":4},"output_tokens":8,"#
        + #""output_tokens_details":{"reasoning_tokens":2},"total_tokens":20}}"#)
    #expect(responses?.promptTokens == 12 && responses?.completionTokens == 8)
    #expect(responses?.cachedTokens == 4 && responses?.reasoningTokens == 2)
    let anthropic = find(
      #"{"type":"message","usage":{"input_tokens":7,"cache_creation_input_tokens":3,"#
        + #""cache_read_input_tokens":2,"output_tokens":5}}"#)
    #expect(anthropic?.totalTokens == 12)
    #expect(anthropic?.cacheCreationTokens == 3 && anthropic?.cachedTokens == 2)
  }

  @Test func `Stream events carry it inside the response or the message`() {
    let completed =
      #"{"type":"response.completed","response":{"usage":{"input_tokens":1,"output_tokens":2}}}"#
    #expect(find(completed)?.totalTokens == 3)
    let started = #"{"type":"message_start","message":{"usage":{"input_tokens":4,"output_tokens":1}}}"#
    #expect(find(started)?.promptTokens == 4)
  }

  @Test func `An embedding has prompt tokens only`() {
    let usage = find(#"{"data":[],"usage":{"prompt_tokens":5,"total_tokens":5}}"#)
    #expect(usage?.promptTokens == 5 && usage?.completionTokens == 0 && usage?.totalTokens == 5)
  }

  @Test(arguments: [
    "", "{}", #"{"usage":null}"#, #"{"usage":{}}"#, #"{"usage":7}"#, #"{"usage":{"prompt_tokens":"3"}}"#,
    #"{"usage":{"prompt_tokens":-3}}"#, #"{"usage":{"prompt_tokens":1e3}}"#,
    #"{"usage":{"prompt_tokens":99999999999999999999}}"#, #"{"a":{"usage":{"prompt_tokens":3}}}"#,
    #"["usage",{"prompt_tokens":3}]"#, #"{"content":"{\"usage\":{\"prompt_tokens\":3}}"}"#,
  ])
  func `What is no usage is not taken for one`(body: String) {
    #expect(find(body) == nil)
  }
}
