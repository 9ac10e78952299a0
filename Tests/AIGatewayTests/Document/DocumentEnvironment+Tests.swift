@testable import AIGateway

extension DocumentEnvironment {
  /// Named values and placeholders beside the gateway's own `context`.
  static func forTests(
    namedValues: [String: String] = [:], placeholders: [String: String] = [:]
  ) throws -> DocumentEnvironment {
    DocumentEnvironment(
      namedValues: namedValues, placeholders: placeholders, context: try PolicyContext.hostType())
  }
}
