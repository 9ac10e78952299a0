extension Chart {
  /// Values over time, a line of its own sign for each series, from zero up.
  public struct Lines: Sendable, Hashable, Codable {
    /// What the chart is called.
    public var title: String
    /// What the labels are, such as `Time`.
    public var xName: String
    /// What the values are and their unit, such as `Tokens`.
    public var yName: String
    /// The labels from left to right; a label may stand more than once.
    public var labels: [String]
    /// The lines.
    public var series: [Series]

    /// Creates a chart of lines.
    public init(title: String, xName: String, yName: String, labels: [String], series: [Series]) {
      self.title = title
      self.xName = xName
      self.yName = yName
      self.labels = labels
      self.series = series
    }

    private static let height = 12

    func lines(width: Int, glyphs: Glyphs) -> [String] {
      let values = series.flatMap(\.values).compactMap(\.self)
      let greatest = max(values.max() ?? 0, 0)
      let format = NumberFormat(for: [greatest, greatest / 2].map { greatest >= 10 ? $0.rounded() : $0 })
      let marks = [0: format.text(greatest), Self.height / 2: format.text(greatest / 2)]
      let margin = max(TextWidth.cells(marks[0] ?? ""), TextWidth.cells(marks[Self.height / 2] ?? ""), 1)
      let room = max(8, width - margin - 2)
      var lines = [TextWidth.cut(PlainText.line(yName), to: width, ellipsis: glyphs.ellipsis)]
      for (index, row) in canvas(room, greatest, glyphs).enumerated() {
        let mark = index == Self.height - 1 ? "0" : marks[index] ?? ""
        lines.append(TextWidth.rightAligned(mark, to: margin) + " \(glyphs.axis)" + String(row))
      }
      lines.append(TextWidth.spaces(margin + 2) + axis(room, glyphs))
      if series.count > 1 {
        lines += Chart.legend(
          series.map(\.name), signs: glyphs.marks, width: width, indent: margin + 2, glyphs: glyphs)
      }
      return lines
    }

    // Each point's sign in its cell, and dots on the way from one point to the next.
    private func canvas(_ width: Int, _ greatest: Double, _ glyphs: Glyphs) -> [[Character]] {
      var canvas = Array(repeating: Array(repeating: Character(" "), count: width), count: Self.height)
      func column(_ index: Int) -> Int {
        labels.count < 2 ? 0 : index * (width - 1) / (labels.count - 1)
      }
      func row(_ value: Double) -> Int {
        guard greatest > 0 else { return Self.height - 1 }
        let height = (max(0, min(value / greatest, 1)) * Double(Self.height - 1)).rounded()
        return Self.height - 1 - Int(height)
      }
      for line in series {
        for index in labels.indices.dropLast() {
          guard let value = line[index], let next = line[index + 1] else { continue }
          let (start, end) = (column(index), column(index + 1))
          for place in start..<max(start, end) {
            let share = Double(place - start) / Double(end - start)
            canvas[row(value + (next - value) * share)][place] = glyphs.path
          }
        }
      }
      for (number, line) in series.enumerated() {
        for index in labels.indices {
          guard let value = line[index] else { continue }
          canvas[row(value)][column(index)] = glyphs.marks[number % glyphs.marks.count]
        }
      }
      return canvas
    }

    // The first label, the last, and one in the middle where there is room, then the axis' name.
    private func axis(_ width: Int, _ glyphs: Glyphs) -> String {
      func cut(_ text: String) -> String {
        TextWidth.cut(PlainText.line(text), to: width / 4, ellipsis: glyphs.ellipsis)
      }
      guard let first = labels.first, let last = labels.last, labels.count > 1 else {
        return cut(labels.first ?? "") + "  " + cut(xName)
      }
      let (start, middle, end) = (cut(first), cut(xName), cut(last))
      let half = max(1, (width - TextWidth.cells(middle)) / 2 - TextWidth.cells(start))
      let line = start + TextWidth.spaces(half) + middle
      return line + TextWidth.spaces(max(1, width - TextWidth.cells(line) - TextWidth.cells(end))) + end
    }
  }
}
