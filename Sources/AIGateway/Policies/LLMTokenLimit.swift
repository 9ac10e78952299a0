import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `llm-token-limit`: limits the tokens that the requests of one counter key may use, in a minute or in a period.
///
/// Source: the "llm-token-limit" page of the policy reference. Prompt and completion tokens count. Without
/// an estimate a request is admitted while the limit is not used up, and charged what the model reports.
struct LLMTokenLimit: Policy {
  static let name = "llm-token-limit"
  static let sections: Set<Section> = [.inbound]

  private let counterKey: PolicyExpression<String>
  private let tokensPerMinute: PolicyExpression<Int>?
  private let tokenQuota: PolicyExpression<Int>?
  private let quotaPeriod: QuotaPeriod?
  private let estimatesPrompt: Bool
  private let report: TokenLimitReport

  init(_ element: PolicyElement) throws(PolicyError) {
    counterKey = try element.expression("counter-key")
    tokensPerMinute = try element.optionalExpression("tokens-per-minute")
    tokenQuota = try element.optionalExpression("token-quota")
    quotaPeriod = try element.optionalChoice("token-quota-period")
    estimatesPrompt = try element.bool("estimate-prompt-tokens")
    report = try TokenLimitReport(element)
    guard tokensPerMinute != nil || tokenQuota != nil else {
      throw element.error(
        "<\(element.name)> limits nothing",
        hint: "add tokens-per-minute, or token-quota and token-quota-period")
    }
    guard (tokenQuota == nil) == (quotaPeriod == nil) else {
      throw element.error(
        at: "token-quota-period", "<\(element.name)> needs token-quota and token-quota-period together",
        hint: "add token-quota\(tokenQuota == nil ? "" : "-period")")
    }
    for (name, value) in [
      ("tokens-per-minute", tokensPerMinute?.literal), ("token-quota", tokenQuota?.literal),
    ] {
      guard let value, value < 1 else { continue }
      throw element.error(at: name, "\(name) is \(value)", hint: "a number from 1 up was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let key = try await context.evaluate(counterKey)
    let limit = try await limit(context)
    let (estimate, tokenizer) = try await promptEstimate(context)
    let counters = context.stores.tokenCounters
    // A key that another policy of this request has charged already is asked, and not charged twice.
    let isFirst = !context.chargedKeys.contains(key)
    if isFirst { context.chargedKeys.append(key) }
    let reservation: TokenReservation
    do {
      reservation = try counters.admit(
        key, limit: limit, estimate: isFirst ? estimate : nil, at: context.environment.clock.now)
    } catch {
      throw report.refused(error, context)
    }
    report.admitted(reservation, estimate: estimate, context)
    context.needsPlainAnswer = true
    if isFirst {
      let charge = TokenCharge(
        reservation, estimate: estimate, counters: counters, clock: context.environment.clock)
      context.whenAnswered { context in await settle(charge, tokenizer, context) }
    }
    return .next
  }

  private func limit(_ context: PolicyContext) async throws -> TokenLimit {
    var limit = TokenLimit()
    if let tokensPerMinute { limit.perMinute = try await context.evaluate(tokensPerMinute) }
    if let tokenQuota, let quotaPeriod {
      limit.quota = TokenLimit.Quota(tokens: try await context.evaluate(tokenQuota), period: quotaPeriod)
    }
    return limit
  }

  // A streamed answer may come without usage, so its prompt is always estimated. What no prompt was counted with is
  // looked for by the answer that needs it: few do.
  private func promptEstimate(_ context: PolicyContext) async throws -> (Int?, (any Tokenizer)?) {
    try await context.gather(.request)
    guard case .bytes(let bytes) = context.request.body else { return (estimatesPrompt ? 0 : nil, nil) }
    guard estimatesPrompt || streamRequested(in: bytes) else { return (nil, nil) }
    guard let body = try? JSON(parsing: bytes) else { return (0, nil) }
    let tokenizer = context.tokenizer(forRequest: body)
    return (TokenCount.prompt(of: body, with: tokenizer), tokenizer)
  }

  // What the answer took replaces what was reserved; a request without a successful answer took nothing.
  private func settle(_ charge: TokenCharge, _ tokenizer: (any Tokenizer)?, _ context: PolicyContext) async {
    guard context.backendHasAnswered, let response = context.response, (200..<300).contains(response.status)
    else {
      charge.refund()
      return
    }
    if response.isEventStream, case .stream(let stream) = response.body {
      let meter = TokenMeter(tokenizer ?? context.tokenizer(forRequest: nil)) { usage, completion in
        charge.settle(
          usage.map { $0.promptTokens &+ $0.completionTokens } ?? (charge.estimate ?? 0) &+ completion)
      }
      context.response?.body = .stream(meter.metering(stream))
      report.answered(charge.reservation.remaining, consumed: charge.estimate ?? 0, context)
      return
    }
    do {
      try await context.gather(.response)
    } catch {
      charge.refund()
      return
    }
    guard case .bytes(let bytes)? = context.response?.body, let usage = Usage.find(in: bytes) else {
      report.answered(charge.settle(charge.estimate ?? 0), consumed: charge.estimate ?? 0, context)
      return
    }
    let consumed = usage.promptTokens &+ usage.completionTokens
    report.answered(charge.settle(consumed), consumed: consumed, context)
  }
}
