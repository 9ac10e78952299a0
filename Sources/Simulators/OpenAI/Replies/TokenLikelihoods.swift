import Foundation
import LabTime
import OpenAI

/// How likely a simulated model says that its tokens were. It has no distribution: the likelihoods are drawn, always
/// more than one half for what it wrote, and what it might have written instead are other tokens of its answer.
struct TokenLikelihoods {
  // How many alternatives are told of each token.
  private let alternatives: Int
  private let random: RandomSource

  // A long answer is not searched for tokens that differ.
  private static let farthest = 64

  /// The likelihoods that a request wants to be told; nil for one that does not.
  init?(_ work: TextRequest, _ random: RandomSource) {
    guard case .chat(let request) = work, request.tellsLogprobs else { return nil }
    alternatives = request.topLogprobs
    self.random = random
  }

  /// What is told of an answer, or of a part of it.
  ///
  /// - Parameter steps: Which of its tokens.
  func json(of answer: Reply.Choice, number: Int, steps: Range<Int>) -> JSON? {
    guard answer.calls.isEmpty else { return nil }
    let tokens = steps.clamped(to: answer.pieces.indices).map { token(at: $0, in: answer.pieces, number) }
    return ["content": .array(tokens), "refusal": nil]
  }

  private func token(at index: Int, in pieces: [String], _ number: Int) -> JSON {
    let random = random.derived("token \(number) \(index)")
    let own = 0.5 + random.nextUnit() * 0.5
    var rest = (1 - own) / 2
    var others: [(String, Double)] = [(pieces[index], own)]
    // From where the answer is now, so that each token has others.
    for offset in 1..<max(2, min(pieces.count, Self.farthest)) where others.count < alternatives {
      let piece = pieces[(index + offset) % pieces.count]
      if others.contains(where: { $0.0 == piece }) { continue }
      others.append((piece, rest))
      rest /= 2
    }
    var object = Self.entry(pieces[index], own)
    object.append("top_logprobs", .array(others.prefix(alternatives).map { .object(Self.entry($0, $1)) }))
    return .object(object)
  }

  private static func entry(_ token: String, _ likelihood: Double) -> JSONObject {
    // Beyond this a token is as unlikely as OpenAI tells it.
    let logarithm = max(log(likelihood), -9999)
    return [
      "token": .string(token), "logprob": JSONNumber(logarithm).map { .number($0) } ?? .int(-9999),
      "bytes": .array(token.utf8.map { .int(Int($0)) }),
    ]
  }
}
