import Foundation

/// Texts in which a number stands that nobody expects.
enum HostileNumbers {
  /// A text with each of its whole numbers in turn replaced by the ends of the range and others.
  static func variants(of text: String) -> [String] {
    var variants: [String] = []
    for match in text.matches(of: /-?[0-9]+/) {
      for number in [
        "9223372036854775807", "-9223372036854775808", "-1", "0", "4611686018427387904", "\"NaN\"",
      ] {
        variants.append(text.replacingCharacters(in: match.range, with: number))
      }
    }
    return variants
  }
}
