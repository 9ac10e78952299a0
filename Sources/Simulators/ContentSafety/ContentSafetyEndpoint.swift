public import HTTPTransport
public import LabTime
import OpenAI
import Synchronization

/// A running Content Safety resource, as a ``ContentSafetySimulator`` describes it.
///
/// A judgement depends on the text and the blocklists alone.
public final class ContentSafetyEndpoint: Responder {
  /// When it was started, and how many requests have come since.
  struct Progress: Codable {
    let start: Instant
    @Counted var received = 0
  }

  private let simulator: ContentSafetySimulator
  private let clock: any LabClock
  private let random: RandomSource
  private let progress: Mutex<Progress>
  private let blocklists: Blocklists

  init(_ simulator: ContentSafetySimulator, clock: any LabClock, random: RandomSource) {
    self.simulator = simulator
    self.clock = clock
    self.random = random
    progress = Mutex(Progress(start: clock.now))
    blocklists = Blocklists(simulator.blocklists, random: random.derived("blocklists"))
  }

  /// Answers a request as the real service would, after some 50 milliseconds.
  ///
  /// - Throws: `CancellationError`, or ``TransportError/connectionClosed`` when a fault wants it.
  public func respond(to request: Request) async throws -> Response {
    let (number, start) = progress.withLock { progress in
      progress.received += 1
      return (progress.received, progress.start)
    }
    let random = random.derived("request \(number)")
    let fault = simulator.faults.fault(request: number, elapsed: clock.now - start, self.random)
    if case .stall(let duration, _) = fault { try await clock.sleep(for: duration) }
    if case .disconnect = fault { throw TransportError.connectionClosed }
    try await clock.sleep(for: .milliseconds(random.next(in: 35...65)))
    var headers: Headers = ["Content-Type": "application/json", "apim-request-id": random.uuid()]
    if case .status(let status, let body, let retryAfter) = fault {
      if let retryAfter { headers["Retry-After"] = "\(retryAfter)" }
      let error = ContentSafetyError(
        status: status, code: "\(status)", message: Response.usualReason(of: status))
      return Response(status, headers: headers, body: body.map(Body.text) ?? .bytes(error.json.bytes))
    }
    do {
      try simulator.access.check(request.headers, at: clock.now)
      let operation = try ContentSafetyOperation(request)
      let (status, json) = try perform(operation, try await body(of: request))
      guard let json else { return Response(status, headers: headers) }
      return Response(status, headers: headers, body: fault?.spoiled(json.bytes) ?? .bytes(json.bytes))
    } catch let error as ContentSafetyError {
      return Response(error.status, headers: headers, body: .bytes(error.json.bytes))
    }
  }

  private func perform(
    _ operation: ContentSafetyOperation, _ body: [UInt8]
  ) throws(ContentSafetyError) -> (Int, JSON?) {
    switch operation {
    case .analyzeText:
      return (200, try TextAnalysis(parsing: body).result(with: blocklists))
    case .shieldPrompt:
      return (200, try PromptShield(parsing: body).result)
    case .listBlocklists:
      return (200, ["value": .array(blocklists.all.map(\.json))])
    case .getBlocklist(let name):
      return (200, try blocklists.list(name).json)
    case .putBlocklist(let name):
      return try blocklists.put(name, try ContentSafetyBody(parsing: body))
    case .deleteBlocklist(let name):
      try blocklists.delete(name)
      return (204, nil)
    case .addItems(let name):
      return (200, try blocklists.add(to: name, try ContentSafetyBody(parsing: body)))
    case .removeItems(let name):
      try blocklists.remove(from: name, try ContentSafetyBody(parsing: body))
      return (204, nil)
    case .listItems(let name):
      return (200, ["value": .array(try blocklists.list(name).items.map(\.json))])
    case .getItem(let name, let id):
      return (200, try blocklists.item(id, of: name).json)
    }
  }

  private func body(of request: Request) async throws -> [UInt8] {
    do {
      return try await request.body.gathered(upTo: Self.largestBody)
    } catch TransportError.bodyTooLarge(let limit) {
      throw ContentSafetyError.invalidBody("The request body is larger than \(limit) bytes.")
    }
  }

  private static let largestBody = 4 << 20
}

extension ContentSafetyEndpoint: Stateful {
  /// What a resource has counted and been told.
  public struct Snapshot: Codable {
    let progress: Progress
    let blocklists: Blocklists.Snapshot
  }

  /// How many requests have come, and the blocklists.
  public func snapshot() -> Snapshot {
    Snapshot(progress: progress.withLock { $0 }, blocklists: blocklists.snapshot())
  }

  /// Goes on from there.
  public func restore(_ snapshot: Snapshot) {
    progress.withLock { $0 = snapshot.progress }
    blocklists.restore(snapshot.blocklists)
  }
}
