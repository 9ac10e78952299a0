import LabTime
import OpenAI

/// What a simulated model answers, before it is put into a wire format.
struct Reply {
  struct Choice {
    /// The tokens' texts.
    let pieces: [String]
    let finishReason: FinishReason

    var text: String { pieces.joined() }
  }

  let id: String
  let created: Int
  /// The model's exact name.
  let model: String
  let systemFingerprint: String
  /// How many prompts there were.
  let promptCount: Int
  /// The answers, `n` for each prompt.
  let choices: [Choice]
  let usage: Usage

  /// The tokens of the longest answer: answers are written side by side.
  var longest: Int {
    choices.map(\.pieces.count).max() ?? 0
  }
}

extension Reply.Choice {
  /// A text, cut before the first stop sequence and after the most tokens it may have.
  init(_ text: String, beginning: String, stop: [String], limit: Int?, _ tokenizer: some Tokenizer) {
    let end = stop.compactMap { $0.isEmpty ? nil : text.firstRange(of: $0)?.lowerBound }.min()
    let kept = end.map { String(text[..<$0]) } ?? text
    var pieces = tokenizer.pieces(of: kept)
    finishReason = pieces.count > (limit ?? .max) ? .length : .stop
    if let limit, pieces.count > limit { pieces.removeLast(pieces.count - limit) }
    self.pieces = (beginning.isEmpty ? [] : tokenizer.pieces(of: beginning)) + pieces
  }
}
