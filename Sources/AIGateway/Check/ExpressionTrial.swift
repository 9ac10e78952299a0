import HTTPTransport
public import LabTime
public import OpenAI
import PolicyExpressions

/// Evaluates single policy expressions, each for the same request that a context file describes.
public struct ExpressionTrial {
  private let description: ContextDescription
  private let environment: GatewayEnvironment

  /// Reads the description of a context.
  ///
  /// - Parameter context: An object of the members of `context`; nil for a bare `GET`.
  /// - Throws: ``ContextDescriptionError`` for a field that `context` has not, and for a wrong value.
  public init(context: JSON?, clock: any LabClock, random: RandomSource) throws(ContextDescriptionError) {
    description = try ContextDescription(context ?? [:])
    environment = GatewayEnvironment(clock: clock, random: random, network: Unreachable())
  }

  /// Evaluates an expression: `@(...)`, `@{...}`, or what stands in the brackets of `@(...)`.
  ///
  /// - Throws: ``ExpressionTrialError`` for one that is refused or throws.
  public func evaluate(_ text: String) async throws -> ExpressionAnswer {
    let start = text.drop { $0.isWhitespace }
    let isBare = !start.hasPrefix("@(") && !start.hasPrefix("@{")
    // The line break ends a comment at the end of the expression.
    let source = isBare ? "@(\(text)\n)" : text
    let offset = isBare ? 2 : 0
    do {
      let expression = try PolicyExpression<Value>(source, context: PolicyContext.declaredType.get())
      let context = try description.context(in: environment)
      defer { context.end() }
      return try ExpressionAnswer(await context.evaluate(expression))
    } catch let error as ExpressionError {
      throw ExpressionTrialError(
        exception: nil, message: error.message, hint: error.hint, line: error.line,
        column: error.line == 1 ? max(1, error.column - offset) : error.column)
    } catch let failure as ExpressionFailure {
      throw ExpressionTrialError(
        exception: failure.exception, message: failure.message, hint: nil, line: failure.line,
        column: failure.line == 1 ? max(1, failure.column - offset) : failure.column)
    }
  }

  // Expressions send nothing.
  private struct Unreachable: Responder {
    func respond(to request: Request) async throws -> Response {
      throw TransportError.connectionFailed(to: request.url.authority, reason: "there is no network")
    }
  }
}
