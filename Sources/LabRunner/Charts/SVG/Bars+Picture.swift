extension Chart.Bars {
  func draw(on canvas: inout SVGCanvas) {
    let categories = points.map { $0.category ?? "" }
    let rows = points.drawBars(
      xName: xName, yName: yName, ends: categories, endName: "", reference: showsMean ? mean : nil,
      on: &canvas)
    guard showsMean, let mean else { return }
    canvas.y += 18
    canvas.text("dashed: mean \(NumberFormat(for: [mean]).text(mean))", x: rows.left, y: canvas.y)
    canvas.y += 6
  }
}

extension Chart.AccumulatedBars {
  func draw(on canvas: inout SVGCanvas) {
    let format = NumberFormat(for: points.compactMap(\.value))
    let rows = points.drawBars(
      xName: xName, yName: yName, ends: sums.map(format.text), endName: "Accumulated", reference: nil,
      on: &canvas)
    let greatest = sums.last ?? 0
    let line = sums.enumerated().map { row, sum in
      (x: rows.left + rows.length(sum, of: greatest), y: rows.y(row) + rows.bar / 2)
    }
    canvas.path(line, series: 1)
    for point in line { canvas.mark(x: point.x, y: point.y, series: 1) }
    canvas.legendOfLine("accumulated, up to \(format.text(greatest))", series: 1, x: rows.left)
  }
}

extension [Chart.Point] {
  /// Draws a bar for each point, its value at its end, and a dashed line at a value.
  fileprivate func drawBars(
    xName: String, yName: String, ends: [String], endName: String, reference: Double?,
    on canvas: inout SVGCanvas
  ) -> BarRows {
    let format = NumberFormat(for: compactMap(\.value))
    let values = map { $0.value.map(format.text) }
    let margin = values.compactMap(\.self).reduce(0) { Swift.max($0, SVGCanvas.room(for: $1)) } + 8
    let rows = BarRows(names: map(\.label) + [xName], ends: ends + [endName], margin: margin, on: canvas)
    let greatest = compactMap(\.value).reduce(reference ?? 0, Swift.max)
    var order: [String: Int] = [:]
    for (row, point) in enumerated() {
      let category = point.category ?? ""
      let series = order[category] ?? order.count
      order[category] = series
      guard let value = point.value else {
        canvas.text(PlainText.line(point.note ?? "–"), x: rows.left + 6, y: rows.baseline(row), ink: .quiet)
        continue
      }
      let length = rows.length(value, of: greatest)
      canvas.bar(x: rows.left, y: rows.y(row), width: length, height: rows.bar, series: series)
      canvas.text(values[row] ?? "", x: rows.left + length + 6, y: rows.baseline(row))
    }
    rows.drawNames(
      map(\.label), xName: xName, yName: yName, ends: ends, endName: endName, on: &canvas)
    if let reference {
      let x = rows.left + rows.length(reference, of: greatest)
      canvas.line(x1: x, y1: rows.y(0) - 3, x2: x, y2: canvas.y, kind: .reference)
    }
    return rows
  }
}
