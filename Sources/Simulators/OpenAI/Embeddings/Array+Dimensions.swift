import OpenAI

extension [Float] {
  /// The vector with another number of dimensions, of length 1 again.
  ///
  /// A shorter one is its beginning, as OpenAI's own models are shortened; a longer one repeats it. Two
  /// vectors that are repeated as often have the same cosine as before.
  func resized(to dimensions: Int) -> [Float] {
    guard count != dimensions, !isEmpty else { return self }
    return (0..<dimensions).map { self[$0 % count] }.normalized()
  }
}
