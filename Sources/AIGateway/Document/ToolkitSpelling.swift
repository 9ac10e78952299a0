/// Names that documents made with Microsoft's policy toolkit spell in its own way; they are taken for what is meant.
enum ToolkitSpelling {
  private static let spellings = [
    "blocklists": "block-lists",
    "estimate-prompt-tokens": "estimate-prompt-token",
    "invoke-dapr-binding": "invoke-darp-binding",
    "publish-to-dapr": "publish-to-darp",
    "pubsub-name": "pub-sub-name",
  ]
  private static let meanings = Dictionary(
    spellings.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

  /// How the toolkit spells a name; nil when it spells it like everybody else.
  static func spelling(of name: String) -> String? { spellings[name] }

  /// The name that is meant by a spelling.
  static func meaning(of name: String) -> String { meanings[name] ?? name }
}
