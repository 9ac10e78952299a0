import HTTPTransport
import OpenAI

/// An Application Insights resource that telemetry is sent to.
///
/// Source: "Connection strings in Application Insights" and the endpoint protocol of its SDKs, version 2.1.
struct InsightsResource: Sendable {
  /// Says to which resource an item belongs.
  let instrumentationKey: String
  /// Where items are posted.
  let url: RequestURL

  // Where items go whose connection string names no endpoint.
  private static let globalEndpoint = "https://dc.services.visualstudio.com"

  /// - Throws: ``PolicyError`` for a connection string that cannot be read.
  init(_ logger: Logger) throws(PolicyError) {
    guard case .instrumentation(let text) = logger.credentials else {
      throw Self.error(logger, "it is not for Application Insights", hint: nil)
    }
    let parts = ConnectionString(text)
    guard let key = parts["InstrumentationKey"], !key.isEmpty else {
      throw Self.error(
        logger, "its connection string has no instrumentation key",
        hint: "it looks like InstrumentationKey=...;IngestionEndpoint=https://...")
    }
    instrumentationKey = key
    let endpoint =
      logger.endpoint.isEmpty ? parts["IngestionEndpoint"] ?? Self.globalEndpoint : logger.endpoint
    guard var url = RequestURL(endpoint), !url.host.isEmpty else {
      throw Self.error(
        logger, "its endpoint is \"\(endpoint)\"", hint: "http:// or https:// and a host were expected")
    }
    url.path = (url.path.hasSuffix("/") ? url.path : url.path + "/") + "v2.1/track"
    self.url = url
  }

  /// What a batch of items is sent as: one JSON document a line.
  func request(for items: [TelemetryItem]) -> Request {
    var bytes: [UInt8] = []
    for item in items {
      item.envelope(instrumentationKey).write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return Request(
      "POST", url, headers: ["Content-Type": "application/x-json-stream", "Accept": "application/json"],
      body: .bytes(bytes))
  }

  private static func error(_ logger: Logger, _ message: String, hint: String?) -> PolicyError {
    PolicyError(file: "logger \(logger.name)", line: 1, column: 1, message: message, hint: hint)
  }
}
