import LabTime

/// One event as a JSON object.
struct EventLine: Encodable {
  let event: RunEvent
  let seq: Int
  let run: Int64?
  let step: String?

  private enum CodingKeys: CodingKey {
    case seq, event, t, wall, run, step
    case schema, lab, seed, mode, params, tags, resumedFrom
    case phase, reusedFrom, status, error, exitCode
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(seq, forKey: .seq)
    try container.encode(event.kind.name, forKey: .event)
    try container.encode(event.time, forKey: .t)
    try container.encode(event.wall, forKey: .wall)
    try container.encodeIfPresent(run, forKey: .run)
    try container.encodeIfPresent(step, forKey: .step)
    switch event.kind {
    case .runStarted(let header, _):
      try container.encode(EventStream.schema, forKey: .schema)
      try container.encode(header.lab.name, forKey: .lab)
      // As text, because 64 bits without a sign are more than many readers of JSON can hold.
      try container.encode("\(header.seed)", forKey: .seed)
      try container.encode(header.mode, forKey: .mode)
      try container.encode(header.parameters, forKey: .params)
      try container.encode(header.tags, forKey: .tags)
      try container.encodeIfPresent(header.resumedFrom, forKey: .resumedFrom)
    case .phaseStarted(let phase): try container.encode(phase, forKey: .phase)
    case .stepStarted, .stepSkipped: break
    case .stepReused(_, let run): try container.encode(run, forKey: .reusedFrom)
    case .text(let record): try record.encode(to: encoder)
    case .request(let record): try record.encode(to: encoder)
    case .metric(let record): try record.encode(to: encoder)
    case .assertion(let record): try record.encode(to: encoder)
    case .chart(let chart): try chart.encode(to: encoder)
    case .output(let record): try record.encode(to: encoder)
    case .stepFinished(let status, let failure):
      try container.encode(status, forKey: .status)
      try container.encodeIfPresent(failure, forKey: .error)
    case .runFinished(let status, let exitCode):
      try container.encode(status, forKey: .status)
      try container.encodeIfPresent(exitCode, forKey: .exitCode)
    }
  }
}

extension RunEvent.Kind {
  /// The event's name in a stream of events.
  var name: String {
    switch self {
    case .runStarted: "run.started"
    case .phaseStarted: "phase.started"
    case .stepStarted: "step.started"
    case .stepReused: "step.reused"
    case .stepSkipped: "step.skipped"
    case .text: "text"
    case .request: "request"
    case .metric: "metric"
    case .assertion: "assertion"
    case .chart: "chart"
    case .output: "output"
    case .stepFinished: "step.finished"
    case .runFinished: "run.finished"
    }
  }
}
