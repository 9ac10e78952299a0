/// The rows of a bar chart: label, bar, value, and one more column.
struct BarPlot {
  struct Column {
    var name: String
    var cells: [String]
    var numbers: Bool
  }

  var xName: String
  var yName: String
  var points: [Chart.Point]
  /// The values as text; nil where there is none.
  var values: [String?]
  /// Where a line crosses the bars.
  var marker: Double?
  var lastColumn: Column?
  /// A line under the rows, in line with the bars.
  var legend: String?
  var glyphs: Glyphs

  /// The axis names, a row for each point, and the legend.
  func lines(width: Int) -> [String] {
    let labelWidth = min(Self.widest(points.map(\.label) + [xName]), width / 4)
    let valueWidth = Self.widest(values.compactMap { $0 })
    let lastWidth = lastColumn.map { min(Self.widest($0.cells + [$0.name]), width / 3) } ?? 0
    let barWidth = max(4, width - labelWidth - 1 - 1 - valueWidth - (lastWidth > 0 ? 2 + lastWidth : 0))
    let greatest = points.compactMap(\.value).reduce(marker ?? 0, max)
    let markerCell = marker.map { cells($0, of: greatest, in: barWidth) }.map { min($0, barWidth - 1) }
    let fills = fillOfPoint()

    func row(_ label: String, _ bar: String, _ value: String, _ last: String) -> String {
      TextWidth.rightAligned(cut(label, labelWidth), to: labelWidth) + " "
        + TextWidth.padded(bar, to: barWidth) + " " + TextWidth.rightAligned(value, to: valueWidth)
        + (lastWidth == 0 ? "" : "  " + lastCell(last, lastWidth))
    }
    let headRoom = barWidth + 1 + valueWidth
    let head =
      TextWidth.rightAligned(cut(xName, labelWidth), to: labelWidth) + " "
      + TextWidth.padded(cut(yName, headRoom), to: headRoom)
      + (lastWidth == 0 ? "" : "  " + lastCell(lastColumn?.name ?? "", lastWidth))
    var lines = [head]
    for (index, point) in points.enumerated() {
      let last = lastColumn.map { index < $0.cells.count ? $0.cells[index] : "" } ?? ""
      let value = index < values.count ? values[index] : nil
      let bar =
        if let number = point.value {
          self.bar(number, of: greatest, width: barWidth, fill: fills[index], marker: markerCell)
        } else {
          cut(point.note ?? glyphs.none, barWidth)
        }
      lines.append(row(point.label, bar, value ?? "", last))
    }
    if let legend { lines.append(TextWidth.spaces(labelWidth + 1) + legend) }
    return lines
  }

  private func cut(_ text: String, _ width: Int) -> String {
    TextWidth.cut(PlainText.line(text), to: width, ellipsis: glyphs.ellipsis)
  }

  private func lastCell(_ text: String, _ width: Int) -> String {
    let text = cut(text, width)
    return lastColumn?.numbers == true ? TextWidth.rightAligned(text, to: width) : text
  }

  private static func widest(_ texts: [String]) -> Int {
    texts.reduce(0) { max($0, TextWidth.cells(PlainText.line($1))) }
  }

  // Categories take the fills in the order in which they first appear.
  private func fillOfPoint() -> [Int] {
    var order: [String: Int] = [:]
    return points.map { point in
      let key = point.category ?? ""
      let fill = order[key] ?? order.count
      order[key] = fill
      return fill % glyphs.fills.count
    }
  }

  private func cells(_ value: Double, of greatest: Double, in width: Int) -> Int {
    greatest > 0 ? Int((max(0, value) / greatest * Double(width)).rounded(.down)) : 0
  }

  private func bar(_ value: Double, of greatest: Double, width: Int, fill: Int, marker: Int?) -> String {
    let exact = greatest > 0 ? max(0, value) / greatest * Double(width) : 0
    var eighths = Int((exact * 8).rounded())
    let hasEighths = fill == 0 && !glyphs.eighths.isEmpty
    if !hasEighths { eighths = (eighths + 4) / 8 * 8 }
    // What is not nothing must not look like nothing.
    if value > 0, eighths == 0 { eighths = hasEighths ? 1 : 8 }
    var characters = Array(repeating: glyphs.fills[fill], count: min(eighths / 8, width))
    if eighths % 8 > 0, characters.count < width { characters.append(glyphs.eighths[eighths % 8 - 1]) }
    if let marker {
      while characters.count <= marker { characters.append(" ") }
      characters[marker] = glyphs.marker
    }
    return String(characters)
  }
}
