import GRDB

/// A value whose fields are columns of a row: `latencyMs` is the column `latency_ms`, as it is in JSON.
///
/// The public records stay free of GRDB; this is how it sees them.
struct StoredRow<Value: Codable>: Codable, FetchableRecord, EncodableRecord {
  static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }
  static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }

  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  init(from decoder: any Decoder) throws {
    value = try Value(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}
