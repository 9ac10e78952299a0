/// Cuts text into the tokens that a model would see, or something close to them.
public protocol Tokenizer: Sendable {
  /// How many tokens a text has; as many as ``pieces(of:)`` returns.
  func count(_ text: String) -> Int

  /// The tokens' texts; joined they are the text again. A token that ends inside a character leaves the
  /// beginning of it to the token that completes it, and may itself be empty.
  func pieces(of text: String) -> [String]

  /// The text of tokens that are given by their numbers; nil when the tokenizer has no numbers, or not these.
  func text(of tokens: [Int]) -> String?
}

extension Tokenizer {
  /// How many pieces a text has.
  public func count(_ text: String) -> Int {
    pieces(of: text).count
  }

  /// nil: the tokens have no numbers.
  public func text(of tokens: [Int]) -> String? { nil }
}
