/// Choices of one key each, as a terminal shows them: `[r]etry  [s]kip  [!] shell`.
public struct KeyMenu: Sendable, Hashable {
  /// One choice.
  public struct Choice: Sendable, Hashable {
    /// The key, such as `r` or `enter`.
    public var key: String
    /// What it does; the key is its first letter where it can be.
    public var label: String

    /// Creates a choice.
    public init(_ key: String, _ label: String) {
      self.key = key
      self.label = label
    }

    var text: String {
      label.hasPrefix(key) ? "[\(key)]\(label.dropFirst(key.count))" : "[\(key)] \(label)"
    }
  }

  /// The question, such as `"Ask ten times" failed`.
  public var question: String
  /// The choices in order.
  public var choices: [Choice]

  /// Creates a menu.
  public init(_ question: String, _ choices: [Choice]) {
    self.question = question
    self.choices = choices
  }

  /// The menu in lines, and a mark after which the key is waited for. A choice is never broken over lines.
  public func text(style: TerminalStyle) -> String {
    var lines = TextWrap.lines("? " + question, width: style.width - 1).map { style.paint($0, .bold) }
    var line = " "
    for choice in choices {
      let text = TextWidth.cut(choice.text, to: style.width - 3, ellipsis: style.glyphs.ellipsis)
      if line != " ", TextWidth.cells(line) + 2 + TextWidth.cells(text) >= style.width {
        lines.append(line)
        line = " "
      }
      line += (line == " " ? " " : "  ") + text
    }
    return (lines + [line]).joined(separator: "\n") + "\n> "
  }
}
