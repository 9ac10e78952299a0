/// Keeps apart prompts whose vectors are near and whose answers must not be shared.
///
/// Vectors tell a subject well and its details badly: "enable" lies near "disable", France near Germany, and
/// a mean of word vectors cannot tell "miles to km" from "km to miles". So once a cached prompt is near
/// enough, the words of both are compared, message by message: numbers and units, negation, opposites, what
/// is asked for, names, roles, and single words in sentences that are otherwise the same. It knows English;
/// in other languages numbers, names in Latin letters and exchanged words still count.
///
/// API Management has no such comparison: there the nearest prompt within the threshold answers. The named
/// value `semantic-cache-guard` of the service switches it: `on`, as without it, or `off`, to see what API
/// Management does.
public struct NearMissGuard: Sendable {
  /// The named value that switches it.
  public static let setting = "semantic-cache-guard"

  /// Creates a guard.
  public init() {}

  /// The guard of a service; nil where it is switched off.
  ///
  /// - Throws: ``PolicyError`` for a setting that is neither `on` nor `off`.
  init?(_ service: Service) throws(PolicyError) {
    let value = service.namedValues.first { $0.name == Self.setting }?.value ?? "on"
    switch value {
    case "on": return
    case "off": return nil
    default:
      throw PolicyError(
        file: "named value \(Self.setting)", line: 1, column: 1, message: "it is \"\(value)\"",
        hint: "on or off was expected")
    }
  }

  /// Why two conversations do not ask the same; nil when nothing speaks against it.
  func nearMiss(_ one: [SemanticPrompt.Message], _ other: [SemanticPrompt.Message]) -> NearMiss? {
    if one == other { return nil }
    guard one.map(\.role) == other.map(\.role) else {
      return nearMiss(one.map(\.text).joined(separator: "\n"), other.map(\.text).joined(separator: "\n"))
    }
    for (one, other) in zip(one, other) {
      if let found = nearMiss(one.text, other.text) { return found }
    }
    return nil
  }

  /// Why two texts do not ask the same; nil when nothing speaks against it.
  public func nearMiss(_ one: String, _ other: String) -> NearMiss? {
    if one == other { return nil }
    let comparison = PromptComparison(PromptWord.words(of: one), PromptWord.words(of: other))
    return comparison.numbers ?? comparison.negation ?? comparison.opposites ?? comparison.questions
      ?? comparison.names ?? comparison.order ?? comparison.words
  }
}
