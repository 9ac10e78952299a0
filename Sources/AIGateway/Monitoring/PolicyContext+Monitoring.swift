import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions
import Synchronization

extension PolicyContext {
  /// Whether anyone gathers metrics of this request; if not, none need be made.
  var gathersMetrics: Bool {
    environment.onMetric != nil || monitoring?.insights?.diagnostic.metrics == true
  }

  /// Where metrics of this request go: to whoever runs the gateway, and to Application Insights.
  var metricSink: @Sendable (Metric) -> Void {
    let insights = monitoring?.insights.flatMap { $0.diagnostic.metrics ? $0 : nil }
    let (operation, parent) = (telemetryOperation, requestID.text("N"))
    return { [environment, telemetry = stores.telemetry, role = deployed.service.name] metric in
      environment.onMetric?(metric)
      guard let insights else { return }
      let item = TelemetryItem(
        content: .metric(metric), time: metric.time, operation: operation, parent: parent, role: role)
      telemetry.add([item], to: insights, environment)
    }
  }

  /// The operation that the request's telemetry belongs to: the caller's, where it tells one, so that all requests of
  /// one transaction are found together.
  ///
  /// Source: "Telemetry correlation in Application Insights": the trace of `traceparent` (W3C), else the root of
  /// `Request-Id` (`|root.child.`), else an operation of its own.
  var telemetryOperation: String {
    if let trace = request.headers["traceparent"]?.split(separator: "-").dropFirst().first,
      trace.utf8.count == 32,
      trace.utf8.allSatisfy({ isHexDigit($0) })
    {
      return String(trace)
    }
    let root = request.headers["Request-Id"]?.drop { $0 == "|" }.prefix { $0 != "." }.prefix(128)
    guard let root, !root.isEmpty else { return requestID.text("N") }
    return String(root)
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }

  /// Keeps the request's body as it arrived, where its messages are logged.
  func keepBodyForLog() async {
    guard environment.onLog != nil, monitoring?.logs?.messages != nil else { return }
    needsPlainAnswer = true
    // A body that breaks off fails where a policy needs it, and is told of there.
    try? await gather(.request)
    if case .bytes(let bytes) = request.body { loggedBody = bytes }
  }

  /// The response, with what is kept of its request written down once the response is complete.
  func monitored(_ response: Response) -> Response {
    guard let monitoring else { return response }
    let failed = response.status >= 400 || lastError != nil
    let kept = monitoring.kept(failed: failed, environment.random)
    guard kept.insights != nil || (kept.logs != nil && environment.onLog != nil) else { return response }
    let record = AnsweredRequest(self, response)
    let reader = ResponseReader(keepsBody: kept.logs?.messages != nil && record.isModelTraffic) {
      [environment, stores] body in
      let end = environment.clock.now
      stores.errands.start(on: environment.clock) {
        if let insights = kept.insights {
          stores.telemetry.add(record.telemetry(end), to: insights, environment)
        }
        guard let logs = kept.logs, let log = environment.onLog else { return }
        log(.gateway(record.row(end)))
        guard let messages = logs.messages, record.isModelTraffic else { return }
        for row in LLMExchange(record, answer: body).rows(messages) { log(.llm(row)) }
      }
    }
    var response = response
    response.body = reader.reading(response.body)
    return response
  }
}

extension Monitoring {
  // What is kept of one request: all, or a share of them.
  fileprivate func kept(failed: Bool, _ random: RandomSource) -> Monitoring {
    func keeps(_ diagnostic: Diagnostic) -> Bool {
      if diagnostic.samplingPercentage >= 100 || failed && diagnostic.alwaysLogsErrors { return true }
      return random.nextUnit() * 100 < diagnostic.samplingPercentage
    }
    return Monitoring(
      insights: insights.flatMap { keeps($0.diagnostic) ? $0 : nil },
      logs: logs.flatMap { keeps($0.diagnostic) ? $0 : nil })
  }
}
