/// Values over time: a line of its own sign for each series, from zero up.
struct LinePlot: ChartDrawing {
  let chart: Chart.LabelledSeries

  var title: String { chart.title }

  private static let height = 12

  func lines(width: Int, glyphs: Glyphs) -> [String] {
    let greatest = chart.greatest
    let format = NumberFormat(forAxisUpTo: greatest)
    let marks = [0: format.text(greatest), Self.height / 2: format.text(greatest / 2)]
    let margin = max(TextWidth.cells(marks[0] ?? ""), TextWidth.cells(marks[Self.height / 2] ?? ""), 1)
    let room = max(8, width - margin - 2)
    var lines = [TextWidth.cut(PlainText.line(chart.yName), to: width, ellipsis: glyphs.ellipsis)]
    for (index, row) in canvas(room, greatest, glyphs).enumerated() {
      let mark = index == Self.height - 1 ? "0" : marks[index] ?? ""
      lines.append(TextWidth.rightAligned(mark, to: margin) + " \(glyphs.axis)" + String(row))
    }
    lines.append(TextWidth.spaces(margin + 2) + axis(room, glyphs))
    if chart.series.count > 1 {
      lines += Chart.legend(
        chart.series.map(\.name), signs: glyphs.marks, width: width, indent: margin + 2, glyphs: glyphs)
    }
    return lines
  }

  // Each point's sign in its cell, and dots on the way from one point to the next.
  private func canvas(_ width: Int, _ greatest: Double, _ glyphs: Glyphs) -> [[Character]] {
    var canvas = Array(repeating: Array(repeating: Character(" "), count: width), count: Self.height)
    func column(_ index: Int) -> Int {
      chart.labels.count < 2 ? 0 : index * (width - 1) / (chart.labels.count - 1)
    }
    func row(_ value: Double) -> Int {
      guard greatest > 0 else { return Self.height - 1 }
      let height = (max(0, min(value / greatest, 1)) * Double(Self.height - 1)).rounded()
      return Self.height - 1 - Int(height)
    }
    for line in chart.series {
      for index in chart.labels.indices.dropLast() {
        guard let value = line[index], let next = line[index + 1] else { continue }
        let (start, end) = (column(index), column(index + 1))
        for place in start..<max(start, end) {
          let share = Double(place - start) / Double(end - start)
          canvas[row(value + (next - value) * share)][place] = glyphs.path
        }
      }
    }
    for (number, line) in chart.series.enumerated() {
      for index in chart.labels.indices {
        guard let value = line[index] else { continue }
        canvas[row(value)][column(index)] = glyphs.marks[number % glyphs.marks.count]
      }
    }
    return canvas
  }

  // The first label, the axis' name, and the last label.
  private func axis(_ width: Int, _ glyphs: Glyphs) -> String {
    func cut(_ text: String) -> String {
      TextWidth.cut(PlainText.line(text), to: width / 4, ellipsis: glyphs.ellipsis)
    }
    guard let first = chart.labels.first, let last = chart.labels.last, chart.labels.count > 1 else {
      return cut(chart.labels.first ?? "") + "  " + cut(chart.xName)
    }
    let (start, middle, end) = (cut(first), cut(chart.xName), cut(last))
    let half = max(1, (width - TextWidth.cells(middle)) / 2 - TextWidth.cells(start))
    let line = start + TextWidth.spaces(half) + middle
    return line + TextWidth.spaces(max(1, width - TextWidth.cells(line) - TextWidth.cells(end))) + end
  }
}
