/// A row that a diagnostic for Azure Monitor writes.
public enum LogRow: Sendable, Hashable, Codable {
  /// Of the table `ApiManagementGatewayLogs`: a request.
  case gateway(GatewayLogRow)
  /// Of the table `ApiManagementGatewayLlmLog`: the tokens of a model's answer, or a piece of its messages.
  case llm(LLMLogRow)
}
