import AIGateway
import HTTPTransport
import OpenAI
import Simulators

/// A client of an Application Insights resource's query API.
public struct InsightsClient: Sendable {
  let session: Session
  let endpoint: String
  let resource: ApplicationInsightsSimulator

  /// The answer to a query: columns and rows as text.
  public struct Answer: Sendable, Hashable, Codable {
    /// The names of the columns.
    public var columns: [String]
    /// The rows, a text for each column; empty for null.
    public var rows: [[String]]

    /// The values of a column from top to bottom; none when there is no such column.
    public subscript(column: String) -> [String] {
      guard let index = columns.firstIndex(of: column) else { return [] }
      return rows.map { index < $0.count ? $0[index] : "" }
    }
  }

  /// Asks in the Kusto query language, once the telemetry of the requests so far has arrived.
  ///
  /// - Throws: ``LabError`` with the resource's own words for a query that it does not answer.
  public func query(_ text: String) async throws -> Answer {
    await session.service.gateway.drain()
    guard var url = RequestURL(endpoint) else {
      throw LabError(.software, "the logger's endpoint is '\(endpoint)'")
    }
    url.path = "/v1/apps/\(resource.appID)/query"
    let body: JSON = ["query": .string(text)]
    let request = Request(
      "POST", url,
      headers: ["Content-Type": "application/json", "x-api-key": resource.apiKeys.min() ?? ""],
      body: .bytes(body.bytes))
    let response = try await session.service.network.respond(to: request)
    let json = try JSON(parsing: try await response.body.gathered())
    guard response.status == 200, let table = json["tables"]?[0] else {
      let inner = json["error"]?["innererror"]?["innererror"]?["message"]?.string
      let message = inner ?? json["error"]?["message"]?.string ?? "status \(response.status)"
      throw LabError(.failed, "the query was refused: \(message)")
    }
    return Answer(
      columns: (table["columns"]?.array ?? []).map { $0["name"]?.string ?? "" },
      rows: (table["rows"]?.array ?? []).map { row in
        (row.array ?? []).map { $0.isNull ? "" : $0.string ?? $0.description }
      })
  }
}
