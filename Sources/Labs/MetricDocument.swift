import AIGateway

/// A policy document that emits token metrics with some dimensions, and what the gateway says when it loads.
struct MetricDocument: Codable, Sendable {
  /// The dimensions in words.
  let dimensions: String
  /// Whether they are as the policy's reference has them.
  let isRight: Bool
  /// The error with its place; nil for a document that loads.
  let refusal: String?

  private init(_ dimensions: String, isRight: Bool, _ elements: [String]) {
    self.dimensions = dimensions
    self.isRight = isRight
    let text = """
      <policies>
        <inbound>
          <base />
          <azure-openai-emit-token-metric>
      \(elements.map { "      \($0)" }.joined(separator: "\n"))
          </azure-openai-emit-token-metric>
        </inbound>
        <backend>
          <base />
        </backend>
        <outbound>
          <base />
        </outbound>
        <on-error>
          <base />
        </on-error>
      </policies>
      """
    refusal = PolicyCheck(Array(text.utf8), name: "document").errors.first?.description
  }

  /// Documents that load and documents that do not.
  ///
  /// Source: the "azure-openai-emit-token-metric" page of the policy reference, default dimension names, and the ten
  /// dimensions that Azure Monitor allows a custom metric.
  static let all = [
    MetricDocument(
      "the default names, without values", isRight: true,
      [
        "API ID", "Operation ID", "Product ID", "User ID", "Subscription ID", "Location", "Gateway ID",
      ].map(withoutValue)),
    MetricDocument("ten others, with values", isRight: true, (1...10).map { withValue("Team \($0)") }),
    MetricDocument("eleven others, with values", isRight: false, (1...11).map { withValue("Team \($0)") }),
    MetricDocument("another one, without a value", isRight: false, [withoutValue("Team")]),
  ]

  private static func withoutValue(_ name: String) -> String {
    #"<dimension name="\#(name)" />"#
  }

  private static func withValue(_ name: String) -> String {
    #"<dimension name="\#(name)" value="@(context.Request.Headers.GetValueOrDefault("x-team", "none"))" />"#
  }
}
