import GRDB
import LabTime

/// What a step can leave behind: one row in a table of its own.
protocol StepContent: Sendable, Hashable, Codable {
  static var table: String { get }

  /// Reads the content's columns of a row.
  static func stored(in row: Row) throws -> Self

  /// Writes the content's columns.
  func store(in row: inout PersistenceContainer) throws
}

extension StepContent {
  static func stored(in row: Row) throws -> Self {
    try StoredRow<Self>(row: row).value
  }

  func store(in row: inout PersistenceContainer) throws {
    try StoredRow(self).encode(to: &row)
  }
}

extension TextRecord: StepContent {
  static var table: String { "outputs" }
}

extension RequestRecord: StepContent {
  static var table: String { "requests" }
}

extension AssertionRecord: StepContent {
  static var table: String { "assertions" }
}

extension OutputRecord: StepContent {
  static var table: String { "state" }
}

/// A row of one of those tables.
struct ContentRow<Content: StepContent>: PersistableRecord {
  static var databaseTableName: String { Content.table }

  let step: Int64
  let recorded: Recorded<Content>

  func encode(to container: inout PersistenceContainer) throws {
    container["step_id"] = step
    container["seq"] = recorded.seq
    container["at"] = recorded.at.iso8601
    try recorded.content.store(in: &container)
  }
}

extension ContentRow: FetchableRecord {
  private struct Place: Codable {
    var stepId: Int64
    var seq: Int
    var at: Instant
  }

  init(row: Row) throws {
    let place = try StoredRow<Place>(row: row).value
    step = place.stepId
    recorded = Recorded(seq: place.seq, at: place.at, content: try Content.stored(in: row))
  }
}
