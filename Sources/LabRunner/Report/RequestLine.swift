import HTTPTransport
import LabTime

/// One request in one line: its number, status, tokens, time, and what else was out of the ordinary.
enum RequestLine {
  static func text(_ request: RequestRecord, number: Int, style: TerminalStyle) -> String {
    let status = request.status.map { "\($0)" } ?? style.glyphs.none
    let took = Elapsed.text(.milliseconds(request.latencyMs))
    let tokens = request.totalTokens.map { "\($0) tokens" } ?? ""
    // A narrow terminal has no room for air.
    let isNarrow = style.isBounded && style.width < 60
    let start = TextWidth.rightAligned("\(number)", to: isNarrow ? 5 : 6) + "  "
    let gap = TextWidth.spaces(3 - TextWidth.cells(status))
    let notes = notes(on: request, style).map { "  " + PlainText.line($0) }.joined()
    func figures(_ tokenCells: Int) -> String {
      TextWidth.rightAligned(tokens, to: tokenCells) + TextWidth.rightAligned(took, to: 9) + notes
    }
    var rest = figures(isNarrow ? 11 : 13)
    if style.isBounded {
      let room = style.width - TextWidth.cells(start) - max(3, TextWidth.cells(status))
      if tokens.isEmpty, TextWidth.cells(rest) > room { rest = figures(0) }
      rest = TextWidth.cut(rest, to: max(room, 20), ellipsis: style.glyphs.ellipsis)
    }
    return start + (ink(of: request).map { style.paint(status, $0) } ?? status) + gap + rest
  }

  private static func notes(on request: RequestRecord, _ style: TerminalStyle) -> [String] {
    var notes: [String] = []
    if let backend = request.backend { notes.append(backend) }
    if request.attempts > 1 { notes.append("\(request.attempts) attempts") }
    if let first = request.ttfbMs { notes.append("first byte after \(Elapsed.text(.milliseconds(first)))") }
    if let wait = request.retryAfter { notes.append("retry after \(wait) s") }
    if let error = request.error { notes.append(error) }
    if notes.isEmpty, request.totalTokens == nil {
      // Of a refusal without more to say, what it means is worth more than where it came from.
      let reason = request.status.map { $0 < 400 ? "" : Response.usualReason(of: $0) } ?? ""
      // A path is the one note that may be long, and its beginning says enough.
      let room = style.isBounded ? max(style.width - 35, 20) : .max
      let path = TextWidth.cut(
        "\(request.method) \(request.path)", to: room, ellipsis: style.glyphs.ellipsis)
      notes.append(reason.isEmpty ? path : reason)
    }
    return notes
  }

  private static func ink(of request: RequestRecord) -> Ink? {
    switch request.status {
    case .some(200..<400): nil
    case .some(400..<500): .yellow
    default: .red
    }
  }
}
