/// Judges whether a text tries to get a model out of the role that its application has given it.
///
/// A lexical model like ``HarmModel``: features of such attacks have weights, and a text with enough of them is one.
/// The features follow the kinds that Azure names for its Prompt Shields: changing the system's rules, role play as a
/// system without them, a mock-up of a conversation, and encoding. Texts in Base64 are read as well.
///
/// It finds what is said in plain words. Azure's own shield is a neural model that finds more.
public enum AttackModel {
  /// What a pattern of the table tells.
  enum Label: String {
    /// Setting the rules aside.
    case rules
    /// Playing something that has none.
    case role
    /// Getting at the system's prompt.
    case leak
    /// Speaking as the system.
    case mockup
    /// Hiding the request.
    case encoding
    /// What only looks like an attack.
    case idiom
  }

  static let table = PatternTable<Label>(features)

  /// Whether a text is an attack.
  public static func isAttack(_ text: String) -> Bool {
    score(of: text) >= threshold
  }

  /// How much of an attack a text is; 4 and more is one.
  public static func score(of text: String) -> Double {
    let mockups = marks.contains { text.contains($0) } ? threshold : 0
    return max(plainScore(of: text) + mockups, EncodedText.decoded(in: text).map(plainScore).max() ?? 0)
  }

  // Each feature counts once, however often it is repeated.
  private static func plainScore(of text: String) -> Double {
    var weights: [Int: Double] = [:]
    for sentence in SentenceReader.sentences(of: text) {
      let matches = table.matches(in: sentence)
      let idioms = matches.filter { $0.label == .idiom }
      for match in matches where match.label != .idiom {
        guard !idioms.contains(where: { $0.words.overlaps(match.words) }) else { continue }
        weights[match.pattern] = match.weight
      }
    }
    return weights.values.reduce(0, +)
  }

  private static let threshold = 4.0

  // How models' own prompts mark who speaks; no person writes so by accident.
  private static let marks = [
    "<|im_start|>", "<|im_end|>", "<|system|>", "<|endoftext|>", "[INST]", "<<SYS>>", "[system](",
  ]
}
