extension TimelinePlot {
  func draw(on canvas: inout SVGCanvas) {
    let indent = 14.0
    let notes = chart.rows.map { $0.note ?? "" }
    // Names are set in from the left, so that what is nested can be seen.
    let names = chart.rows.map { String(repeating: "  ", count: min($0.depth, 8)) + $0.name }
    let rows = BarRows(names: names, ends: notes, on: canvas)
    let bottom = rows.y(chart.rows.count)
    for tick in chart.ticks(8) {
      let x = rows.left + rows.length(tick.at, of: end)
      canvas.text(tick.text, x: x, y: canvas.y + 14, anchor: .middle, ink: .quiet)
      canvas.line(x1: x, y1: rows.y(0) - 3, x2: x, y2: bottom, kind: tick.at == 0 ? .axis : .grid)
    }
    for (number, row) in chart.rows.enumerated() {
      let inset = indent * Double(min(row.depth, 8))
      canvas.text(
        PlainText.line(row.name), x: inset, y: rows.baseline(number), room: rows.left - 8 - inset)
      canvas.text(
        PlainText.line(row.note ?? ""), x: canvas.width, y: rows.baseline(number), anchor: .end,
        room: canvas.width * 0.25)
      for span in row.spans where span.start.isFinite && span.end.isFinite {
        let series = span.category.flatMap { spanNames.firstIndex(of: $0) } ?? 0
        let start = rows.length(span.start, of: end)
        // What took no time is still there to be seen.
        let length = max(2, rows.length(span.end, of: end) - start)
        canvas.bar(
          x: rows.left + start, y: rows.y(number), width: length, height: rows.bar, series: series)
      }
      for mark in row.marks where mark.at.isFinite {
        canvas.mark(
          x: rows.left + rows.length(mark.at, of: end), y: rows.y(number) + rows.bar / 2,
          series: markNames.firstIndex(of: mark.category) ?? 0)
      }
    }
    canvas.y = bottom
    canvas.legend(spanNames, swatch: .bar, x: rows.left)
    canvas.legend(markNames, swatch: .mark, x: rows.left)
  }
}
