import HTTPTransport
import PolicyExpressions

/// `ip-filter`: lets in only callers at the addresses named, or keeps them out.
struct IPFilter: Policy {
  static let name = "ip-filter"
  static let sections: Set<Section> = [.inbound]

  private enum Action: String, CaseIterable {
    case allow, forbid
  }

  private enum Entry {
    case range(ClosedRange<IPAddress>)
    /// Known only when a request comes; the two are the same for a single address.
    case expressions(PolicyExpression<String>, PolicyExpression<String>)
  }

  private let action: Action
  private let entries: [Entry]

  init(_ element: PolicyElement) throws(PolicyError) {
    action = try element.choice("action")
    var entries: [Entry] = []
    for address in element.children(named: "address") {
      let text: PolicyExpression<String> = try address.textExpression()
      entries.append(try Self.entry(from: text, to: text, at: address))
    }
    for range in element.children(named: "address-range") {
      entries.append(
        try Self.entry(from: try range.expression("from"), to: try range.expression("to"), at: range))
    }
    guard !entries.isEmpty else {
      throw element.error("<ip-filter> names no address", hint: "add <address> or <address-range>")
    }
    self.entries = entries
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let caller = IPAddress(context.request.clientAddress) else {
      throw PolicyFailure(
        status: 403, message: "Failed to establish IP address for the caller. Access denied.",
        reason: "FailedToParseCallerIP")
    }
    var isNamed = false
    for entry in entries where !isNamed {
      isNamed = try await range(entry, context).contains(caller)
    }
    switch action {
    case .allow where !isNamed:
      throw PolicyFailure(
        status: 403,
        message: "Caller IP address \(context.request.clientAddress) is not allowed. Access denied.",
        reason: "CallerIpNotAllowed")
    case .forbid where isNamed:
      throw PolicyFailure(
        status: 403, message: "Caller IP address is blocked. Access denied.", reason: "CallerIpBlocked")
    case .allow, .forbid:
      return .next
    }
  }

  private func range(_ entry: Entry, _ context: PolicyContext) async throws -> ClosedRange<IPAddress> {
    switch entry {
    case .range(let range):
      return range
    case .expressions(let from, let to):
      let first = try await context.evaluate(from)
      let last = try await context.evaluate(to)
      guard let range = IPAddress.range(from: first, to: last) else {
        throw PolicyFailure.internalError(
          reason: "ExpressionValueEvaluationFailure",
          detail: "'\(first)' to '\(last)' is not a range of IP addresses.")
      }
      return range
    }
  }

  private static func entry(
    from: PolicyExpression<String>, to: PolicyExpression<String>, at element: PolicyElement
  ) throws(PolicyError) -> Entry {
    guard let first = from.literal, let last = to.literal else { return .expressions(from, to) }
    guard let range = IPAddress.range(from: first, to: last) else {
      throw element.error(
        first == last ? "\"\(first)\" is not an IP address" : "\"\(first)\" to \"\(last)\" is not a range",
        hint: "two addresses of one family in order were expected, or one address")
    }
    return .range(range)
  }
}
