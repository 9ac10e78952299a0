import OpenAI
import Simulators
import Testing

@Suite struct ToolPromptTests {
  @Test func `Prompts lead to the calls that a person would expect`() async throws {
    for (name, prompts, wanted) in [
      ("tuning", TuningToolPrompts.all, 0.95), ("unseen", UnseenToolPrompts.all, 0.75),
      ("pairs, tuning", PairedToolPrompts.tuning, 1), ("pairs, unseen", PairedToolPrompts.unseen, 0.8),
    ] {
      var wrong: [String] = []
      for prompt in prompts {
        let calls = try await calls(for: prompt)
        if !prompt.isMet(by: calls) {
          wrong.append(
            "\(prompt.text): \(calls.map { "\($0.name) \($0.arguments)" }.joined(separator: "; "))")
        }
      }
      let right = prompts.count - wrong.count
      print("tool prompts, \(name): \(right) of \(prompts.count) as expected")
      #expect(Double(right) >= wanted * Double(prompts.count), "\(wrong.joined(separator: "\n"))")
    }
    #expect(TuningToolPrompts.all.count + UnseenToolPrompts.all.count >= 60)
    #expect(UnseenToolPrompts.all.count * 2 >= TuningToolPrompts.all.count)
  }

  private func calls(for prompt: ToolPrompt) async throws -> [ToolCall] {
    let body = Caller.body(["tools": prompt.tools], messages: Caller.asking(prompt.text))
    let answer = try await Caller(OpenAISimulator(latency: .none)).ask(body)
    let choice = try #require(answer.completion?.choices.first)
    return (choice.toolCalls?.array ?? []).compactMap(ToolCall.init)
  }
}
