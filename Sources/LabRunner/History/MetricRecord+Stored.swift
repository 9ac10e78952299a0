import Foundation
import GRDB

// The nine numbers are columns, as SQLite has no percentiles; the samples are a JSON array, which
// `json_each` opens.
extension MetricRecord: StepContent {
  static var table: String { "metrics" }

  static func stored(in row: Row) throws -> MetricRecord {
    let decoder = JSONDecoder()
    func decoded<Value: Decodable>(_ column: String) throws -> Value {
      let text: String = row[column]
      return try decoder.decode(Value.self, from: Data(text.utf8))
    }
    // The summary follows from the samples.
    return MetricRecord(
      name: row["name"], unit: row["unit"], labels: try decoded("labels"), samples: try decoded("samples"))
  }

  func store(in container: inout PersistenceContainer) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    container["name"] = name
    container["unit"] = unit
    container["labels"] = String(decoding: try encoder.encode(labels), as: UTF8.self)
    container["samples"] = String(decoding: try encoder.encode(samples), as: UTF8.self)
    container["n"] = summary?.n ?? 0
    container["mean"] = summary?.mean
    container["stddev"] = summary?.stddev
    container["min"] = summary?.min
    container["p50"] = summary?.p50
    container["p90"] = summary?.p90
    container["p95"] = summary?.p95
    container["p99"] = summary?.p99
    container["max"] = summary?.max
  }
}
