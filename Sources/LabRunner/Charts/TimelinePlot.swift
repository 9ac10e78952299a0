/// A timeline as text: a row's name, its spans and marks, and its note.
struct TimelinePlot: ChartDrawing {
  let chart: Chart.Timeline
  let end: Double
  let spanNames: [String]
  let markNames: [String]

  init(chart: Chart.Timeline) {
    self.chart = chart
    end = chart.end
    spanNames = chart.spanCategories
    markNames = chart.markCategories
  }

  var title: String { chart.title }

  func lines(width: Int, glyphs: Glyphs) -> [String] {
    let names = chart.rows.map(Self.label)
    let notes = chart.rows.map { PlainText.line($0.note ?? "") }
    let nameWidth = min(names.reduce(0) { max($0, TextWidth.cells($1)) }, width * 2 / 5)
    let noteWidth = min(notes.reduce(0) { max($0, TextWidth.cells($1)) }, width / 4)
    let room = max(8, width - nameWidth - 1 - (noteWidth > 0 ? noteWidth + 1 : 0))
    func row(_ name: String, _ plot: String, _ note: String) -> String {
      let note = TextWidth.cut(note, to: noteWidth, ellipsis: glyphs.ellipsis)
      return TextWidth.padded(TextWidth.cut(name, to: nameWidth, ellipsis: glyphs.ellipsis), to: nameWidth)
        + " "
        + TextWidth.padded(plot, to: room)
        + (noteWidth > 0 ? " " + TextWidth.rightAligned(note, to: noteWidth) : "")
    }
    var hasMixed = false
    var lines = [row("", axis(room), "")]
    for (index, item) in chart.rows.enumerated() {
      lines.append(row(names[index], cells(of: item, room, glyphs, &hasMixed), notes[index]))
    }
    if !spanNames.isEmpty {
      lines += Chart.legend(
        spanNames, signs: glyphs.fills, width: width, indent: nameWidth + 1, glyphs: glyphs)
    }
    if !markNames.isEmpty {
      lines += Chart.legend(
        markNames + (hasMixed ? ["several"] : []),
        signs: markNames.indices.map { glyphs.marks[$0 % glyphs.marks.count] } + [glyphs.mixed],
        width: width, indent: nameWidth + 1, glyphs: glyphs)
    }
    return lines
  }

  // A row's name, set in as deep as it is nested.
  private static func label(_ row: Chart.Timeline.Row) -> String {
    TextWidth.spaces(2 * min(row.depth, 8)) + PlainText.line(row.name)
  }

  // As many times as there is room for, each above its cell; one at the end stands before it.
  private func axis(_ room: Int) -> String {
    var axis = ""
    for tick in chart.ticks(Double(max(2, room / 10))) {
      let cell = min(edge(tick.at, room), room - TextWidth.cells(tick.text))
      let used = TextWidth.cells(axis)
      guard cell >= used + (used > 0 ? 1 : 0) else { continue }
      axis += TextWidth.spaces(cell - used) + tick.text
    }
    return axis
  }

  private func cells(
    of row: Chart.Timeline.Row, _ room: Int, _ glyphs: Glyphs, _ hasMixed: inout Bool
  ) -> String {
    var cells = Array(repeating: Character(" "), count: room)
    for span in row.spans where span.start.isFinite && span.end.isFinite {
      let (first, last) = (edge(span.start, room), edge(span.end, room))
      if first >= last {
        let place = min(first, room - 1)
        if cells[place] == " " { cells[place] = glyphs.instant }
      } else {
        let number = span.category.flatMap { spanNames.firstIndex(of: $0) } ?? 0
        for place in first..<last { cells[place] = glyphs.fills[number % glyphs.fills.count] }
      }
    }
    var marked: [Int: Int] = [:]
    for mark in row.marks where mark.at.isFinite {
      guard let number = markNames.firstIndex(of: mark.category) else { continue }
      let place = min(edge(mark.at, room), room - 1)
      if let other = marked[place], other != number {
        cells[place] = glyphs.mixed
        hasMixed = true
      } else {
        cells[place] = glyphs.marks[number % glyphs.marks.count]
        marked[place] = number
      }
    }
    return String(cells)
  }

  // How many cells lie before a time.
  private func edge(_ time: Double, _ room: Int) -> Int {
    guard end > 0 else { return 0 }
    return Int((max(0, min(time / end, 1)) * Double(room)).rounded())
  }
}
