public import LabTime

/// A metric over the runs of a lab.
public struct MetricTrend: Sendable, Hashable, Encodable {
  /// The metric of one run.
  public struct Measurement: Sendable, Hashable, Codable {
    /// The run.
    public let run: Int64
    /// When the run started by the wall clock.
    public let startedAt: Instant
    /// The commit of the sources.
    public let gitCommit: String?
    /// The step that measured it.
    public let step: String
    /// What tells it from others of the same name.
    public let labels: [String: String]
    /// The unit.
    public let unit: String
    /// How many samples there are.
    public let n: Int
    /// Their median.
    public let p50: Double
  }

  /// What a point of the trend stands for.
  public enum Grouping: String, Sendable, Hashable, Encodable, CaseIterable {
    /// A run.
    case run
    /// The runs of a commit.
    case commit
    /// The runs of a day in UTC.
    case day
  }

  /// A point of the trend.
  public struct Point: Sendable, Hashable, Encodable {
    /// The run, the commit or the day.
    public let label: String
    /// The runs it stands for.
    public let runs: [Int64]
    /// The median of the medians of those runs.
    public let value: Double
  }

  /// A line of the trend.
  public struct Series: Sendable, Hashable, Encodable {
    /// The step that measured it and its labels; empty where there is only one line.
    public let name: String
    /// Its points, oldest first.
    public let points: [Point]
    /// Where it changed, if that is less likely by chance than 0.05.
    public let change: Change?
  }

  /// A place from which on a line lies higher or lower.
  public struct Change: Sendable, Hashable, Encodable {
    /// The first point after it.
    public let label: String
    /// The median of the points before it.
    public let before: Double
    /// The median of the points from it on.
    public let after: Double
    /// How likely it is by chance, approximately.
    public let p: Double
  }

  /// The name and version of this shape in JSON.
  public let schema = "labs.trend/1"
  /// The lab.
  public let lab: String
  /// The metric.
  public let metric: String
  /// The unit.
  public let unit: String
  /// What a point stands for.
  public let by: Grouping
  /// The labels of all points, oldest first.
  public let labels: [String]
  /// The lines, in the order in which they first come.
  public let series: [Series]

  /// Draws the trend of measurements, oldest first; nil without any.
  public init?(lab: String, metric: String, _ measurements: [Measurement], by grouping: Grouping) {
    guard let last = measurements.last else { return nil }
    self.lab = lab
    self.metric = metric
    unit = last.unit
    by = grouping
    var names: [String] = []
    var lines: [String: [Measurement]] = [:]
    let runs = Dictionary(grouping: measurements, by: \.run).sorted { $0.key < $1.key }
    let steps = NameMatching(runs.map { $0.value.map(\.step) })
    for measurement in measurements {
      let name =
        ([steps.name(measurement.step)]
        + measurement.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        .joined(separator: " ")
      if lines[name] == nil { names.append(name) }
      lines[name, default: []].append(measurement)
    }
    labels = Self.unique(measurements.map { Self.label($0, by: grouping) })
    series = names.map { name in
      let points = Self.points(lines[name] ?? [], by: grouping)
      return Series(name: names.count == 1 ? "" : name, points: points, change: Self.change(points))
    }
  }

  private static func label(_ measurement: Measurement, by grouping: Grouping) -> String {
    switch grouping {
    case .run: "\(measurement.run)"
    case .commit: measurement.gitCommit.map { String($0.prefix(7)) } ?? "no commit"
    case .day: String(measurement.startedAt.iso8601.prefix(10))
    }
  }

  private static func unique(_ labels: [String]) -> [String] {
    var seen: Set<String> = []
    return labels.filter { seen.insert($0).inserted }
  }

  private static func points(_ measurements: [Measurement], by grouping: Grouping) -> [Point] {
    let groups = Dictionary(grouping: measurements) { label($0, by: grouping) }
    return unique(measurements.map { label($0, by: grouping) }).compactMap { label in
      let group = groups[label] ?? []
      return Median.middle(of: group.map(\.p50).sorted()).map {
        Point(label: label, runs: group.map(\.run), value: $0)
      }
    }
  }

  private static func change(_ points: [Point]) -> Change? {
    let values = points.map(\.value)
    guard let found = ChangePoint(in: values), found.p < 0.05,
      let before = Median.middle(of: values[..<found.index].sorted()),
      let after = Median.middle(of: values[found.index...].sorted())
    else { return nil }
    return Change(label: points[found.index].label, before: before, after: after, p: found.p)
  }
}
