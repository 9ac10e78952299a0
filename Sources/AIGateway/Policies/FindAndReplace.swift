import HTTPTransport
import PolicyExpressions

/// `find-and-replace`: replaces a text wherever it stands in the body of the request or of the response.
struct FindAndReplace: Policy {
  static let name = "find-and-replace"
  static let sections = Set(Section.allCases)

  private let from: PolicyExpression<String>
  private let to: PolicyExpression<String>

  init(_ element: PolicyElement) throws(PolicyError) {
    from = try element.expression("from")
    to = try element.expression("to")
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let from = Array(try await context.evaluate(from).utf8)
    let to = Array(try await context.evaluate(to).utf8)
    guard !from.isEmpty else { return .next }
    if context.section.actsOnRequest {
      try await context.gather(.request)
      if case .bytes(let bytes) = context.request.body {
        context.request.body = .bytes(Self.replacing(from, by: to, in: bytes))
      }
    } else {
      try await context.gather(.response)
      if case .bytes(let bytes)? = context.response?.body {
        context.response?.body = .bytes(Self.replacing(from, by: to, in: bytes))
      }
    }
    return .next
  }

  // On bytes: a body need not be UTF-8, and what is not replaced stays as it is.
  private static func replacing(_ from: [UInt8], by to: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let first = from.first, bytes.count >= from.count else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == first, bytes[index...].starts(with: from) {
        result += to
        index += from.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
