import LabRunner
import Testing

@Suite struct TextTableTests {
  private let table = TextTable(
    columns: [.init("LAB"), .init("STEPS"), .init("TAGS"), .init("TITLE")],
    rows: [
      ["semantic-caching", "7", "", "Semantic caching"], ["jwt", "12", "", "Access controlling with JWT"],
    ])

  @Test func `Numbers stand to the right and empty columns are left out`() {
    #expect(
      table.lines() == [
        "LAB               STEPS  TITLE",
        "────────────────  ─────  ───────────────────────────",
        "semantic-caching      7  Semantic caching",
        "jwt                  12  Access controlling with JWT",
      ])
  }

  @Test func `In too wide a table the cells of the widest columns are broken into lines`() {
    #expect(
      table.lines(width: 40, glyphs: .ascii) == [
        "LAB               STEPS  TITLE",
        "----------------  -----  ---------------",
        "semantic-caching      7  Semantic",
        "                         caching",
        "jwt                  12  Access",
        "                         controlling",
        "                         with JWT",
      ])
    #expect(table.layout(width: 40).rows.map(\.count) == [2, 3])
  }

  @Test
  func `Columns that yield are left out and told before others are narrowed beyond their least`() {
    let table = TextTable(
      columns: [
        .init("LAB", least: 10), .init("LAST", least: .max), .init("STEPS", least: .max, yields: 1),
        .init("TAGS", yields: 1),
      ],
      rows: [["semantic-caching", "passed", "7", "nightly-run"]])
    #expect(
      table.lines(width: 40).dropFirst(2) == [
        "semantic-     passed      7  nightly-run", "caching",
      ])
    // Of equals the last yields first.
    #expect(
      table.lines(width: 30).dropFirst(2) == [
        "semantic-        passed      7", "caching", "no room for TAGS",
      ])
    #expect(
      table.lines(width: 24).dropFirst(2) == ["semantic-caching  passed", "no room for STEPS, TAGS"])
    #expect(
      table.layout(width: 18).rows == [["semantic-   passed", "caching"]])
  }

  @Test func `Where no column may be any narrower each row stands by itself, and nothing is cut`() {
    let table = TextTable(
      columns: [.init("timestamp"), .init("subscription"), .init("tokens")],
      rows: [["2026-03-01T09:30", "openai-subscription1", "12"], ["2026-03-01T09:31", "x", ""]])
    #expect(
      table.lines(width: 30) == [
        "timestamp     2026-03-01T09:30", "subscription  openai-", "              subscription1",
        "tokens        12", "", "timestamp     2026-03-01T09:31", "subscription  x",
      ])
    #expect(table.layout(width: 30).head.isEmpty)
    #expect(table.lines(width: 50).count == 4)
  }

  @Test(arguments: [
    ("backend-pool-load-balancing", ["backend-pool-", "load-", "balancing"]),
    ("-14.3% and -2.5%", ["-14.3% and", "-2.5%"]), ("one/two/three/four", ["one/two/", "three/four"]),
  ])
  func `A cell is broken at spaces and after hyphens, but not after the minus of a number`(
    text: String, expected: [String]
  ) {
    let table = TextTable(columns: [.init("#"), .init("A", least: 13)], rows: [["1", text]])
    #expect(table.layout(width: 16).rows == [zip(["1  ", "   ", "   "], expected).map { $0 + $1 }])
  }

  @Test func `An excerpt is cut, as the whole of it is shown elsewhere`() {
    let table = TextTable(
      columns: [.init("NAME", .left), .init("VALUE", .left, isExcerpt: true)],
      rows: [["answers", "[{\"exchange\":{\"attempts\":1}}]"]])
    #expect(table.lines(width: 24).last == "answers  [{\"exchange\":{…")
  }

  // Each of the Chinese characters takes two cells.
  @Test(arguments: [
    ("ab 01234567890123456789", ["ab", "0123456789012", "3456789"]), ("缓存缓存缓存缓存缓", ["缓存缓存缓存", "缓存缓"]),
  ])
  func `A word is broken only where it is longer than a line`(text: String, expected: [String]) {
    let table = TextTable(columns: [.init("A")], rows: [[text]])
    #expect(table.lines(width: 16) == zip(["A  ", "   ", "   "], expected).map { $0 + $1 })
    #expect(table.layout(width: 40).rows == [[text]])
  }

  @Test func `A row that is too short, or holds a line end, stays one line`() {
    let table = TextTable(columns: [.init("A"), .init("B")], rows: [["one\ntwo"], ["3", "x"]])
    #expect(table.lines(glyphs: .ascii) == ["A        B", "-------  -", "one two", "3        x"])
  }
}
