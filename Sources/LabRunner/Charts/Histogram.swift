extension Chart {
  /// How often values lie in which range: a bar for each of some ranges of the same breadth.
  ///
  /// Rows that hold the median and the 95th percentile say so.
  public struct Histogram: Sendable, Hashable, Codable, ChartDrawing {
    /// What the chart is called.
    public var title: String
    /// What the values are and their unit, such as `Latency (ms)`.
    public var xName: String
    /// What is counted, such as `Requests`.
    public var yName: String
    /// The values, in any order.
    public let samples: [Double]

    /// Creates a histogram; values that are not finite are left out.
    public init(title: String, xName: String, yName: String, samples: [Double]) {
      self.title = title
      self.xName = xName
      self.yName = yName
      self.samples = samples.filter(\.isFinite)
    }

    /// Some of the values' range, and how many lie in it: from its lower end up to but not with its upper one.
    struct Bin: Hashable {
      var lower: Double
      var upper: Double
      var count: Int
    }

    /// The ranges from the least value to the greatest; empty without values.
    ///
    /// There are about ten at most, and their ends are round numbers.
    var bins: [Bin] {
      guard let summary = Summary(samples) else { return [] }
      // Halves, as the range itself may be more than a number can be.
      let step = RoundSteps.step(over: summary.max / 2 - summary.min / 2, parts: 5)
      let first = (summary.min / step).rounded(.down) * step
      let count = (summary.max - first) / step
      guard step > 0, first.isFinite, count.isFinite, count < 50 else {
        return [Bin(lower: summary.min, upper: summary.max, count: summary.n)]
      }
      var bins = (0...Int(count)).map { index in
        Bin(lower: first + Double(index) * step, upper: first + Double(index + 1) * step, count: 0)
      }
      for sample in samples {
        let index = Int(max(0, (sample - first) / step))
        bins[min(index, bins.count - 1)].count += 1
      }
      return bins
    }

    /// Names the ranges, such as `600–700`.
    func labels(of bins: [Bin], dash: String) -> [String] {
      let format = NumberFormat(forSteps: bins.first.map { $0.upper - $0.lower } ?? 1)
      return bins.map { "\(format.text($0.lower))\(dash)\(format.text($0.upper))" }
    }

    func lines(width: Int, glyphs: Glyphs) -> [String] {
      let bins = bins
      guard let summary = Summary(samples) else { return ["\(xName) \(glyphs.none)"] }
      let points = zip(labels(of: bins, dash: glyphs.none), bins).map { label, bin in
        Chart.Point(label, Double(bin.count))
      }
      let notes = bins.map { bin in
        [("median", summary.p50), ("p95", summary.p95)].compactMap { name, value in
          value >= bin.lower && (value < bin.upper || bin == bins.last) ? name : nil
        }.joined(separator: ", ")
      }
      let plot = BarPlot(
        xName: xName, yName: yName, points: points, values: bins.map { "\($0.count)" },
        lastColumn: BarPlot.Column(name: "", cells: notes, numbers: false), legend: legend(summary),
        glyphs: glyphs)
      return plot.lines(width: width)
    }

    private func legend(_ summary: Summary) -> String {
      let format = NumberFormat(for: [summary.p50, summary.p95])
      return "median \(format.text(summary.p50))  p95 \(format.text(summary.p95))  n=\(summary.n)"
    }

    func draw(on canvas: inout SVGCanvas) {
      let bins = bins
      guard let summary = Summary(samples), let first = bins.first, let last = bins.last else { return }
      let (left, right, height) = (50.0, canvas.width - 20, 200.0)
      let top = canvas.y + 34
      let bottom = top + height
      let greatest = Double(bins.map(\.count).max() ?? 1)
      let breadth = (right - left) / Double(bins.count)
      canvas.text(PlainText.line(yName), x: left, y: canvas.y + 14, ink: .quiet)
      for (index, bin) in bins.enumerated() where bin.count > 0 {
        let bar = height * Double(bin.count) / greatest
        let x = left + breadth * Double(index)
        canvas.bar(x: x + 1, y: bottom - bar, width: breadth - 2, height: bar, series: 0)
        canvas.text(
          "\(bin.count)", x: x + breadth / 2, y: bottom - bar - 4, anchor: .middle, room: breadth)
      }
      let format = NumberFormat(forSteps: first.upper - first.lower)
      let every = max(1, Int((70 / breadth).rounded(.up)))
      for index in stride(from: 0, through: bins.count, by: every) {
        let edge = index < bins.count ? bins[index].lower : last.upper
        canvas.text(
          format.text(edge), x: left + breadth * Double(index), y: bottom + 16, anchor: .middle, ink: .quiet)
      }
      canvas.line(x1: left, y1: bottom, x2: right, y2: bottom, kind: .axis)
      for value in [summary.p50, summary.p95] where last.upper > first.lower {
        let x = left + (right - left) * min(1, (value - first.lower) / (last.upper - first.lower))
        canvas.line(x1: x, y1: top - 14, x2: x, y2: bottom, kind: .reference)
      }
      canvas.text(PlainText.line(xName), x: right, y: bottom + 34, anchor: .end, ink: .quiet)
      canvas.text("dashed: " + legend(summary), x: left, y: bottom + 34)
      canvas.y = bottom + 46
    }
  }
}
