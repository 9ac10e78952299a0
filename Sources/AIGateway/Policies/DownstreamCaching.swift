import PolicyExpressions

/// Which caches between the gateway and the caller may keep a response too, `downstream-caching-type`.
enum DownstreamCaching: String, CaseIterable {
  case none, `private`, `public`

  /// The value of Cache-Control that tells them.
  ///
  /// - Parameters:
  ///   - seconds: How long the response stays in the gateway's own cache.
  ///   - revalidates: Whether they must ask again once that is over.
  func cacheControl(for seconds: Int, revalidates: Bool) -> String {
    self == .none ? "no-store" : "\(rawValue), max-age=\(seconds)\(revalidates ? ", must-revalidate" : "")"
  }
}

extension DownstreamCaching: ExpressionResult {
  static var expected: StaticType { .object }

  static func literal(_ text: String) throws(ExpressionError) -> Value {
    guard DownstreamCaching(rawValue: text) == nil else { return .string(text) }
    throw ExpressionError(
      message: "downstream-caching-type is \"\(text)\"",
      hint: "one of \(allCases.map(\.rawValue).joined(separator: ", ")) was expected", line: 1, column: 1)
  }

  static func result(_ value: Value) -> DownstreamCaching? {
    DownstreamCaching(rawValue: value.attributeText)
  }
}
