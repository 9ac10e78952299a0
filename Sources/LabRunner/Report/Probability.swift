/// Writes a probability in three digits after the point.
enum Probability {
  /// A probability such as `p=0.015`; `p<0.001` for a smaller one than that.
  static func text(_ p: Double) -> String {
    p < 0.001 ? "p<0.001" : "p=\(NumberFormat(decimals: 3).text(p))"
  }
}
