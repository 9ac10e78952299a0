import Foundation

/// A regular expression of a schema, on ICU's engine: it knows what ECMA-262 patterns in schemas use.
struct SchemaPattern: Sendable {
  /// The pattern as written.
  let text: String
  // Immutable and safe to share: matching keeps its state outside the object.
  private let expression: NSRegularExpression

  /// Compiles a pattern; nil when it is none.
  init?(_ text: String) {
    guard let expression = try? NSRegularExpression(pattern: text, options: .useUnixLineSeparators) else {
      return nil
    }
    self.text = text
    self.expression = expression
  }

  /// How long one search may take; only patterns that backtrack without end come near it.
  private static let longest = Duration.seconds(1)

  /// Whether the pattern matches anywhere in a text; a search that takes too long has not matched.
  func matches(_ input: String) -> Bool {
    let start = ContinuousClock.now
    var isFound = false
    let range = NSRange(location: 0, length: input.utf16.count)
    expression.enumerateMatches(in: input, options: .reportProgress, range: range) { result, _, stop in
      if result != nil { isFound = true }
      if isFound || ContinuousClock.now - start > Self.longest { stop.pointee = true }
    }
    return isFound
  }
}
