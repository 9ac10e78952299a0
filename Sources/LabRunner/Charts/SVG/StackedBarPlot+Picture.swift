extension StackedBarPlot {
  func draw(on canvas: inout SVGCanvas) {
    let sums = chart.sums
    let format = NumberFormat(for: sums.compactMap(\.self))
    let ends = sums.map { $0.map(format.text) ?? "" }
    let rows = BarRows(names: chart.labels + [chart.xName], ends: ends, on: canvas)
    let greatest = sums.compactMap(\.self).reduce(0, max)
    for row in chart.labels.indices {
      var x = rows.left
      for (number, series) in chart.series.enumerated() {
        guard let value = series[row], value > 0 else { continue }
        let length = rows.length(value, of: greatest)
        canvas.bar(x: x, y: rows.y(row), width: length, height: rows.bar, series: number)
        x += length
      }
      if sums[row] == nil { canvas.text("–", x: rows.left + 6, y: rows.baseline(row), ink: .quiet) }
    }
    rows.drawNames(chart.labels, xName: chart.xName, yName: chart.yName, ends: ends, on: &canvas)
    canvas.legend(chart.series.map(\.name), swatch: .bar, x: rows.left)
  }
}
