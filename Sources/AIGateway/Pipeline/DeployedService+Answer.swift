import HTTPTransport

/// The way of one request through the gateway.
extension DeployedService {
  /// Answers the request of a context: finds its operation, checks its key, runs its pipeline.
  ///
  /// - Throws: `CancellationError` when the caller is gone; every other failure is a response.
  func answer(_ context: PolicyContext) async throws -> Response {
    let request = context.request
    context.noteArrival()
    if request.isPreflight, let response = try await preflight(context) { return response }
    guard let match = operations.match(request.method, request.url.path) else {
      if let response = try await globalPipeline.answerCrossDomain(context) { return response }
      return try await globalPipeline.refuse(context, PolicyFailure.operationNotFound)
    }
    context.put(at: match)
    if context.monitoring != nil { await context.keepBodyForLog() }
    let pipelines = pipelines[match.api][match.operation]
    do {
      let access = try keys.access(to: service.apis[match.api], by: request)
      context.subscription = access.subscription
      context.user = access.subscription?.owner
      context.product = access.product
      context.notePlace()
    } catch {
      return try await pipelines.withoutProduct.refuse(context, error)
    }
    return try await pipelines.pipeline(in: context.product).respond(context)
  }

  // What a browser asks before it sends a request is answered for the operation of that request, without a
  // key: browsers send none with the question. An operation of its own for OPTIONS comes before that.
  private func preflight(_ context: PolicyContext) async throws -> Response? {
    let request = context.request
    guard let method = request.headers[Request.preflightMethod] else { return nil }
    if let own = operations.match(request.method, request.url.path),
      service.apis[own.api].operations[own.operation].method == request.method
    {
      return nil
    }
    guard let match = operations.match(method, request.url.path) else { return nil }
    let pipelines = pipelines[match.api][match.operation]
    guard pipelines.withoutProduct.hasCORS else { return nil }
    context.put(at: match)
    return try await pipelines.withoutProduct.answerPreflight(context)
  }
}
