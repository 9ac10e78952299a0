import AIGateway
import LabRunner
import LabTime
import OpenAI
import Synchronization

/// What a run has come to so far, for the person who looks at it in a pause.
final class RunMemory: Sendable {
  /// A request that the gateway has answered, and the step it was sent in.
  struct Request: Sendable {
    let step: String
    let trace: Trace
  }

  private struct State {
    var number: Int64?
    var started: Instant?
    var step = ""
    var outputs: [(name: String, value: String)] = []
    var requests: [Request] = []
    var forgotten = 0
  }

  private let state = Mutex(State())

  // A trace takes some kilobytes; a load test must not fill the memory.
  private static let limit = 5000

  /// The run's number in the history.
  var number: Int64? { state.withLock { $0.number } }

  /// When it began by its own clock.
  var started: Instant? { state.withLock { $0.started } }

  /// The outputs in the order of their first values, each with its last one as JSON.
  var outputs: [(name: String, value: String)] { state.withLock { $0.outputs } }

  /// The last requests in order; the number of the first is one more than what was forgotten.
  var requests: (forgotten: Int, list: [Request]) { state.withLock { ($0.forgotten, $0.requests) } }

  /// Takes in what happens.
  func note(_ event: RunEvent) {
    state.withLock { state in
      switch event.kind {
      case .runStarted(_, let number):
        state = State()
        state.number = number
        state.started = event.time
      case .stepStarted(let name): state.step = name
      case .output(let output):
        if let place = state.outputs.firstIndex(where: { $0.name == output.name }) {
          state.outputs[place].value = output.value
        } else {
          state.outputs.append((output.name, output.value))
        }
      default: break
      }
    }
  }

  /// Takes in the trace of a request.
  func note(_ trace: Trace) {
    state.withLock { state in
      if state.requests.count >= Self.limit {
        state.requests.removeFirst(Self.limit / 10)
        state.forgotten += Self.limit / 10
      }
      state.requests.append(Request(step: state.step, trace: trace))
    }
  }
}
