import OpenAI

/// The functions that hand a conversation over to another agent, as OpenAI's Agents SDK offers them: `transfer_to_...`.
struct Handoffs {
  /// Whether a function is one of them.
  static func isHandoff(_ name: String) -> Bool { name.hasPrefix("transfer_to_") }

  /// The candidates that are not.
  let others: [Int]

  private let dialogue: ToolDialogue
  private let candidates: [ToolMatch.Candidate]
  private let match: ToolMatch

  init(_ candidates: [ToolMatch.Candidate], _ dialogue: ToolDialogue) {
    self.dialogue = dialogue
    others = candidates.indices.filter { !Self.isHandoff(candidates[$0].tool.name) }
    self.candidates = candidates.filter { Self.isHandoff($0.tool.name) }
    match = ToolMatch(self.candidates.map { Self.described($0.tool, dialogue.instructions) })
  }

  // Without the words that all of them share, and with what the instructions say of the agent.
  private static func described(_ tool: FunctionTool, _ instructions: String) -> FunctionTool {
    let agent = agentWords(tool.name)
    let text = tool.description
    let about = text.firstRange(of: "to handle the request.").map { String(text[$0.upperBound...]) } ?? ""
    let names = Set(agent.map { Stem($0) })
    let sentences = instructions.split { ".\n;".contains($0) }.filter { sentence in
      !names.isDisjoint(with: Stem.all(of: String(sentence)))
    }
    return FunctionTool(
      name: agent.joined(separator: "_"),
      description: ([about] + sentences.map(String.init)).joined(separator: " "))
  }

  private static func agentWords(_ name: String) -> [String] {
    name.dropFirst("transfer_to_".count).split(separator: "_").map(String.init)
      .filter { !["agent", "assistant", "bot", "the"].contains($0) }
  }

  /// The call that hands over; nil when no other agent fits better than the functions at hand.
  ///
  /// - Parameter score: How well the best of those functions fits.
  func call(unless score: Double?) -> ToolPlan.Call? {
    let used = Set(dialogue.done.map(\.name))
    let open = candidates.indices.filter { !used.contains(candidates[$0].tool.name) }
    guard !open.isEmpty, used.filter(Self.isHandoff).isEmpty || open.count == candidates.count else {
      return nil
    }
    if let index = open.first(where: { speaksLanguage(candidates[$0].tool) }) { return call(index) }
    let words = UserText(dialogue.question).words
    let scores = open.map {
      ($0, match.score(match.candidates[$0], words) + kinds(match.candidates[$0], words))
    }
    guard let best = scores.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }), best.1 >= 1, best.1 > (score ?? 0)
    else { return nil }
    return call(best.0)
  }

  private func call(_ index: Int) -> ToolPlan.Call {
    ToolPlan.Call(name: candidates[index].tool.name, arguments: [:])
  }

  // What an agent's name is a kind of: an agent for mathematics, a question with an equation.
  private func kinds(_ candidate: ToolMatch.Candidate, _ words: [TextWord]) -> Double {
    words.contains { !Thesaurus.kinds(of: $0.stem).isDisjoint(with: candidate.things) } ? 2 : 0
  }

  private func speaksLanguage(_ tool: FunctionTool) -> Bool {
    let language = Phrasebook.forLanguage(of: Words(dialogue.question)).language
    let names = Self.agentWords(tool.name).compactMap { Units.language($0)?.name }
    return names.contains(language)
  }
}
