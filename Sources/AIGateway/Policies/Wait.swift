import HTTPTransport
import PolicyExpressions

/// `wait`: runs its policies side by side until all of them, or the first of them, are done.
///
/// Only sending takes time, so only the requests of `send-request` are under way at once; the policies
/// themselves run one after another, as everywhere, in the order in which what they wait for is there.
struct Wait: Policy {
  static let name = "wait"
  static let sections: Set<Section> = [.inbound, .backend, .outbound]

  private let mode: PolicyExpression<String>?
  private let steps: [PolicyStep]

  private static let children = [SendRequest.name, "cache-lookup-value", Choose.name]

  init(_ element: PolicyElement) throws(PolicyError) {
    mode = try element.optionalExpression("for")
    if let literal = mode?.literal, Self.waitsForAll(literal) == nil {
      throw element.error(at: "for", "for is \"\(literal)\"", hint: "all or any was expected")
    }
    let policies = element.policies()
    if let other = policies.first(where: { !Self.children.contains($0.name) }) {
      throw other.error(
        "<wait> cannot hold <\(other.name)>", hint: "it holds \(Self.children.joined(separator: ", "))")
    }
    steps = try element.steps()
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let mode = if let mode { try await context.evaluate(mode) } else { "all" }
    guard let waitsForAll = Self.waitsForAll(mode) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "'\(mode)' is not all or any.")
    }
    let environment = context.environment
    return try await withThrowingTaskGroup(of: (Int, Result<Response, any Error>).self) { group in
      defer { group.cancelAll() }
      var strands = steps.map { Strand([$0]) }
      var ready = Array(strands.indices)
      while true {
        for index in ready {
          switch try await strands[index].advance(context) {
          case .sending(let request):
            group.addTask {
              do {
                return (index, .success(try await SendRequest.send(request, in: environment)))
              } catch {
                return (index, .failure(error))
              }
            }
          case .done where waitsForAll:
            break
          case .done:
            return .next
          case .ended(let outcome):
            return outcome
          }
        }
        guard let (index, result) = try await group.next() else { return .next }
        try Task.checkCancellation()
        try strands[index].receive(result, context)
        ready = [index]
      }
    }
  }

  private static func waitsForAll(_ mode: String) -> Bool? {
    switch mode {
    case "all": true
    case "any": false
    default: nil
    }
  }
}
