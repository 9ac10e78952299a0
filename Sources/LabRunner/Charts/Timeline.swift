extension Chart {
  /// What went on when: rows of spans and marks over time, as in a Gantt chart.
  public struct Timeline: Sendable, Hashable, Codable {
    /// A time during which something went on.
    public struct Span: Sendable, Hashable, Codable {
      /// When it began, in seconds from the timeline's beginning.
      public var start: Double
      /// When it ended, in seconds from the timeline's beginning.
      public var end: Double
      /// What sets it apart from other spans, such as `open`; nil where there is nothing to tell apart.
      public var category: String?

      /// Creates a span.
      public init(_ start: Double, _ end: Double, category: String? = nil) {
        self.start = start
        self.end = end
        self.category = category
      }
    }

    /// A point in time at which something happened.
    public struct Mark: Sendable, Hashable, Codable {
      /// When, in seconds from the timeline's beginning.
      public var at: Double
      /// What happened, such as `429`.
      public var category: String

      /// Creates a mark.
      public init(_ at: Double, _ category: String) {
        self.at = at
        self.category = category
      }
    }

    /// A row: what it is about, its spans and its marks.
    public struct Row: Sendable, Hashable, Codable {
      /// What the row is about.
      public var name: String
      /// How deep it is nested in the rows above it; 0 for a row that is in none.
      public var depth: Int
      /// Its spans.
      public var spans: [Span]
      /// Its marks, drawn over the spans.
      public var marks: [Mark]
      /// What is said at its end, such as how long it took.
      public var note: String?

      /// Creates a row.
      public init(
        _ name: String, depth: Int = 0, spans: [Span] = [], marks: [Mark] = [], note: String? = nil
      ) {
        self.name = name
        self.depth = depth
        self.spans = spans
        self.marks = marks
        self.note = note
      }
    }

    /// What the chart is called.
    public var title: String
    /// The rows from top to bottom.
    public var rows: [Row]

    /// Creates a timeline.
    public init(title: String, rows: [Row]) {
      self.title = title
      self.rows = rows
    }

    /// When the last thing ends, in seconds; at least zero.
    var end: Double {
      rows.flatMap { $0.spans.map(\.end) + $0.marks.map(\.at) }.filter(\.isFinite).reduce(0, max)
    }

    /// The categories of spans in the order in which they first appear.
    var spanCategories: [String] {
      Self.unique(rows.flatMap { $0.spans.compactMap(\.category) })
    }

    /// The categories of marks in the order in which they first appear.
    var markCategories: [String] {
      Self.unique(rows.flatMap { $0.marks.map(\.category) })
    }

    /// The times with names on the axis, so many at most.
    func ticks(_ parts: Double) -> [(at: Double, text: String)] {
      let end = end
      guard end > 0 else { return [(0, "0")] }
      let step = RoundSteps.timeStep(over: end, parts: parts)
      let count = Int(min(end / step, 1000))
      return (0...count).map { index in
        let time = Double(index) * step
        return (time, Self.name(time, step: step))
      }
    }

    private static func name(_ seconds: Double, step: Double) -> String {
      if seconds == 0 { return "0" }
      if step < 1, seconds < 1 || step < 0.1 {
        return "\(NumberFormat(forSteps: step * 1000).text(seconds * 1000)) ms"
      }
      if step < 15 { return "\(NumberFormat(forSteps: step).text(seconds)) s" }
      let whole = Int64(min(seconds.rounded(), 1e15))
      func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let (hours, minutes) = (whole / 3600, whole / 60 % 60)
      return hours > 0
        ? "\(hours):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
    }

    private static func unique(_ names: [String]) -> [String] {
      var seen: Set<String> = []
      return names.filter { seen.insert($0).inserted }
    }
  }
}
