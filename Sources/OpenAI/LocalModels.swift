/// What this process reads text with: a tokenizer for each encoding, and an embedder.
///
/// Without data, token counts are estimates and the embedder compares words; the labels say so. It is handed
/// to the gateway and to the model endpoints, so that both count alike.
public struct LocalModels: Sendable {
  private let tokenizers: [TokenEncoding: any Tokenizer]
  private let estimate = EstimatingTokenizer()
  /// The embedder.
  public let embedder: any Embedder

  /// Creates a set.
  ///
  /// - Parameters:
  ///   - tokenizers: The tokenizers that count exactly; the estimate stands in for the others.
  ///   - embedder: The embedder; the lexical one by default.
  public init(
    tokenizers: [TokenEncoding: any Tokenizer] = [:], embedder: any Embedder = HashedEmbedder()
  ) {
    self.tokenizers = tokenizers
    self.embedder = embedder
  }

  /// What needs no data.
  public static let builtIn = LocalModels()

  /// The tokenizer of a model, or of a deployment that is named like one.
  public func tokenizer(for model: String?) -> any Tokenizer {
    tokenizers[TokenEncoding(model: model ?? "")] ?? estimate
  }

  /// Whether tokens of an encoding are counted and not estimated.
  public func counts(_ encoding: TokenEncoding) -> Bool {
    tokenizers[encoding] != nil
  }

  /// What counts tokens, such as `o200k_base` or `estimate`, and what embeds: for a run's record.
  public var label: String {
    let exact = TokenEncoding.allCases.reversed().filter(counts).map(\.rawValue)
    let missing = exact.count < TokenEncoding.allCases.count
    return (exact + (missing ? ["estimate"] : []) + [embedder.name]).joined(separator: ", ")
  }
}
