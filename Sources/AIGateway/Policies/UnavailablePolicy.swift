/// A policy that API Management has and this gateway has not: it loads, and fails when a request reaches it.
struct UnavailablePolicy: PolicyAction {
  /// Why a policy does not run here.
  enum Reason: String {
    case dapr = "Dapr"
    case graphQL = "GraphQL"
    case serviceBus = "Service Bus"
    case missing = ""

    /// What the policy would need, as the end of a sentence.
    var words: String {
      switch self {
      case .dapr: "it needs a Dapr sidecar"
      case .graphQL: "it is for GraphQL APIs"
      case .serviceBus: "it needs Azure Service Bus"
      case .missing: "it is not implemented"
      }
    }
  }

  /// The element's name.
  let policy: String
  /// The sections that API Management lets it stand in.
  let places: Set<Section>
  let reason: Reason

  /// Every one of them, with the sections that its page of the policy reference names, or the interfaces of
  /// API Management's policy toolkit where these allow more.
  static let all: [UnavailablePolicy] = [
    UnavailablePolicy("cosmosdb-data-source", [.backend], .graphQL),
    UnavailablePolicy("http-data-source", [.backend], .graphQL),
    UnavailablePolicy("invoke-dapr-binding", [.inbound, .outbound, .onError], .dapr),
    UnavailablePolicy("publish-event", [.backend], .graphQL),
    UnavailablePolicy("publish-to-dapr", [.inbound, .outbound, .onError], .dapr),
    UnavailablePolicy("send-service-bus-message", [.inbound, .outbound, .onError], .serviceBus),
    UnavailablePolicy("set-graphql-resolver", [.backend], .graphQL),
    UnavailablePolicy("sql-data-source", [.backend], .graphQL),
    UnavailablePolicy("validate-graphql-request", [.inbound], .graphQL),
    UnavailablePolicy("validate-odata-request", [.inbound]),
    UnavailablePolicy("xsl-transform", [.inbound, .outbound, .onError]),
  ]

  private init(_ policy: String, _ places: Set<Section>, _ reason: Reason = .missing) {
    self.policy = policy
    self.places = places
    self.reason = reason
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    throw PolicyFailure.internalError(
      reason: "NotSupported",
      detail: "The policy '\(policy)' is not available in this gateway: \(reason.words).")
  }
}
