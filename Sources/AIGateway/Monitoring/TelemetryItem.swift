import LabTime
import OpenAI

/// One item of telemetry for Application Insights.
struct TelemetryItem: Sendable {
  /// What it tells of, in the types of the ingestion schema (github.com/microsoft/ApplicationInsights-Home,
  /// EndpointSpecs/Schemas).
  enum Content: Sendable {
    /// `MetricData`
    case metric(Metric)
    /// `RequestData`: an answered request.
    case request(Call)
    /// `RemoteDependencyData`: a call to a backend.
    case dependency(Call)
  }

  /// A request and its answer.
  struct Call: Sendable {
    var id: String
    var name: String
    var url: String
    var target: String
    var duration: Duration
    /// Nil when no answer came.
    var status: Int?
    var succeeded: Bool
    var properties: [Metric.Dimension] = []
  }

  let content: Content
  let time: Instant
  /// The request that it belongs to, 32 hexadecimal digits.
  let operation: String
  /// The item that caused it.
  var parent: String?
  /// What the gateway is called in maps of an application.
  let role: String
  /// The caller's address.
  var address = ""

  /// The item as the ingestion endpoint takes it.
  func envelope(_ instrumentationKey: String) -> JSON {
    var tags: JSONObject = ["ai.operation.id": .string(operation), "ai.cloud.role": .string(role)]
    if let parent { tags.append("ai.operation.parentId", .string(parent)) }
    if !address.isEmpty { tags.append("ai.location.ip", .string(address)) }
    let (type, data) = content.data
    if case .request(let call) = content { tags.append("ai.operation.name", .string(call.name)) }
    return [
      "name": .string("Microsoft.ApplicationInsights.\(type.dropLast(4))"), "time": .string(time.iso8601),
      "iKey": .string(instrumentationKey), "tags": .object(tags),
      "data": ["baseType": .string(type), "baseData": data],
    ]
  }
}

extension TelemetryItem.Content {
  fileprivate var data: (type: String, json: JSON) {
    switch self {
    case .metric(let metric):
      let point: JSON = [
        "name": .string(metric.name), "ns": .string(metric.namespace), "kind": "Measurement",
        "value": JSONNumber(metric.value).map(JSON.number) ?? 0, "count": 1,
      ]
      return (
        "MetricData", ["ver": 2, "metrics": [point], "properties": Self.properties(metric.dimensions)]
      )
    case .request(let call):
      return (
        "RequestData",
        [
          "ver": 2, "id": .string(call.id), "name": .string(call.name), "url": .string(call.url),
          "duration": .string(Self.text(call.duration)), "success": .bool(call.succeeded),
          "responseCode": .string(call.status.map(String.init) ?? "0"),
          "properties": Self.properties(call.properties),
        ]
      )
    case .dependency(let call):
      return (
        "RemoteDependencyData",
        [
          "ver": 2, "id": .string(call.id), "name": .string(call.name), "data": .string(call.url),
          "type": "HTTP", "target": .string(call.target), "duration": .string(Self.text(call.duration)),
          "success": .bool(call.succeeded),
          "resultCode": .string(call.status.map(String.init) ?? "0"),
          "properties": Self.properties(call.properties),
        ]
      )
    }
  }

  // An object of texts; of two values of one name the last counts.
  private static func properties(_ dimensions: [Metric.Dimension]) -> JSON {
    var object = JSONObject()
    for dimension in dimensions { object[dimension.name] = .string(dimension.value) }
    return .object(object)
  }

  // A time span as .NET writes it: d.hh:mm:ss.fffffff, without days when there are none.
  private static func text(_ duration: Duration) -> String {
    let ticks = max(0, duration.nanoseconds) / 100
    let seconds = ticks / 10_000_000
    func padded(_ value: Int64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let days = seconds / 86_400
    return (days > 0 ? "\(days)." : "") + padded(seconds / 3600 % 24, 2) + ":" + padded(seconds / 60 % 60, 2)
      + ":" + padded(seconds % 60, 2) + "." + padded(ticks % 10_000_000, 7)
  }
}
