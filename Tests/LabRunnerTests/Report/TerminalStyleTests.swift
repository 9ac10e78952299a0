import LabRunner
import Testing

@Suite struct TerminalStyleTests {
  private let utf8 = ["LANG": "en_GB.UTF-8", "TERM": "xterm"]

  private func style(
    _ more: [String: String], isTerminal: Bool = true, columns: Int? = nil,
    color: TerminalStyle.ColorChoice = .auto, ascii: Bool = false
  ) -> TerminalStyle {
    TerminalStyle(
      environment: utf8.merging(more) { $1 }, isTerminal: isTerminal, columns: columns, color: color,
      ascii: ascii)
  }

  @Test func `Colour is for terminals that want it`() {
    #expect(style([:]).color)
    #expect(!style([:], isTerminal: false).color)
    #expect(!style(["NO_COLOR": "1"]).color)
    #expect(style(["NO_COLOR": ""]).color)
    #expect(!style(["TERM": "dumb"]).color)
  }

  @Test func `Colour can be forced, and a flag wins over the environment`() {
    #expect(style(["FORCE_COLOR": "1"], isTerminal: false).color)
    #expect(style(["CLICOLOR_FORCE": "1"], isTerminal: false).color)
    #expect(!style(["CLICOLOR_FORCE": "0"], isTerminal: false).color)
    #expect(!style(["FORCE_COLOR": "1", "NO_COLOR": "1"]).color)
    #expect(style(["NO_COLOR": "1"], color: .always).color)
    #expect(!style(["FORCE_COLOR": "1"], color: .never).color)
  }

  @Test func `Signs are ASCII unless the locale speaks UTF-8`() {
    #expect(style([:]).glyphs == .unicode)
    #expect(style(["LC_ALL": "C.utf8"]).glyphs == .unicode)
    #expect(style(["LC_ALL": "C"]).glyphs == .ascii)
    #expect(style(["LC_ALL": "", "LC_CTYPE": "POSIX"]).glyphs == .ascii)
    #expect(style(["LANG": ""]).glyphs == .ascii)
    #expect(style(["TERM": "dumb"]).glyphs == .ascii)
    #expect(style([:], ascii: true).glyphs == .ascii)
  }

  @Test func `The width is that of COLUMNS, of the terminal, or 80`() {
    #expect(style([:]).width == 80)
    #expect(style([:], columns: 132).width == 132)
    #expect(style(["COLUMNS": "100"], columns: 132).width == 100)
    #expect(style(["COLUMNS": "wide"], columns: 132).width == 132)
    #expect(style(["COLUMNS": "1"]).width == 20)
  }

  @Test func `The width is a limit on a terminal, and where a person asked for it`() {
    let environment = ["LANG": "C.UTF-8", "COLUMNS": "60"]
    #expect(TerminalStyle(environment: environment, isTerminal: true).limit == 60)
    #expect(TerminalStyle(environment: environment, isTerminal: false).limit == nil)
    #expect(TerminalStyle(environment: environment, isTerminal: false, width: 50).limit == 50)
  }

  @Test func `Nothing moves in a log, on a dumb terminal and in CI`() {
    #expect(style([:]).motion)
    #expect(!style([:], isTerminal: false).motion)
    #expect(!style(["TERM": "dumb"]).motion)
    #expect(!style(["CI": "true"]).motion)
  }
}
