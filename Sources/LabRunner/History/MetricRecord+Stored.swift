import Foundation
import GRDB

// The numbers are columns, as SQLite has no percentiles; the samples are a JSON array, which
// `json_each` opens.
extension MetricRecord: StepContent {
  static var table: String { "metrics" }

  private struct Columns: Codable {
    var name: String
    var unit: String
    var labels: [String: String]
    var samples: [Double]
  }

  // The summary follows from the samples.
  static func stored(in row: Row) throws -> MetricRecord {
    let columns = try StoredRow<Columns>(row: row).value
    return MetricRecord(
      name: columns.name, unit: columns.unit, labels: columns.labels, samples: columns.samples)
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
    let median = Median(samples)
    container["ci_lo"] = median?.low
    container["ci_hi"] = median?.high
  }
}
