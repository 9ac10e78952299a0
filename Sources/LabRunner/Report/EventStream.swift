import Foundation
import LabTime
import Synchronization

/// Writes down what happens as it happens: a JSON object on each line (NDJSON), written at once.
///
/// Every line has `seq` (from 1), `event`, `t` (the run's own time), `wall`, `run` (the number in the history) and,
/// within a step, `step`. An event's other fields are those of ``LabRun`` as JSON. The first event of a run names
/// the shape, ``schema``.
public final class EventStream: Report {
  /// The name and version of the lines' shape.
  public static let schema = "labs.events/1"

  private struct State {
    var seq = 0
    var run: Int64?
    var step: String?
    var failure: TextOutputError?
  }

  private let output: any TextOutput
  private let encoder: JSONEncoder
  private let state = Mutex(State())

  /// Creates a stream of events to an output.
  public init(to output: any TextOutput) {
    self.output = output
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  }

  /// Why the output took no more lines; nil when it took all.
  public var failure: TextOutputError? { state.withLock { $0.failure } }

  /// Writes a line.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      guard state.failure == nil else { return }
      switch event.kind {
      case .runStarted(_, let number): (state.run, state.step) = (number, nil)
      case .stepStarted(let name), .stepReused(let name, _), .stepSkipped(let name): state.step = name
      default: break
      }
      state.seq += 1
      let line = EventLine(event: event, seq: state.seq, run: state.run, step: state.step)
      switch event.kind {
      case .stepFinished, .stepSkipped: state.step = nil
      default: break
      }
      do {
        try output.write(String(decoding: try encoder.encode(line), as: UTF8.self) + "\n")
      } catch {
        state.failure = error as? TextOutputError ?? .failed(0)
      }
    }
  }
}
