import LabTime

/// The two limits of a deployment: tokens in 60 seconds and requests in 10 seconds.
struct DeploymentLimits {
  /// What a limit leaves, for the response's headers.
  struct Balance {
    let limit: Int
    let remaining: Int
  }

  /// An exceeded limit.
  struct Excess {
    enum Kind {
      case tokens, requests
    }

    let kind: Kind
    let wait: Duration
  }

  // Azure asks for a day's patience when a request alone is larger than the limit.
  private static let never = Duration.seconds(86_400)

  private var tokens: SlidingWindow?
  private var requests: SlidingWindow?

  init(_ deployment: Deployment) {
    tokens = deployment.tokensPerMinute.map { SlidingWindow(limit: $0, span: .seconds(60)) }
    requests = deployment.requestsPer10Seconds.map { SlidingWindow(limit: max(0, $0), span: .seconds(10)) }
  }

  /// Lets a request in and charges it to both limits, or says which one is exceeded and charges nothing.
  mutating func admit(cost: Int, at now: Instant) -> Excess? {
    if let excess = excess(.tokens, tokens?.room(for: cost, at: now)) { return excess }
    if let excess = excess(.requests, requests?.room(for: 1, at: now)) { return excess }
    tokens?.admit(cost, at: now)
    requests?.admit(1, at: now)
    return nil
  }

  /// What the token limit leaves; nil without one.
  mutating func tokenBalance(at now: Instant) -> Balance? {
    guard let remaining = tokens?.remaining(at: now), let limit = tokens?.limit else { return nil }
    return Balance(limit: limit, remaining: remaining)
  }

  /// What the request limit leaves; nil without one.
  mutating func requestBalance(at now: Instant) -> Balance? {
    guard let remaining = requests?.remaining(at: now), let limit = requests?.limit else { return nil }
    return Balance(limit: limit, remaining: remaining)
  }

  /// What is under the limits.
  struct Snapshot: Codable {
    let tokens: [SlidingWindow.Admitted]
    let requests: [SlidingWindow.Admitted]
  }

  func snapshot() -> Snapshot {
    Snapshot(tokens: tokens?.admitted ?? [], requests: requests?.admitted ?? [])
  }

  /// Has what was counted elsewhere under its own limits.
  mutating func takeOver(_ snapshot: Snapshot) {
    tokens?.takeOver(snapshot.tokens)
    requests?.takeOver(snapshot.requests)
  }

  private func excess(_ kind: Excess.Kind, _ room: SlidingWindow.Room?) -> Excess? {
    switch room {
    case nil, .fits: nil
    case .fitsAfter(let wait): Excess(kind: kind, wait: wait)
    case .never: Excess(kind: kind, wait: Self.never)
    }
  }
}
