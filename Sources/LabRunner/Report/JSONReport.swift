import Foundation

/// Stored runs as JSON: one document, its shape named by `schema`, fields in alphabetical order.
public enum JSONReport {
  /// The name of the shape of a list of runs; that of one run is ``LabRun/schema``.
  public static let historySchema = "labs.history/1"
  /// The name of the shape of several whole runs.
  public static let runsSchema = "labs.runs/1"

  /// A run with all that it recorded.
  public static func text(_ run: LabRun) throws -> String {
    try encoded(run)
  }

  /// A list of runs.
  public static func text(_ runs: [RunSummary]) throws -> String {
    try encoded(History(schema: historySchema, runs: runs))
  }

  /// A list of runs with some of their fields: what ``HistoryReport/plainText`` says, by column.
  public static func text(_ runs: [RunSummary], columns: [HistoryColumn]) throws -> String {
    let rows = runs.map { run in
      Dictionary(columns.map { ($0.rawValue, $0.json(run)) }) { first, _ in first }
    }
    return try encoded(Rows(schema: historySchema, runs: rows))
  }

  /// Several runs with all that they recorded.
  public static func text(_ runs: [LabRun]) throws -> String {
    try encoded(Runs(schema: runsSchema, runs: runs))
  }

  /// A value of a shape of its own, which names its schema itself.
  public static func text(_ value: some Encodable) throws -> String {
    try encoded(value)
  }

  private struct History: Encodable {
    var schema: String
    var runs: [RunSummary]
  }

  private struct Rows: Encodable {
    var schema: String
    var runs: [[String: HistoryColumn.Cell]]
  }

  private struct Runs: Encodable {
    var schema: String
    var runs: [LabRun]
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // The spread of numbers near the end of a double's range is not finite.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
