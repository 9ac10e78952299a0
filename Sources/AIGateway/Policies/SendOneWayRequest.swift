import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `send-one-way-request`: sends a request of its own and does not wait for what comes of it.
struct SendOneWayRequest: Policy {
  static let name = "send-one-way-request"
  static let sections = Set(Section.allCases)

  private let recipe: RequestRecipe

  init(_ element: PolicyElement) throws(PolicyError) {
    recipe = try RequestRecipe(element)
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let request = try await recipe.request(context)
    context.note(
      Self.name, ["request": ["method": .string(request.method), "url": .string(request.url.description)]])
    let environment = context.environment
    context.stores.errands.start(on: environment.clock) {
      _ = try? await SendRequest.send(request, in: environment)
    }
    return .next
  }
}
