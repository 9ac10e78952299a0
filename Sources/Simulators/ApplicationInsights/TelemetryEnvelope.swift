import LabTime
import OpenAI

/// One item of telemetry as it came, found to be in order.
///
/// Source: github.com/microsoft/ApplicationInsights-Home, EndpointSpecs/Schemas.
struct TelemetryEnvelope {
  /// Why an item is not taken.
  struct Refusal: Error {
    let status: Int
    let message: String
  }

  let time: Instant
  let tags: JSON
  let type: String
  let data: JSON

  /// The items of a body: one JSON document, an array of them, or one a line.
  static func envelopes(in body: [UInt8]) -> [JSON?] {
    if let json = try? JSON(parsing: body) { return json.array ?? [json] }
    return body.split(separator: UInt8(ascii: "\n")).filter { !$0.allSatisfy { $0 <= 0x20 } }
      .map { try? JSON(parsing: Array($0)) }
  }

  init(_ json: JSON?, instrumentationKey: String) throws(Refusal) {
    guard let json, json.object != nil else { throw Refusal(status: 400, message: "100: Invalid JSON") }
    guard json["name"]?.string?.isEmpty == false else {
      throw Self.missing("name", of: "Envelope")
    }
    guard let time = json["time"]?.string else { throw Self.missing("time", of: "Envelope") }
    guard let instant = Instant(kusto: time) else {
      throw Refusal(status: 400, message: "104: Field 'time' on type 'Envelope' is not a valid time")
    }
    guard let key = json["iKey"]?.string, !key.isEmpty else { throw Self.missing("iKey", of: "Envelope") }
    guard key == instrumentationKey else {
      throw Refusal(status: 400, message: "109: Invalid instrumentation key")
    }
    guard let type = json["data"]?["baseType"]?.string else { throw Self.missing("baseType", of: "Data") }
    guard let data = json["data"]?["baseData"], data.object != nil else {
      throw Self.missing("baseData", of: "Data")
    }
    guard let required = Self.required[type] else {
      throw Refusal(
        status: 400, message: "103: Field 'baseType' on type 'Data' has the unknown value '\(type)'")
    }
    for name in required where data[name]?.isNull ?? true { throw Self.missing(name, of: type) }
    if type == "MetricData" {
      for metric in data["metrics"]?.array ?? [] {
        guard metric["name"]?.string?.isEmpty == false else { throw Self.missing("name", of: "DataPoint") }
        guard metric["value"]?.double != nil else { throw Self.missing("value", of: "DataPoint") }
      }
    }
    self.time = instant
    tags = json["tags"] ?? [:]
    self.type = type
    self.data = data
  }

  private static let required: [String: [String]] = [
    "MetricData": ["metrics"], "RequestData": ["id", "duration", "responseCode", "success"],
    "RemoteDependencyData": ["name", "duration"],
  ]

  private static func missing(_ field: String, of type: String) -> Refusal {
    Refusal(status: 400, message: "100: Field '\(field)' on type '\(type)' is required but missing or empty")
  }
}
