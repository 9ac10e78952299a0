/// Where the rows of a picture of horizontal bars lie: names to the left, bars, and a column to the right.
struct BarRows {
  let left: Double
  let right: Double
  let height: Double
  private let top: Double

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - names: What stands to the left of the rows.
  ///   - ends: What stands to their right.
  ///   - margin: Room between the bars and what stands to their right, as for a value at a bar's end.
  init(names: [String], ends: [String], margin: Double = 0, on canvas: SVGCanvas) {
    func widest(_ texts: [String]) -> Double { texts.reduce(0) { max($0, SVGCanvas.room(for: $1)) } }
    left = min(widest(names), canvas.width * 0.36) + 10
    let end = min(widest(ends), canvas.width * 0.25)
    right = canvas.width - end - (end > 0 ? 10 : 0) - margin
    // Many rows are thin, but not thinner than their text.
    height = min(22, max(14, 700 / Double(max(names.count, 1))))
    top = canvas.y + 24
  }

  /// The upper edge of a row's bar.
  func y(_ row: Int) -> Double { top + height * Double(row) }

  /// The height of a bar.
  var bar: Double { height - 5 }

  /// The line on which a row's text stands.
  func baseline(_ row: Int) -> Double { y(row) + bar / 2 + 4 }

  /// How long a value's bar is.
  func length(_ value: Double, of greatest: Double) -> Double {
    greatest > 0 ? max(0, min(value / greatest, 1)) * (right - left) : 0
  }

  /// Writes the names of the axes and of the rows, and what stands to the rows' right.
  func drawNames(
    _ names: [String], xName: String, yName: String, ends: [String], endName: String = "",
    on canvas: inout SVGCanvas
  ) {
    let room = left - 8
    canvas.text(
      PlainText.line(xName), x: left - 8, y: canvas.y + 14, anchor: .end, ink: .quiet, room: room)
    canvas.text(PlainText.line(yName), x: left, y: canvas.y + 14, ink: .quiet)
    canvas.text(PlainText.line(endName), x: canvas.width, y: canvas.y + 14, anchor: .end, ink: .quiet)
    for (row, name) in names.enumerated() {
      canvas.text(PlainText.line(name), x: left - 8, y: baseline(row), anchor: .end, room: room)
    }
    for (row, end) in ends.enumerated() {
      canvas.text(
        PlainText.line(end), x: canvas.width, y: baseline(row), anchor: .end, room: canvas.width * 0.25)
    }
    canvas.line(x1: left, y1: top - 3, x2: left, y2: y(names.count), kind: .axis)
    canvas.y = y(names.count)
  }
}
