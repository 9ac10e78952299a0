/// The diagnostics of one API, ready for its requests.
struct Monitoring: Sendable {
  /// Telemetry for Application Insights.
  struct Insights: Sendable {
    let logger: String
    let resource: InsightsResource
    let diagnostic: Diagnostic
  }

  /// Logs for Azure Monitor.
  struct Logs: Sendable {
    let messages: LLMMessages?
    let diagnostic: Diagnostic
  }

  let insights: Insights?
  let logs: Logs?

  init(insights: Insights?, logs: Logs?) {
    self.insights = insights
    self.logs = logs
  }

  /// What is kept of the requests to each API, in the service's order.
  ///
  /// - Throws: ``PolicyError`` for a diagnostic that names an API or a logger that there is not.
  static func ofAPIs(_ service: Service) throws(PolicyError) -> [Monitoring?] {
    let apis = service.apis.map(\.name)
    for diagnostic in service.diagnostics {
      guard let api = diagnostic.api, !apis.contains(api) else { continue }
      throw error("there is no API \"\(api)\"", nearest: Spelling.nearest(to: api, in: apis))
    }
    var all: [Monitoring?] = []
    for api in apis { all.append(try Monitoring(service, api: api)) }
    return all
  }

  private init?(_ service: Service, api: String) throws(PolicyError) {
    // The API's own diagnostics come before those for all.
    let diagnostics =
      service.diagnostics.filter { $0.api == api } + service.diagnostics.filter { $0.api == nil }
    guard !diagnostics.isEmpty else { return nil }
    var insights: Insights?
    var logs: Logs?
    for diagnostic in diagnostics {
      switch diagnostic.destination {
      case .azureMonitor(let messages):
        logs = logs ?? Logs(messages: messages, diagnostic: diagnostic)
      case .applicationInsights(let name):
        let loggers = service.loggers.filter(\.isApplicationInsights)
        guard let logger = loggers.first(where: { $0.name == name }) else {
          throw Self.error(
            "there is no logger \"\(name)\" for Application Insights",
            nearest: Spelling.nearest(to: name, in: loggers.map(\.name)))
        }
        let resource = try InsightsResource(logger)
        insights = insights ?? Insights(logger: name, resource: resource, diagnostic: diagnostic)
      }
    }
    self.insights = insights
    self.logs = logs
  }

  private static func error(_ message: String, nearest: String?) -> PolicyError {
    PolicyError(
      file: "diagnostic", line: 1, column: 1, message: message,
      hint: nearest.map { "did you mean \"\($0)\"?" })
  }
}
