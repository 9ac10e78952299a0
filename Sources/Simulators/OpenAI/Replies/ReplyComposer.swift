import LabTime
import OpenAI
import Synchronization

/// Makes replies, and remembers how often each conversation was asked, so that asking again gives another
/// answer.
final class ReplyComposer: Stateful {
  // Enough for any lab; a server that runs for weeks must not grow without end.
  private static let mostConversations = 1 << 17

  private let random: RandomSource
  private let models: LocalModels
  // By the fingerprint of deployment and conversation.
  private let asked = Mutex<[UInt64: Int]>([:])

  init(_ random: RandomSource, _ models: LocalModels) {
    self.random = random
    self.models = models
  }

  /// The reply, and the randomness of its latency.
  func reply(
    to work: TextRequest, promptTokens: Int, from deployment: Deployment, at arrival: Instant
  ) -> (Reply, RandomSource) {
    let model = SimulatedModel(tokenizer: models.tokenizer(for: deployment.model.name))
    let turns = work.conversations.map { ($0, timesAsked($0, deployment)) }
    let label = turns.map { "\($0.fingerprint) \($1)" }.joined(separator: " ")
    let choices = turns.enumerated().flatMap { index, turn in
      (0..<work.n).map {
        choice(number: $0, prompt: index, turn.0, timesAsked: turn.1, work, deployment, model)
      }
    }
    let identifiers = random.derived("identity \(deployment.name) \(label)")
    let reply = Reply(
      id: work.identifier(from: identifiers),
      created: Int(arrival.nanoseconds / 1_000_000_000), model: deployment.model.snapshot,
      systemFingerprint: "fp_" + random.derived("build \(deployment.model.snapshot)").hexadecimal(10),
      promptCount: turns.count, choices: choices,
      usage: Usage(
        promptTokens: promptTokens,
        completionTokens: choices.reduce(0) { $0 + $1.tokens }))
    return (reply, random.derived("latency \(deployment.name) \(label)"))
  }

  func snapshot() -> OrderedEntries<UInt64, Counted> {
    OrderedEntries(asked.withLock { $0 }.mapValues { Counted(wrappedValue: $0) })
  }

  func restore(_ snapshot: OrderedEntries<UInt64, Counted>) {
    asked.withLock { $0 = snapshot.dictionary.mapValues(\.wrappedValue) }
  }

  private func choice(
    number: Int, prompt: Int, _ conversation: Conversation, timesAsked: Int, _ work: TextRequest,
    _ deployment: Deployment, _ model: SimulatedModel
  ) -> Reply.Choice {
    let turn = work.wantsSameAnswer ? 0 : timesAsked
    let label = "answer \(deployment.name) \(conversation.fingerprint) \(turn) \(number)"
    switch model.answer(to: conversation, random.derived(label)) {
    case .text(let text):
      return Reply.Choice(
        text, beginning: work.beginning(prompt: prompt), stop: work.stop, limit: work.completionLimit,
        model.tokenizer)
    case .calls(let calls):
      let identifiers = random.derived("calls of \(label)")
      return Reply.Choice(
        calls: calls.map { ReplyCall($0, id: identifiers.identifier("call_", length: 24), model.tokenizer) },
        limit: work.completionLimit, isDeprecatedForm: conversation.tools?.isDeprecatedForm == true)
    }
  }

  private func timesAsked(_ conversation: Conversation, _ deployment: Deployment) -> Int {
    asked.withLock { asked in
      if asked.count >= Self.mostConversations { asked.removeAll(keepingCapacity: true) }
      let key = deployment.name.utf8.reduce(conversation.fingerprint) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let times = asked[key, default: 0]
      asked[key] = times + 1
      return times
    }
  }
}
