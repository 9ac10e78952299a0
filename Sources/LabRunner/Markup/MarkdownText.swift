/// Text made safe to stand in Markdown.
enum MarkdownText {
  /// The text as it is, in one line: what Markdown or HTML give a meaning is escaped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in PlainText.line(text) {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": escaped += "\\\(character)"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// The text between fences that are longer than any in it.
  static func fenced(_ text: String, language: String = "text") -> String {
    var (run, longest) = (0, 2)
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let body = PlainText.lines(text).joined(separator: "\n")
    return "\(fence)\(language)\n\(body)\n\(fence)"
  }

  /// A table; its cells are escaped.
  static func table(_ columns: [String], _ rows: [[String]]) -> String {
    let lines = [columns.map(escaped), columns.map { _ in "---" }] + rows.map { $0.map(escaped) }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
