import HTTPTransport

/// One policy at its place in a document; shared, since every request goes through it.
final class PolicyStep: Sendable {
  /// The policy, ready to run.
  let policy: any PolicyAction
  /// The element's name; two names may share one implementation.
  let name: String
  /// The element's `id` attribute.
  let id: String?
  /// The scope of the document it stands in.
  let scope: Scope
  /// Its place in the section, such as `choose[1]/when[2]/set-header[1]`.
  let path: String

  init(_ policy: any PolicyAction, _ element: PolicyElement, at site: PolicySite) {
    self.policy = policy
    name = element.name
    id = element.id
    scope = site.scope
    path = site.path
  }
}

/// A failure together with the innermost policy in which it came up.
struct LocatedFailure: Error {
  let error: any Error
  let step: PolicyStep
}

extension [PolicyStep] {
  /// Runs policies in order until one ends the request: the one loop that all policies go through.
  func run(_ context: PolicyContext) async throws -> Outcome {
    for step in self {
      do {
        let outcome: Outcome
        if context.trace == nil {
          outcome = try await step.policy.run(context)
        } else {
          outcome = try await context.traced(step)
        }
        if outcome != .next { return outcome }
      } catch let failure as LocatedFailure {
        throw failure
      } catch {
        throw LocatedFailure(error: error, step: step)
      }
    }
    return .next
  }
}
