extension [Float] {
  /// The vector of the same direction and of length 1; zeros stay zeros.
  public func normalized() -> [Float] {
    let length = reduce(0 as Double) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length > 0, length.isFinite else { return [Float](repeating: 0, count: count) }
    return map { Float(Double($0) / length) }
  }

  /// The cosine of the angle to another vector, when both have length 1; of the shorter one's dimensions.
  public func cosine(_ other: [Float]) -> Float {
    zip(self, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
