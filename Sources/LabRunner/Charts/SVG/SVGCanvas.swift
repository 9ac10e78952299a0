/// A picture in the making: shapes and text from top to bottom, 720 units wide.
///
/// Colours are the page's: text takes that of its surroundings, series the CSS variables `--labs-1` to `--labs-4`.
/// Series also differ in hatching, in the shape of their points and in the dashes of their lines.
struct SVGCanvas {
  /// A line that is no series.
  enum LineKind: String {
    case axis, grid, reference
  }

  /// Where a text stands at its point.
  enum Anchor: String {
    case start, middle, end
  }

  /// How much a text stands out.
  enum Ink: String {
    case plain, quiet, title
  }

  /// What stands for a series in a legend.
  enum Swatch {
    case bar, line, mark
  }

  let width = 720.0
  /// How far down the picture has grown.
  var y = 0.0
  private let title: String
  private let id: String
  private var shapes = ""

  /// The space that a character may take at most. Measured with DejaVu Sans, one of the widest fonts in use.
  static let characterWidth = 7.7
  private static let seriesCount = 4

  init(title: String, id: String) {
    self.title = title
    self.id = id
    text(title, x: 0, y: 16, ink: .title, room: width)
    y = 26
  }

  /// Draws a bar in a series' colour and hatching.
  mutating func bar(x: Double, y: Double, width: Double, height: Double, series: Int) {
    let number = series % Self.seriesCount + 1
    shapes += """
      <rect x="\(Self.text(x))" y="\(Self.text(y))" width="\(Self.text(max(width, 0)))" \
      height="\(Self.text(max(height, 0)))" class="s\(number)" fill="url(#\(id)-\(number))"/>

      """
  }

  /// Draws a straight line.
  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, kind: LineKind) {
    shapes += """
      <line x1="\(Self.text(x1))" y1="\(Self.text(y1))" x2="\(Self.text(x2))" y2="\(Self.text(y2))" \
      class="\(kind.rawValue)"/>

      """
  }

  /// Draws a series' line through points.
  mutating func path(_ points: [(x: Double, y: Double)], series: Int) {
    guard points.count > 1 else { return }
    let list = points.map { "\(Self.text($0.x)),\(Self.text($0.y))" }.joined(separator: " ")
    let number = series % Self.seriesCount + 1
    shapes += "<polyline points=\"\(list)\" class=\"s\(number) d\(number)\" fill=\"none\"/>\n"
  }

  /// Draws a series' point in its shape: a circle, a triangle, a square or a diamond.
  mutating func mark(x: Double, y: Double, series: Int) {
    let number = series % Self.seriesCount + 1
    func corners(_ offsets: (Double, Double)...) -> String {
      let list = offsets.map { "\(Self.text(x + $0.0)),\(Self.text(y + $0.1))" }.joined(separator: " ")
      return "<polygon points=\"\(list)\" class=\"m\(number)\"/>\n"
    }
    let shape =
      switch number {
      case 1: "<circle cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"4\" class=\"m1\"/>\n"
      case 2: corners((0, -5), (5, 4), (-5, 4))
      case 3: corners((-4, -4), (4, -4), (4, 4), (-4, 4))
      default: corners((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0))
      }
    shapes += shape
  }

  /// Writes one line of text, cut to a room where one is given.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, ink: Ink = .plain, room: Double? = nil
  ) {
    let cells = room.map { Int($0 / Self.characterWidth) }
    let shown = cells.map { TextWidth.cut(text, to: $0, ellipsis: "…") } ?? text
    guard !shown.isEmpty else { return }
    let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let ink = ink == .plain ? "" : " class=\"\(ink.rawValue)\""
    shapes += """
      <text x="\(Self.text(x))" y="\(Self.text(y))"\(anchor)\(ink)>\(Markup.escaped(shown))</text>

      """
  }

  /// Says below the picture which sign is whose.
  mutating func legend(_ names: [String], swatch: Swatch, x left: Double) {
    guard !names.isEmpty else { return }
    var x = left
    y += 20
    for (series, name) in names.enumerated() {
      let name = PlainText.line(name)
      let length = 24 + Self.room(for: name) + 14
      if x > left, x + length > width {
        x = left
        y += 20
      }
      switch swatch {
      case .bar: bar(x: x, y: y - 10, width: 16, height: 12, series: series)
      case .line: path([(x, y - 4), (x + 18, y - 4)], series: series)
      case .mark: break
      }
      if swatch != .bar { mark(x: x + 9, y: y - 4, series: series) }
      text(name, x: x + 24, y: y, room: max(40, width - x - 24))
      x += length
    }
    y += 6
  }

  /// Says below the picture what a single line is.
  mutating func legendOfLine(_ name: String, series: Int, x: Double) {
    y += 20
    path([(x, y - 4), (x + 18, y - 4)], series: series)
    mark(x: x + 9, y: y - 4, series: series)
    text(name, x: x + 24, y: y, room: width - x - 24)
    y += 6
  }

  /// How much room a text may need.
  static func room(for text: String) -> Double {
    Double(TextWidth.cells(PlainText.line(text))) * characterWidth
  }

  /// The picture, as high as it has grown.
  func text(standsAlone: Bool) -> String {
    let height = Self.text(y.rounded(.up) + 4)
    let style = standsAlone ? "<style>\(Self.style)\(Self.ownColours)</style>\n" : ""
    // A picture of its own wants a margin, which a page has.
    let box = standsAlone ? "-16 -12 752 \(Self.text(y.rounded(.up) + 28))" : "0 0 720 \(height)"
    let ground =
      standsAlone ? "<rect x=\"-16\" y=\"-12\" width=\"100%\" height=\"100%\" class=\"ground\"/>\n" : ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="\(box)" class="labs-chart" role="img" \
      aria-labelledby="\(id)-title"><title id="\(id)-title">\(Markup.escaped(title))</title>
      \(style)<defs>
      \(hatchings)</defs>
      \(ground)\(shapes)</svg>

      """
  }

  // A series is full, one has stripes, one dots, one crosses.
  private var hatchings: String {
    let inner = [
      "<rect width=\"8\" height=\"8\" class=\"f1\"/>",
      "<rect width=\"8\" height=\"8\" class=\"t2\"/><path d=\"M-2 10L10 -2M-2 2L2 -2M6 10L10 6\" class=\"h2\"/>",
      "<rect width=\"8\" height=\"8\" class=\"t3\"/><circle cx=\"4\" cy=\"4\" r=\"1.7\" class=\"f3\"/>",
      "<rect width=\"8\" height=\"8\" class=\"t4\"/><path d=\"M0 4H8M4 0V8\" class=\"h4\"/>",
    ]
    return inner.enumerated().map { index, shapes in
      """
      <pattern id="\(id)-\(index + 1)" width="8" height="8" patternUnits="userSpaceOnUse">\(shapes)</pattern>

      """
    }.joined()
  }

  private static func text(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    let text = NumberFormat(decimals: 1).text(min(max(number, -1e6), 1e6))
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
