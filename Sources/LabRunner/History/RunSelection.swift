import GRDB
import LabTime

/// A filter as SQL.
struct RunSelection {
  private var conditions: [String] = []
  private var values: [(any DatabaseValueConvertible)?] = []
  private let limit: Int
  private let offset: Int

  /// - Parameter crashed: The runs that are `running` in the file and have crashed.
  init(_ filter: RunFilter, crashed: Set<Int64>) {
    limit = filter.limit ?? -1
    offset = filter.offset
    if let lab = filter.lab { add("lab = ?", lab) }
    if !filter.statuses.isEmpty { add(filter.statuses, crashed: crashed) }
    if let since = filter.since { add("started_at >= ?", since.iso8601) }
    if let until = filter.until { add("started_at < ?", until.iso8601) }
    // The digits after all that begin so would be above f.
    if let commit = filter.commit { add("git_commit >= ? AND git_commit < ?", commit, commit + "g") }
    if let host = filter.host { add("host = ?", host) }
    for tag in filter.tags {
      add("EXISTS (SELECT 1 FROM tags WHERE run_id = runs.id AND tag = ?)", tag)
    }
    for parameter in filter.parameters {
      add(
        "EXISTS (SELECT 1 FROM params WHERE run_id = runs.id AND name = ? AND value = ?)", parameter.name,
        parameter.value)
    }
    if let step = filter.step {
      add(#"EXISTS (\#(Self.steps) AND s.name LIKE ? ESCAPE '\')"#, Self.like(step))
    }
    for condition in filter.metrics { add(condition) }
    if let text = filter.text { add(text: text) }
  }

  /// The rows of the runs, newest first.
  func fetch(in db: Database) throws -> [RunRecord] {
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try StoredRow<RunRecord>.fetchAll(
      db, sql: "SELECT * FROM runs \(condition) ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?",
      arguments: StatementArguments(values + [limit, offset])
    ).map(\.value)
  }

  private static let steps = "SELECT 1 FROM steps s WHERE s.run_id = runs.id AND NOT s.superseded"

  private mutating func add(_ condition: String, _ values: any DatabaseValueConvertible...) {
    conditions.append(condition)
    self.values += values
  }

  // The file does not know yet which runs have crashed.
  private mutating func add(_ statuses: Set<RunStatus>, crashed: Set<Int64>) {
    let words = statuses.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    let numbers = crashed.sorted().map(String.init).joined(separator: ", ")
    var condition = "status IN (\(words))"
    if !crashed.isEmpty, statuses.contains(.running) != statuses.contains(.crashed) {
      condition += statuses.contains(.crashed) ? " OR id IN (\(numbers))" : " AND id NOT IN (\(numbers))"
    }
    add("(\(condition))")
  }

  private mutating func add(_ condition: MetricCondition) {
    guard case .value(let bound) = condition.bound else { return add("0") }
    // A metric may have the name of another one and a statistic.
    let (name, statistic) = condition.metric
    let metrics = """
      EXISTS (SELECT 1 FROM steps s JOIN metrics m ON m.step_id = s.id
        WHERE s.run_id = runs.id AND NOT s.superseded
      """
    let relation = condition.relation.rawValue
    add(
      "(\(metrics) AND m.name = ? AND m.\(statistic.rawValue) \(relation) ?)"
        + " OR \(metrics) AND m.name = ? AND m.p50 \(relation) ?))",
      name, bound, condition.name, bound)
  }

  // The tables are gone through once, which for a rare text is less than to look up the steps of each run.
  private mutating func add(text: String) {
    let places = [
      ("id", "runs", ["note"]), ("s.run_id", "steps s", ["s.error_message"]),
      ("s.run_id", "outputs o JOIN steps s ON s.id = o.step_id", ["o.text"]),
      (
        "s.run_id", "assertions a JOIN steps s ON s.id = a.step_id",
        ["a.message", "a.expected", "a.actual"]
      ),
    ]
    let pattern = Self.like(text)
    let found = places.map { run, tables, columns in
      let conditions = columns.map { #"\#($0) LIKE ? ESCAPE '\'"# }.joined(separator: " OR ")
      values += columns.map { _ in pattern }
      return "SELECT \(run) FROM \(tables) WHERE \(conditions)"
    }
    conditions.append("id IN (\(found.joined(separator: " UNION ALL ")))")
  }

  // What holds a text, for LIKE; its own wildcards are plain characters.
  private static func like(_ text: String) -> String {
    var pattern = "%"
    for character in text {
      if #"%_\"#.contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }
}
