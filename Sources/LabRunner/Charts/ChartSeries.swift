extension Chart {
  /// The values of one thing at each of a chart's labels.
  public struct Series: Sendable, Hashable, Codable {
    /// What the values are of, such as a subscription.
    public var name: String
    /// A value for each label; nil is a gap.
    public let values: [Double?]

    /// Creates a series; a value that is not finite is a gap.
    public init(_ name: String, _ values: [Double?]) {
      self.name = name
      self.values = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
    }

    /// The value at a label; nil for a gap, and for a label beyond the last value.
    subscript(index: Int) -> Double? { values.indices.contains(index) ? values[index] : nil }
  }

  /// A line under a chart that says which sign is whose.
  static func legend(
    _ names: [String], signs: [Character], width: Int, indent: Int, glyphs: Glyphs
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, name) in names.enumerated() {
      let room = width - indent - 2
      let entry =
        "\(signs[index % signs.count]) "
        + TextWidth.cut(PlainText.line(name), to: room, ellipsis: glyphs.ellipsis)
      if !line.isEmpty, TextWidth.cells(line) + 2 + TextWidth.cells(entry) > width - indent {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : "  ") + entry
    }
    return (lines + [line]).map { TextWidth.spaces(indent) + $0 }
  }
}
