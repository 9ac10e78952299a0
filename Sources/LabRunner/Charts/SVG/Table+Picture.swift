extension Chart.Table {
  func draw(on canvas: inout SVGCanvas) {
    let count = max(columns.count, rows.reduce(0) { max($0, $1.count) })
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    let wanted = (0..<count).map { column in
      ([columns] + rows).reduce(20) { max($0, SVGCanvas.room(for: cell($1, column))) } + 16
    }
    let scale = min(1, canvas.width / max(1, wanted.reduce(0, +)))
    var y = canvas.y + 14
    for (index, row) in ([columns] + rows).enumerated() {
      var x = 0.0
      for column in 0..<count {
        let width = wanted[column] * scale
        canvas.text(
          PlainText.line(cell(row, column)), x: x, y: y, ink: index == 0 ? .quiet : .plain, room: width - 10)
        x += width
      }
      if index == 0 { canvas.line(x1: 0, y1: y + 6, x2: x, y2: y + 6, kind: .axis) }
      y += index == 0 ? 24 : 18
    }
    canvas.y = y
  }
}
