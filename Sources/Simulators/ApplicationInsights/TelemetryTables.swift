import LabTime
import OpenAI

/// What an Application Insights resource has taken, in the tables that queries read.
struct TelemetryTables: Sendable {
  private let appID: String
  private var metrics: KustoTable
  private var requests: KustoTable
  private var dependencies: KustoTable

  // The oldest rows go when there are more.
  private static let rowLimit = 200_000

  // Source: the tables' pages of the Azure Monitor reference, the columns that telemetry fills here.
  private static let shared: [(String, String)] = [
    ("operation_Name", "string"), ("operation_Id", "string"), ("operation_ParentId", "string"),
    ("client_IP", "string"), ("cloud_RoleName", "string"), ("appId", "string"), ("itemId", "string"),
    ("itemType", "string"), ("itemCount", "long"), ("customDimensions", "dynamic"),
  ]

  init(appID: String) {
    self.appID = appID
    metrics = Self.table([
      ("timestamp", "datetime"), ("name", "string"), ("value", "real"), ("valueCount", "long"),
      ("valueSum", "real"), ("valueMin", "real"), ("valueMax", "real"), ("valueStdDev", "real"),
    ])
    requests = Self.table([
      ("timestamp", "datetime"), ("id", "string"), ("name", "string"), ("url", "string"),
      ("success", "string"), ("resultCode", "string"), ("duration", "real"),
    ])
    dependencies = Self.table([
      ("timestamp", "datetime"), ("id", "string"), ("target", "string"), ("type", "string"),
      ("name", "string"), ("data", "string"), ("success", "string"), ("resultCode", "string"),
      ("duration", "real"),
    ])
  }

  /// The table of a name; nil when there is none.
  subscript(name: String) -> KustoTable? {
    switch name {
    case "customMetrics": metrics
    case "requests": requests
    case "dependencies": dependencies
    default: nil
    }
  }

  /// Takes an item.
  mutating func add(_ item: TelemetryEnvelope, id: String) {
    func text(_ name: String) -> KustoValue { .string(item.data[name]?.string ?? "") }
    let success = KustoValue.string(item.data["success"]?.bool == false ? "False" : "True")
    let duration = Self.milliseconds(item.data["duration"]?.string ?? "").map(KustoValue.real) ?? .null
    let time = KustoValue.datetime(item.time)
    switch item.type {
    case "MetricData":
      for metric in item.data["metrics"]?.array ?? [] {
        let value = KustoValue.real(metric["value"]?.double ?? 0)
        let own: [KustoValue] = [
          time, .string(metric["name"]?.string ?? ""), value, .long(metric["count"]?.int ?? 1), value,
          metric["min"]?.double.map(KustoValue.real) ?? value,
          metric["max"]?.double.map(KustoValue.real) ?? value,
          metric["stdDev"]?.double.map(KustoValue.real) ?? .real(0),
        ]
        Self.append(own + shared(item, "customMetric", id), to: &metrics)
      }
    case "RequestData":
      let own = [time, text("id"), text("name"), text("url"), success, text("responseCode"), duration]
      Self.append(own + shared(item, "request", id), to: &requests)
    default:
      let own = [
        time, text("id"), text("target"), text("type"), text("name"), text("data"), success,
        text("resultCode"), duration,
      ]
      Self.append(own + shared(item, "dependency", id), to: &dependencies)
    }
  }

  /// The rows of each table.
  struct Snapshot: Codable {
    let metrics: [[KustoValue]]
    let requests: [[KustoValue]]
    let dependencies: [[KustoValue]]
  }

  func snapshot() -> Snapshot {
    Snapshot(metrics: metrics.rows, requests: requests.rows, dependencies: dependencies.rows)
  }

  /// Has other rows in place of its own, as far as they have a value for each column.
  mutating func restore(_ snapshot: Snapshot) {
    metrics.rows = snapshot.metrics.filter { $0.count == metrics.columns.count }
    requests.rows = snapshot.requests.filter { $0.count == requests.columns.count }
    dependencies.rows = snapshot.dependencies.filter { $0.count == dependencies.columns.count }
  }

  private func shared(_ item: TelemetryEnvelope, _ type: String, _ id: String) -> [KustoValue] {
    func tag(_ name: String) -> KustoValue { .string(item.tags[name]?.string ?? "") }
    return [
      tag("ai.operation.name"), tag("ai.operation.id"), tag("ai.operation.parentId"), tag("ai.location.ip"),
      tag("ai.cloud.role"), .string(appID), .string(id), .string(type), .long(1),
      .dynamic(item.data["properties"] ?? [:]),
    ]
  }

  private static func table(_ own: [(String, String)]) -> KustoTable {
    KustoTable(columns: (own + shared).map { KustoTable.Column(name: $0.0, type: $0.1) }, rows: [])
  }

  private static func append(_ row: [KustoValue], to table: inout KustoTable) {
    if table.rows.count >= rowLimit { table.rows.removeFirst(rowLimit / 10) }
    table.rows.append(row)
  }

  // A time span such as 00:00:01.5000000 or 1.02:00:00, in milliseconds.
  private static func milliseconds(_ text: String) -> Double? {
    let fields = text.split(separator: ":")
    guard fields.count == 3, let minutes = Double(fields[1]), let seconds = Double(fields[2]) else {
      return nil
    }
    let days = fields[0].split(separator: ".")
    guard let hours = days.last.flatMap({ Double($0) }) else { return nil }
    let day = days.count > 1 ? Double(days[0]) ?? 0 : 0
    return (((day * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  }
}
