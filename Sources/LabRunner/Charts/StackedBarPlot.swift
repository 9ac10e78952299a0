/// A bar of several parts for each label.
struct StackedBarPlot: ChartDrawing {
  let chart: Chart.LabelledSeries

  var title: String { chart.title }

  func lines(width: Int, glyphs: Glyphs) -> [String] {
    let sums = chart.sums
    let format = NumberFormat(for: sums.compactMap(\.self))
    let texts = sums.map { $0.map(format.text) ?? "" }
    let labelWidth = min(widest(chart.labels + [chart.xName]), width / 4)
    let sumWidth = texts.reduce(0) { max($0, TextWidth.cells($1)) }
    let room = max(4, width - labelWidth - sumWidth - 2)
    let greatest = sums.compactMap(\.self).max() ?? 0
    func label(_ text: String) -> String {
      TextWidth.rightAligned(
        TextWidth.cut(PlainText.line(text), to: labelWidth, ellipsis: glyphs.ellipsis), to: labelWidth)
    }
    var lines = [label(chart.xName) + " " + PlainText.line(chart.yName)]
    for (index, name) in chart.labels.enumerated() {
      let bar = sums[index] == nil ? glyphs.none : bar(index, greatest, room, glyphs)
      lines.append(
        label(name) + " " + TextWidth.padded(bar, to: room) + " "
          + TextWidth.rightAligned(texts[index], to: sumWidth))
    }
    return lines
      + Chart.legend(
        chart.series.map(\.name), signs: glyphs.fills, width: width, indent: labelWidth + 1, glyphs: glyphs)
  }

  // Ends are rounded, not lengths, so that the parts make the whole; what is not nothing has one cell.
  private func bar(_ index: Int, _ greatest: Double, _ room: Int, _ glyphs: Glyphs) -> String {
    guard greatest > 0 else { return "" }
    var bar = ""
    var sum = 0.0
    let parts = chart.series.enumerated().compactMap { number, part in
      part[index].flatMap { $0 > 0 ? (number: number, value: $0) : nil }
    }
    for (place, part) in parts.enumerated() {
      sum += part.value
      let end = min(Int((sum / greatest * Double(room)).rounded()), room - (parts.count - 1 - place))
      let sign = glyphs.fills[part.number % glyphs.fills.count]
      bar += String(repeating: sign, count: max(1, end - bar.count))
    }
    return String(bar.prefix(room))
  }

  private func widest(_ texts: [String]) -> Int {
    texts.reduce(0) { max($0, TextWidth.cells(PlainText.line($1))) }
  }
}
