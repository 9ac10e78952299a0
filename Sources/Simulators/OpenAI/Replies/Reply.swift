import LabTime
import OpenAI

/// What a simulated model answers, before it is put into a wire format.
struct Reply {
  struct Choice {
    /// The tokens' texts.
    let pieces: [String]
    /// The calls, instead of a text.
    let calls: [ReplyCall]
    let finishReason: FinishReason

    var text: String { pieces.joined() }

    /// How many tokens the model wrote.
    var tokens: Int { pieces.count + calls.reduce(0) { $0 + $1.tokens } }

    /// How many steps a stream of it has: one for each token of the text or of the arguments, and one that begins
    /// each call.
    var steps: Int { pieces.count + calls.reduce(0) { $0 + $1.pieces.count + 1 } }
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

  /// The steps of the longest answer: answers are written side by side.
  var longest: Int {
    choices.map(\.steps).max() ?? 0
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
    calls = []
  }

  /// Calls of functions, cut after the most tokens they may have.
  init(calls: [ReplyCall], limit: Int?, isDeprecatedForm: Bool) {
    var rest = limit ?? .max
    var kept: [ReplyCall] = []
    for call in calls where rest > 0 {
      kept.append(call.cut(to: rest))
      rest -= min(rest, call.tokens)
    }
    pieces = []
    self.calls = kept
    let isCut = kept.count < calls.count || kept.last?.tokens != calls.last?.tokens
    finishReason = isCut ? .length : isDeprecatedForm ? .functionCall : .toolCalls
  }
}
