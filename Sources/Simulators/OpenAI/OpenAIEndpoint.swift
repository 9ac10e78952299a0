public import HTTPTransport
import LabTime
import OpenAI
import Synchronization

/// A running OpenAI endpoint, as an ``OpenAISimulator`` describes it.
///
/// An answer depends on the seed, the deployment, the conversation and how often this conversation was asked
/// before; not on time, nor on what others ask.
public final class OpenAIEndpoint: Responder {
  struct State {
    let start: Instant
    var received = 0
    var answered = 0
    var limits: [String: DeploymentLimits]
  }

  private static let largestBody = 64 << 20

  let models: LocalModels
  let random: RandomSource
  let responses = ResponseStore()
  private let simulator: OpenAISimulator
  let deployments: [String: Deployment]
  private let clock: any LabClock
  let composer: ReplyComposer
  let state: Mutex<State>

  init(_ simulator: OpenAISimulator, clock: any LabClock, random: RandomSource, models: LocalModels) {
    self.simulator = simulator
    self.clock = clock
    self.random = random
    self.models = models
    composer = ReplyComposer(random, models)
    deployments = Dictionary(simulator.deployments.map { ($0.name, $0) }) { first, _ in first }
    state = Mutex(State(start: clock.now, limits: deployments.mapValues(DeploymentLimits.init)))
  }

  /// How many requests have arrived.
  public var receivedCount: Int {
    state.withLock { $0.received }
  }

  /// How many requests a model has answered; a stream counts when it begins.
  public var answeredCount: Int {
    state.withLock { $0.answered }
  }

  /// Answers a request as the real service would, after as long.
  ///
  /// - Throws: `CancellationError`, or ``TransportError/connectionClosed`` when a fault wants it.
  public func respond(to request: Request) async throws -> Response {
    let arrival = clock.now
    let (number, start) = state.withLock { state in
      state.received += 1
      return (state.received, state.start)
    }
    let fault = simulator.faults.fault(request: number, elapsed: arrival - start, random)
    let head = ResponseHead(
      dialect: OperationAddress.dialect(of: request.url.path), region: simulator.region,
      clientRequestID: request.headers["x-ms-client-request-id"],
      identifiers: random.derived("request \(number)"))
    switch fault {
    case .disconnect: throw TransportError.connectionClosed
    case .status(let status, let body, let retryAfter):
      return Fault.response(status, body: body, retryAfter: retryAfter, head)
    case .stall(let duration, afterEvents: ...0): try await clock.sleep(for: duration)
    case .stall, .malformedJSON, .disconnectAfter, nil: break
    }
    do {
      return try await answer(request, head, arrival: clock.now, fault: fault)
    } catch let refusal as Refusal {
      return head.response(refusal)
    }
  }

  private func answer(
    _ request: Request, _ head: ResponseHead, arrival: Instant, fault: Fault?
  ) async throws -> Response {
    let address = try OperationAddress(request)
    if let refusal = simulator.access.refusal(
      of: request.headers, dialect: address.dialect, at: clock.now)
    {
      throw refusal
    }
    let list = ModelList(deployments: simulator.deployments, dialect: address.dialect)
    switch address.target {
    case .listModels: return head.response(200, list.json())
    case .showModel(let name):
      guard let json = list.json(for: name) else { throw Refusal.unknownDeployment(name, address) }
      return head.response(200, json)
    case .response(let action, let id):
      guard let models = simulator.answering else { return try respond(action, to: id, head) }
      return try await models.respond(to: request)
    case .model(let operation):
      let body = try await Self.body(of: request)
      let (deployment, work) = try read(body, operation, address)
      let call = Call(address: address, head: head, arrival: arrival, fault: fault)
      guard let models = simulator.answering else { return try await perform(work, on: deployment, call) }
      var request = request
      request.body = .bytes(body)
      return try await pass(request, work, operation, on: deployment, to: models, call)
    }
  }

  private static func body(of request: Request) async throws -> [UInt8] {
    do {
      return try await request.body.gathered(upTo: largestBody)
    } catch TransportError.bodyTooLarge {
      throw Refusal.bodyTooLarge
    }
  }

  // The deployment is looked up before the body is read where the path names it, as Azure does.
  private func read(
    _ body: [UInt8], _ operation: ModelOperation, _ address: OperationAddress
  ) throws(Refusal) -> (Deployment, ModelRequest) {
    if let name = address.deployment {
      let deployment = try deployment(name, for: operation, address)
      return (deployment, try Self.request(operation, body))
    }
    let work = try Self.request(operation, body)
    guard let name = work.model, !name.isEmpty else { throw .missingModel() }
    return (try deployment(name, for: operation, address), work)
  }

  private static func request(
    _ operation: ModelOperation, _ body: [UInt8]
  ) throws(Refusal) -> ModelRequest {
    do {
      return try ModelRequest(operation, parsing: body)
    } catch {
      throw Refusal(error)
    }
  }

  private func deployment(
    _ name: String, for operation: ModelOperation, _ address: OperationAddress
  ) throws(Refusal) -> Deployment {
    guard let deployment = deployments[name] else { throw .unknownDeployment(name, address) }
    guard deployment.model.operations.contains(operation) else {
      throw .unsupported(operation, by: deployment.model, address.dialect)
    }
    return deployment
  }

  private func perform(
    _ work: ModelRequest, on deployment: Deployment, _ call: Call
  ) async throws -> Response {
    switch work {
    case .chat(let request): try await write(.chat(request), with: deployment, call)
    case .completion(let request): try await write(.text(request), with: deployment, call)
    case .response(let request): try await write(.response(try turn(request)), with: deployment, call)
    case .embeddings(let request): try await embed(request, with: deployment, call)
    case .images(let request): try await draw(request, with: deployment, call)
    }
  }

  private func write(_ work: TextRequest, with deployment: Deployment, _ call: Call) async throws -> Response
  {
    let promptTokens = work.promptTokens(models.tokenizer(for: deployment.model.name))
    if let excess = work.excess(promptTokens: promptTokens, for: deployment.model) { throw Refusal(excess) }
    var own = try admit(cost: work.cost, work.operation, to: deployment, call)
    let (reply, latencies) = composer.reply(
      to: work, promptTokens: promptTokens, from: deployment, at: call.arrival)
    let format = format(reply, to: work, call)
    let untilFirst = simulator.latency.untilFirstToken(promptTokens: reply.usage.promptTokens, latencies)
    if work.isStreamed {
      if call.address.dialect == .openAI { own.append("openai-processing-ms", Self.milliseconds(untilFirst)) }
      let stream = ReplyStream(
        reply, format, firstToken: call.arrival + untilFirst, latency: simulator.latency, fault: call.fault,
        clock: clock, random: latencies)
      let headers = call.head.headers(contentType: "text/event-stream; charset=utf-8", own: own)
      return Response(200, headers: headers, body: stream.body)
    }
    let later = (1..<max(1, reply.longest)).map { _ in simulator.latency.untilNextToken(latencies) }
    return try await deliver(format.body(), own: own, after: later.reduce(untilFirst, +), call)
  }

  private func format(_ reply: Reply, to work: TextRequest, _ call: Call) -> any ReplyFormat {
    guard case .response(let turn) = work else {
      return CompletionFormat(
        reply, to: work, call.address.dialect, random.derived("likelihoods of \(reply.id)"))
    }
    let identifiers = random.derived("items of \(reply.id)")
    let format = ResponseFormat(
      reply, to: turn, messageID: "msg_" + identifiers.hexadecimal(48),
      callItemIDs: (reply.choices.first?.calls ?? []).map { _ in "fc_" + identifiers.hexadecimal(48) })
    keep(format, turn, identifiers)
    return format
  }
}

extension OpenAIEndpoint {
  /// Answers with a whole body when a model that reads that many tokens would have it ready.
  func deliver(_ body: [UInt8], own: Headers, tokens: Int, _ call: Call) async throws -> Response {
    let latencies = random.derived("latency \(call.arrival.nanoseconds) \(tokens)")
    return try await deliver(
      body, own: own, after: simulator.latency.untilFirstToken(promptTokens: tokens, latencies), call)
  }

  private func deliver(
    _ body: [UInt8], own: Headers, after duration: Duration, _ call: Call
  ) async throws -> Response {
    var (own, duration) = (own, duration)
    if case .stall(let stall, afterEvents: 1...) = call.fault { duration += stall }
    if call.address.dialect == .openAI { own.append("openai-processing-ms", Self.milliseconds(duration)) }
    try await clock.sleep(until: call.arrival + duration)
    let headers = call.head.headers(contentType: "application/json", own: own)
    return Response(200, headers: headers, body: call.fault?.spoiled(body) ?? .bytes(body))
  }

  /// Charges a request to the deployment's limits; the header fields that tell what is left.
  func admit(
    cost: Int, _ operation: ModelOperation, to deployment: Deployment, _ call: Call
  ) throws(Refusal) -> Headers {
    let now = clock.now
    let (excess, requests, tokens) = state.withLock { state in
      let excess = state.limits[deployment.name]?.admit(cost: cost, at: now)
      if excess == nil { state.answered += 1 }
      return (
        excess, state.limits[deployment.name]?.requestBalance(at: now),
        state.limits[deployment.name]?.tokenBalance(at: now)
      )
    }
    var headers: Headers = call.address.dialect == .azure ? ["x-ms-deployment-name": deployment.name] : [:]
    for (name, balance) in [("requests", requests), ("tokens", tokens)] {
      guard let balance else { continue }
      headers.append("x-ratelimit-limit-\(name)", "\(balance.limit)")
      headers.append("x-ratelimit-remaining-\(name)", "\(balance.remaining)")
    }
    guard let excess else { return headers }
    var refusal = Refusal.limitExceeded(excess, of: deployment, operation: operation, call.address)
    headers.fields.forEach { refusal.headers.append($0.name, $0.value) }
    throw refusal
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Int(duration.inMilliseconds.rounded()))"
  }
}
