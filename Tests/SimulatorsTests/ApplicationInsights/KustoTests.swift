import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

/// Queries over telemetry that was taken before.
@Suite struct KustoTests {
  private let trial = InsightsTrial()

  // Three users over two minutes: expected values are counted by hand.
  private static let points: [(name: String, value: Double, user: String, second: Int)] = [
    ("Total Tokens", 50, "ann", 0), ("Total Tokens", 70, "bob", 10), ("Total Tokens", 60, "ann", 65),
    ("Total Tokens", 20, "cy", 70), ("Prompt Tokens", 30, "ann", 0),
  ]

  private func ask(_ query: String) async throws -> [String] {
    try await trial.take(Self.points)
    let json = try await trial.query("customMetrics | " + query).json
    return (json["tables"]?[0]?["rows"]?.array ?? []).map { row in
      (row.array ?? []).map { $0.string ?? $0.description }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("count", ["5"]),
    ("where name == 'Total Tokens' | count", ["4"]),
    ("where name =~ 'total tokens' and value > 50 | project value", ["70", "60"]),
    (
      "where name has 'prompt' or value between (60 .. 65) | project value | order by value asc",
      ["30", "60"]
    ),
    (
      "where customDimensions.user in ('bob', \"cy\") | project user = tostring(customDimensions['user'])",
      ["bob", "cy"]
    ),
    (
      "where name !contains 'prompt' | summarize sum(value), count() by tostring(customDimensions.user) | order by sum_value",
      ["ann 110 2", "bob 70 1", "cy 20 1"]
    ),
    (
      "where name startswith 'Total' | summarize t = sum(value) by bin(timestamp, 1m) | order by timestamp asc | project format_datetime(timestamp, 'HH:mm'), t",
      ["00:00 120", "00:01 80"]
    ),
    ("summarize avg(value), min(value), max(value), dcount(name), countif(value > 40)", ["46 20 70 2 3"]),
    ("top 2 by value | project value, twice = value * 2 + 1 - 1", ["70 140", "60 120"]),
    ("extend kind = iff(value >= 60, 'big', 'small') | distinct kind | sort by kind asc", ["big", "small"]),
    ("take 0 | summarize count()", ["0"]),
    ("where timestamp > ago(30s) | count", ["2"]),
    ("where timestamp >= datetime(2026-05-01 00:01:00) | project round(value / 7, 2)", ["8.57", "2.86"]),
    (
      "extend d = parse_json(customDimensions) | where d.['user'] == 'cy' | project-away customDimensions | count",
      ["1"]
    ),
    (
      "where name == 'Prompt Tokens' | project timestamp, prompt = value | join kind=inner (customMetrics | where name == 'Total Tokens') on timestamp | project prompt, value",
      ["30 50"]
    ),
    (
      "summarize percentile(value, 50), make_set(name) // a remark", [#"50 ["Total Tokens","Prompt Tokens"]"#]
    ),
    (
      "where isempty(customDimensions.other) and not(value == 20) | summarize strcat_all = take_any(strcat(name, '-', tostring(valueCount)))",
      ["Total Tokens-1"]
    ),
    ("where value != 50 and (name == 'x' or true) | summarize count() | render timechart", ["4"]),
  ])
  func `A query is answered`(query: String, rows: [String]) async throws {
    #expect(try await ask(query) == rows)
  }

  @Test func `Columns have names and types`() async throws {
    try await trial.take(Self.points)
    let json = try await trial.query(
      "customMetrics | summarize Total = sum(value), count() by bin(timestamp, 1h), user = tostring(customDimensions.user)"
    ).json
    let columns = (json["tables"]?[0]?["columns"]?.array ?? []).map {
      "\($0["name"]?.string ?? ""):\($0["type"]?.string ?? "")"
    }
    #expect(columns == ["timestamp:datetime", "user:string", "Total:real", "count_:long"])
    #expect(json["tables"]?[0]?["name"] == "PrimaryResult")
    #expect(json["tables"]?[0]?["rows"]?[0]?[0] == "2026-05-01T00:00:00.000Z")
  }

  @Test(arguments: [
    ("customMetrics | where nam == 1", "SEM0100", "named 'nam'"),
    ("nothing", "SEM0100", "named 'nothing'"),
    ("customMetrics | where", "SYN0002", "a value was expected"),
    ("customMetrics | make-series count()", "SYN0002", "no operator"),
    ("customMetrics | where nope(1)", "SEM0260", "'nope'"),
    ("customMetrics | summarize nope(1)", "SEM0260", "'nope'"),
    ("customMetrics | where bin(value)", "SEM0219", "2 argument"),
    ("customMetrics | where name == 'x", "SYN0002", "no end"),
    ("customMetrics | take x", "SYN0002", "a number of rows"),
    ("customMetrics | count count", "SYN0002", "nothing was expected"),
    ("customMetrics | where \(String(repeating: "(", count: 5000))1", "SYN0002", "too deep"),
    ("customMetrics | where \(String(repeating: "-", count: 5000))1 > 0", "SYN0002", "too deep"),
    (
      "customMetrics | where 1\(String(repeating: " + 1", count: 5000)) > 0", "SYN0002", "too long"
    ),
  ])
  func `What cannot be answered is refused as the service does`(
    query: String, code: String, words: String
  ) async throws {
    let answer = try await trial.query(query)
    #expect(answer.status == 400)
    let error = try answer.json["error"]
    #expect(error?["code"] == "BadArgumentError")
    let inner = error?["innererror"]?["innererror"]
    #expect(inner?["code"]?.string == code, "\(error ?? .null)")
    #expect(inner?["message"]?.string?.contains(words) == true, "\(error ?? .null)")
  }
}
