/// Turns a text into a vector, so that texts that mean the same lie close to each other.
public protocol Embedder: Sendable {
  /// The name that runs and traces call it by.
  var name: String { get }

  /// How many numbers a vector has.
  var dimensions: Int { get }

  /// The vector of a text: of length 1, so that a scalar product is a cosine; all zeros for a text with
  /// nothing to embed. The same text has the same vector each time.
  func embed(_ text: String) -> [Float]
}
