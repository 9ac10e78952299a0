/// Whose wire format is spoken: both services answer the same requests in slightly different shapes.
public enum Dialect: Sendable, Hashable, CaseIterable {
  /// Azure OpenAI: members in alphabetical order, content filter results beside every text.
  case azure
  /// OpenAI's own service.
  case openAI
}
