import HTTPTransport
import PolicyExpressions

/// `set-body`: replaces the content of the request, of the response, or of a message being built.
struct SetBody: Policy {
  static let name = "set-body"
  static let sections = Set(Section.allCases)

  private enum Template: String, CaseIterable {
    case none, liquid
  }

  private enum Content {
    case expression(PolicyExpression<Value>)
    case liquid(LiquidBody)
    /// An expression that answers a template.
    case liquidExpression(PolicyExpression<Value>, LiquidBody.Options)
  }

  private let content: Content

  init(_ element: PolicyElement) throws(PolicyError) {
    let template: Template = try element.choice("template", default: .none)
    let options = LiquidBody.Options(
      readsDates: try element.bool("parse-date", default: true),
      nilText: try element.choice("xsi-nil", default: .blank))
    // The body may be wrapped in a <value>.
    let holder = try element.child(named: "value") ?? element
    let text = holder.rawContent()
    guard template == .liquid else {
      content = .expression(try holder.contentExpression())
      return
    }
    content =
      text.isExpression
      ? .liquidExpression(try holder.contentExpression(), options)
      : .liquid(try LiquidBody(text, of: holder, options))
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
    switch content {
    case .expression(let expression):
      let value = try await context.evaluate(expression)
      if let bytes = value.bytes { return bytes.isEmpty ? .empty : .bytes(bytes) }
      return .text(value.attributeText)
    case .liquid(let body): return .text(try await body.text(context))
    case .liquidExpression(let expression, let options):
      let template = try await context.evaluate(expression).attributeText
      return .text(try await LiquidBody(template, options).text(context))
    }
  }
}
