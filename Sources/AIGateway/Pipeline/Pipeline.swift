import HTTPTransport

/// The policies that a request to one operation runs through, of all scopes, flat and in order.
final class Pipeline: Sendable {
  let inbound: [PolicyStep]
  let backend: [PolicyStep]
  let outbound: [PolicyStep]
  let onError: [PolicyStep]
  // Those of the inbound section, also from fragments.
  private let cors: [PolicyStep]
  // Those of the inbound section.
  private let crossDomain: [PolicyStep]

  /// Puts a pipeline together from the policies of each section.
  init(_ steps: (Section) -> [PolicyStep]) {
    inbound = steps(.inbound)
    backend = steps(.backend)
    outbound = steps(.outbound)
    onError = steps(.onError)
    cors = inbound.flatMap { ($0.policy as? IncludeFragment)?.steps ?? [$0] }.filter { $0.policy is CORS }
    crossDomain = inbound.filter { $0.policy is CrossDomain }
  }

  /// Takes one request from its arrival to its response.
  ///
  /// ```
  ///  inbound ──▶ backend ──▶ outbound ──▶ response
  ///     └───────────┴─ error ─┴──▶ on-error ──▶ response
  /// ```
  ///
  /// - Throws: `CancellationError` when the caller is gone. Every other error has a response.
  func respond(_ context: PolicyContext) async throws -> Response {
    do {
      try await runSections(context)
    } catch {
      try Task.checkCancellation()
      return try await refuse(context, error)
    }
    return await context.finish()
  }

  /// Whether it has a `cors` policy.
  var hasCORS: Bool { !cors.isEmpty }

  /// Answers a preflight request by the `cors` policies alone.
  ///
  /// Source: the "cors" page of the policy reference. The first policy that knows the origin answers; when
  /// none does the answer is an empty 200.
  func answerPreflight(_ context: PolicyContext) async throws -> Response {
    context.isPreflight = true
    do {
      _ = try await run(cors, in: .inbound, context)
    } catch {
      try Task.checkCancellation()
      return try await refuse(context, error)
    }
    return await context.finish()
  }

  /// Answers a request for a cross-domain document; nil when there is no policy for it.
  func answerCrossDomain(_ context: PolicyContext) async throws -> Response? {
    guard !crossDomain.isEmpty, try await run(crossDomain, in: .inbound, context) == .respond else {
      return nil
    }
    return await context.finish()
  }

  /// Answers a request that failed: the built-in response, as the on-error section leaves it.
  func refuse(_ context: PolicyContext, _ error: any Error) async throws -> Response {
    // What a backend's answer took is charged by that answer; without one, the failure is the answer.
    if context.backendHasAnswered { await context.settle() }
    context.fail(error)
    await context.settle()
    do {
      _ = try await run(onError, in: .onError, context)
    } catch {
      try Task.checkCancellation()
      context.fail(error)
    }
    return await context.finish()
  }

  private func runSections(_ context: PolicyContext) async throws {
    var outcome = try await run(inbound, in: .inbound, context)
    if outcome == .next {
      outcome = try await run(backend, in: .backend, context)
    }
    await context.settle()
    if outcome != .respond {
      try await context.checkResponse()
      _ = try await run(outbound, in: .outbound, context)
    }
  }

  private func run(
    _ steps: [PolicyStep], in section: Section, _ context: PolicyContext
  ) async throws -> Outcome {
    context.section = section
    return try await steps.run(context)
  }
}
