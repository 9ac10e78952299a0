/// The few ways in which a report sets text apart; none is the only carrier of what it says.
enum Ink: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"

  /// The ink of a status.
  static func of(_ status: RunStatus) -> Ink {
    switch status {
    case .passed: .green
    case .failed, .error, .crashed: .red
    case .interrupted: .yellow
    case .running, .skipped: .dim
    }
  }
}

extension TerminalStyle {
  /// Text in an ink, where the style has colour.
  func paint(_ text: String, _ ink: Ink) -> String {
    color && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The sign of a status in its ink.
  public func mark(_ status: RunStatus) -> String {
    paint(glyphs.mark(status), .of(status))
  }
}
