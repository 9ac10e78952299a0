import HTTPTransport
import LabTime

/// The backend that takes a request.
struct BackendChoice {
  /// The entity; nil when the request goes to a mere URL.
  var backend: DeployedBackend?
  /// The cookie that the caller is to keep, with its value, when it has none that leads to this backend.
  var cookie: String?
}

extension PolicyContext {
  /// Chooses the backend that takes the request now, and has ``target`` say so.
  ///
  /// - Throws: ``PolicyFailure`` when calls are stopped by circuit breakers: of the backend, or of all members of
  ///   its pool. ``response`` is the failure's then, for the condition of a `retry`.
  func chooseBackend() throws -> BackendChoice {
    guard let entity = target?.entity else { return BackendChoice() }
    let now = environment.clock.now
    switch entity {
    case .single(let backend):
      if stores.breakers.isOpen(backend, at: now) {
        throw unavailable(
          reason: "CircuitBreakerOpen", detail: "The circuit breaker of backend '\(backend.name)' is open.")
      }
      return BackendChoice(backend: backend)
    case .pool(let pool):
      let session = pool.cookie.flatMap { request.headers.cookie(named: $0) }
      guard let member = stores.choose(from: pool, session: session, at: now) else {
        let detail = "Backend pool '\(pool.name)' is temporarily unavailable."
        throw unavailable(reason: "BackendPoolUnavailable", detail: detail, statusReason: detail)
      }
      target?.url = member.backend.url
      // Attributes of the cookie are not documented: it lives as long as the caller's session.
      let cookie = session == member.session ? nil : pool.cookie
      return BackendChoice(
        backend: member.backend, cookie: cookie.map { "\($0)=\(member.session); Path=/; HttpOnly" })
    }
  }

  // Source of the words: the conditions of the AI-Gateway labs, which look for them in
  // `context.Response.StatusReason`; "Backends in API Management" for the status and its usual reason.
  private func unavailable(reason: String, detail: String, statusReason: String? = nil) -> PolicyFailure {
    var failure = PolicyFailure(
      status: 503, message: "Service Unavailable", reason: reason, detail: detail)
    var response = BuiltInResponse.response(to: failure, activityID: requestID)
    response.reason = statusReason
    failure.response = response
    self.response = response
    consumed.remove(.response)
    return failure
  }
}

extension Stores {
  /// The member of a pool that takes a request: the one its session is with, else the next in turn of the first
  /// priority that has a member whose breaker is closed. Nil when every breaker is open.
  fileprivate func choose(
    from pool: DeployedPool, session: String?, at now: Instant
  ) -> DeployedPool.Member? {
    if let session, let member = pool.groups.joined().first(where: { $0.session == session }),
      !breakers.isOpen(member.backend, at: now)
    {
      return member
    }
    for group in pool.groups {
      let closed = group.filter { !breakers.isOpen($0.backend, at: now) }
      if let member = rotations.next(of: closed, in: pool.name) { return member }
    }
    return nil
  }
}

extension Headers {
  /// The value of a cookie that the caller sent (RFC 6265, 4.2).
  fileprivate func cookie(named name: String) -> String? {
    for field in self[all: "Cookie"] {
      for pair in field.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
      }
    }
    return nil
  }
}
