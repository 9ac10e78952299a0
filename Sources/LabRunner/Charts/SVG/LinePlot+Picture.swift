extension LinePlot {
  func draw(on canvas: inout SVGCanvas) {
    let greatest = chart.greatest
    let format = NumberFormat(forAxisUpTo: greatest)
    let marks = [greatest, greatest / 2, 0].map(format.text)
    let left = marks.reduce(0) { max($0, SVGCanvas.room(for: $1)) } + 10
    let (right, height) = (canvas.width - 30, 200.0)
    let (top, bottom) = (canvas.y + 26, canvas.y + 26 + height)
    canvas.text(PlainText.line(chart.yName), x: 0, y: canvas.y + 14, ink: .quiet)
    for (index, mark) in marks.enumerated() {
      let y = top + height * Double(index) / 2
      canvas.text(mark, x: left - 8, y: y + 4, anchor: .end, ink: .quiet)
      canvas.line(x1: left, y1: y, x2: right, y2: y, kind: index == 2 ? .axis : .grid)
    }
    let last = Double(max(1, chart.labels.count - 1))
    func x(_ index: Int) -> Double { left + (right - left) * Double(index) / last }
    func y(_ value: Double) -> Double {
      bottom - (greatest > 0 ? max(0, min(value / greatest, 1)) * height : 0)
    }
    for (number, series) in chart.series.enumerated() {
      // A gap ends a line; another one begins after it.
      var line: [(x: Double, y: Double)] = []
      for index in chart.labels.indices {
        if let value = series[index] {
          line.append((x(index), y(value)))
          canvas.mark(x: x(index), y: y(value), series: number)
        } else {
          canvas.path(line, series: number)
          line = []
        }
      }
      canvas.path(line, series: number)
    }
    drawLabels(from: left, to: right, y: bottom + 18, x: x, on: &canvas)
    canvas.text(PlainText.line(chart.xName), x: right, y: bottom + 36, anchor: .end, ink: .quiet)
    canvas.y = bottom + 22
    if chart.series.count > 1 {
      canvas.legend(chart.series.map(\.name), swatch: .line, x: left)
    } else {
      canvas.y += 20
    }
  }

  // As many labels as fit beside each other, the first and the last in any case.
  private func drawLabels(
    from left: Double, to right: Double, y: Double, x: (Int) -> Double, on canvas: inout SVGCanvas
  ) {
    guard let last = chart.labels.indices.last else { return }
    let width = chart.labels.reduce(0) { max($0, SVGCanvas.room(for: $1)) }
    let room = min(width, (right - left) / 4)
    let fitting = max(1, Int((right - left) / (room + 16)))
    let every = max(1, (last + fitting - 1) / fitting)
    for index in stride(from: 0, to: last, by: every) where index == 0 || last - index >= every {
      canvas.text(
        PlainText.line(chart.labels[index]), x: x(index), y: y, anchor: index == 0 ? .start : .middle,
        ink: .quiet, room: room + 1)
    }
    canvas.text(
      PlainText.line(chart.labels[last]), x: last == 0 ? left : right, y: y,
      anchor: last == 0 ? .start : .end,
      ink: .quiet, room: room + 1)
  }
}
