import HTTPTransport
import LabTime
import Synchronization

/// Sends a reply event by event, each when the model would have it ready.
///
/// The pace is kept from the request's arrival, so a slow reader does not slow the model down.
final class ReplyStream: Sendable {
  private struct State {
    var waiting: ArraySlice<[UInt8]>
    var due: Instant
    var nextToken = 0
    var sent = 0
    var isClosed = false
  }

  private let reply: Reply
  private let format: any ReplyFormat
  private let latency: LatencyModel
  private let fault: Fault?
  private let clock: any LabClock
  private let random: RandomSource
  private let state: Mutex<State>

  init(
    _ reply: Reply, _ format: any ReplyFormat, firstToken: Instant, latency: LatencyModel, fault: Fault?,
    clock: any LabClock, random: RandomSource
  ) {
    self.reply = reply
    self.format = format
    self.latency = latency
    self.fault = fault
    self.clock = clock
    self.random = random
    state = Mutex(State(waiting: format.opening()[...], due: firstToken))
  }

  /// The events as a body.
  var body: Body {
    .stream(BodyStream { try await self.next() })
  }

  private func next() async throws -> [UInt8]? {
    let (event, due, number) = state.withLock { state in
      (nextEvent(&state), state.due, state.sent)
    }
    if case .disconnectAfter(let count) = fault, number > count { throw TransportError.connectionClosed }
    guard let event else { return nil }
    try await clock.sleep(until: due)
    guard fault == .malformedJSON, number == 2 else { return event }
    state.withLock { state in
      state.isClosed = true
      state.waiting = []
    }
    return Array(event.prefix(event.count / 2))
  }

  private func nextEvent(_ state: inout State) -> [UInt8]? {
    if state.waiting.isEmpty { advance(&state) }
    if case .stall(let duration, let count) = fault, count > 0, count == state.sent {
      state.due = state.due + duration
    }
    state.sent += 1
    return state.waiting.popFirst()
  }

  // Writes the events of the next token, or the last ones.
  private func advance(_ state: inout State) {
    guard !state.isClosed else { return }
    let index = state.nextToken
    var events: [[UInt8]] = []
    if index < reply.longest {
      if index > 0 { state.due = state.due + latency.untilNextToken(random) }
      state.nextToken += 1
      for (number, choice) in reply.choices.enumerated() where index < choice.steps {
        events += format.events(ofStep: index, choice: number)
      }
    } else {
      state.isClosed = true
      events = format.closing()
    }
    state.waiting = events[...]
  }
}
