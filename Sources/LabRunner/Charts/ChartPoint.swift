extension Chart {
  /// One point of a chart: a labelled value, or a word that says why there is none.
  public struct Point: Sendable, Hashable, Codable {
    /// What the point is of, such as a run's number.
    public var label: String
    /// The value; nil is a gap. What is below zero has no bar, only its number.
    public let value: Double?
    /// What stands in the place of a missing value, such as the status `429`.
    public var note: String?
    /// What the point belongs to, such as a region.
    public var category: String?

    /// Creates a point; a value that is not finite is a gap.
    public init(_ label: String, _ value: Double?, note: String? = nil, category: String? = nil) {
      self.label = label
      self.value = value.flatMap { $0.isFinite ? $0 : nil }
      self.note = note
      self.category = category
    }
  }
}
