/// How a terminal, or what stands in its place, wants its text.
public struct TerminalStyle: Sendable, Hashable {
  /// What a person said about colour.
  public enum ColorChoice: String, Sendable, Hashable, CaseIterable {
    /// Colour where it helps.
    case auto
    /// Colour in any case.
    case always
    /// No colour.
    case never
  }

  /// Whether text is coloured.
  public var color: Bool
  /// Whether a line may be drawn again in place.
  public var motion: Bool
  /// Whether a terminal shows the text.
  public var isTerminal: Bool
  /// Whether the width is a limit: a terminal's is, and one that a person asked for; a file's is not.
  public var isBounded: Bool
  /// The signs to draw with.
  public var glyphs: Glyphs
  /// The cells of a line, 20 to 400.
  public var width: Int

  /// The cells that a line may take; nil where nothing limits it.
  public var limit: Int? { isBounded ? width : nil }

  /// Creates a style from its parts; the width is a limit on a terminal, unless something else is said.
  public init(
    color: Bool = false, motion: Bool = false, isTerminal: Bool = false, isBounded: Bool? = nil,
    glyphs: Glyphs = .unicode, width: Int = 80
  ) {
    self.color = color
    self.motion = motion
    self.isTerminal = isTerminal
    self.isBounded = isBounded ?? isTerminal
    self.glyphs = glyphs
    self.width = min(max(width, 20), 400)
  }

  /// A text in lines, broken at spaces where the width is a limit.
  public func wrapped(_ text: String) -> String {
    guard isBounded else { return text }
    return TextWrap.lines(text, width: width).joined(separator: "\n")
  }

  /// The style at another width.
  func resized(to width: Int) -> TerminalStyle {
    var style = self
    style.width = min(max(width, 20), 400)
    return style
  }

  /// Finds the style for a stream.
  ///
  /// - Parameters:
  ///   - environment: The process's environment. `NO_COLOR` (no-color.org), `CLICOLOR_FORCE` and `FORCE_COLOR`
  ///     decide on colour, `TERM=dumb` and a locale without UTF-8 on the signs, `CI` on motion, `COLUMNS` on the
  ///     width.
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - columns: The terminal's width, where it says.
  ///   - choice: What a person said about colour; it wins over the environment.
  ///   - ascii: Whether a person asked for plain signs.
  ///   - width: The width a person asked for.
  public init(
    environment: [String: String], isTerminal: Bool, columns: Int? = nil, color choice: ColorChoice = .auto,
    ascii: Bool = false, width: Int? = nil
  ) {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    func isForced(_ name: String) -> Bool { isSet(name) && environment[name] != "0" }
    let isDumb = environment["TERM"] == "dumb"
    let color =
      switch choice {
      case .always: true
      case .never: false
      case .auto:
        !isSet("NO_COLOR")
          && (isForced("CLICOLOR_FORCE") || isForced("FORCE_COLOR") || isTerminal && !isDumb)
      }
    self.init(
      color: color, motion: isTerminal && !isDumb && !isSet("CI"), isTerminal: isTerminal,
      isBounded: isTerminal || width != nil,
      glyphs: ascii || isDumb || !Self.speaksUTF8(environment) ? .ascii : .unicode,
      width: width ?? environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? columns ?? 80)
  }

  /// Finds the style for a file.
  public init(
    _ output: FileOutput, environment: [String: String], color: ColorChoice = .auto, ascii: Bool = false,
    width: Int? = nil
  ) {
    self.init(
      environment: environment, isTerminal: output.isTerminal, columns: output.columns, color: color,
      ascii: ascii, width: width)
  }

  // The first of the three that is set decides (POSIX, 8.2).
  private static func speaksUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    // Such as en_US.UTF-8, or sr_RS.utf8@latin.
    let charset = locale.split(separator: ".").last?.prefix { $0 != "@" } ?? ""
    return ["utf-8", "utf8"].contains(charset.lowercased())
  }
}
