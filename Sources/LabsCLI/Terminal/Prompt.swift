import LabRunner

/// Asks a person on the terminal, a key at a time.
struct Prompt: Sendable {
  private let output: FileOutput
  private let display: DisplayOptions
  private let keyboard = Keyboard()

  init(_ output: FileOutput, _ display: DisplayOptions) {
    self.output = output
    self.display = display
  }

  /// How text looks now; the width is the terminal's at this moment.
  var style: TerminalStyle { display.style(for: output) }

  /// Writes text.
  func say(_ text: String) {
    // A terminal that is gone is noticed when the next key is waited for.
    try? output.write(text)
  }

  /// Writes a table as wide as the terminal.
  func say(_ table: TextTable) {
    let style = style
    say(table.lines(width: style.width, glyphs: style.glyphs).joined(separator: "\n") + "\n")
  }

  /// Waits for one of a menu's keys, and shows which it was.
  ///
  /// - Returns: The choice; nil when there will be no answer.
  func choice(_ menu: KeyMenu) async -> KeyMenu.Choice? {
    let choice = await keyboard.answer(from: (), draw: { say("\n" + menu.text(style: style)) }) { _, keys in
      // Pasted text is no choice.
      guard let key = keys.first, keys.count == 1 || keys[1] == .enter else { return KeyMenu.Choice?.none }
      let name =
        switch key {
        case .character(let character): String(character)
        case .enter: "enter"
        case .escape, .backspace: ""
        }
      let choice = menu.choices.first { $0.key == name }
      if choice == nil { say("\r> one of \(menu.choices.map(\.key).joined(separator: " ")): ") }
      return choice
    }
    if let choice { say(choice.label + "\n") }
    return choice
  }

  /// Waits for a number and Return.
  ///
  /// - Returns: The number; nil when none was typed, and when there will be no answer.
  func number(_ question: String) async -> Int? {
    let number = await keyboard.answer(from: "", draw: { say("\(style.wrapped(question)) \($0)") }) {
      digits, keys in
      for key in keys {
        switch key {
        case .character(let character) where character.isNumber && digits.count < 9:
          digits.append(character)
          say(String(character))
        case .backspace where !digits.isEmpty:
          digits.removeLast()
          say("\u{8} \u{8}")
        case .enter: return Int?.some(Int(digits) ?? 0)
        case .escape: return 0
        default: break
        }
      }
      return nil
    }
    say("\n")
    return number == 0 ? nil : number
  }
}
