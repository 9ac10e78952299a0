import HTTPTransport
import PolicyExpressions

/// `set-body`: replaces the content of the request, of the response, or of a message being built.
struct SetBody: Policy {
  static let name = "set-body"
  static let sections = Set(Section.allCases)

  private enum Template: String, CaseIterable {
    case none, liquid
  }

  private enum NilText: String, CaseIterable {
    case blank, null
  }

  private let content: PolicyExpression<Value>
  private let template: Template

  init(_ element: PolicyElement) throws(PolicyError) {
    template = try element.choice("template", default: .none)
    let _: NilText = try element.choice("xsi-nil", default: .blank)
    _ = try element.bool("parse-date", default: true)
    content = try element.contentExpression()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let body = try await body(context)
    if context.section.actsOnRequest {
      context.request.body = body
      context.consumed.remove(.request)
    } else {
      context.response?.body = body
      context.consumed.remove(.response)
    }
    return .next
  }

  /// The content that the policy gives.
  func body(_ context: PolicyContext) async throws -> Body {
    guard template == .none else {
      throw PolicyFailure.internalError(
        reason: "NotSupported", detail: "set-body with template=\"liquid\" is not available in this gateway.")
    }
    let value = try await context.evaluate(content)
    if let bytes = value.bytes { return bytes.isEmpty ? .empty : .bytes(bytes) }
    return .text(value.attributeText)
  }
}
