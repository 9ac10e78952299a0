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

  @Test func `Too wide a table loses cells of its widest columns and never wraps`() {
    #expect(
      table.lines(width: 40, glyphs: .ascii) == [
        "LAB               STEPS  TITLE",
        "----------------  -----  ---------------",
        "semantic-caching      7  Semantic cac...",
        "jwt                  12  Access contr...",
      ])
  }

  @Test
  func `Columns that yield are left out before others are cut beyond their least, the last of equals first`()
  {
    let table = TextTable(
      columns: [
        .init("LAB", least: 10), .init("LAST", least: .max), .init("STEPS", least: .max, yields: 1),
        .init("TAGS", yields: 1),
      ],
      rows: [["semantic-caching", "passed", "7", "nightly-run"]])
    #expect(table.lines(width: 40).last == "semantic-ca…  passed      7  nightly-run")
    #expect(table.lines(width: 30).last == "semantic-cachi…  passed      7")
    #expect(table.lines(width: 24).last == "semantic-caching  passed")
    #expect(table.lines(width: 18).last == "semantic-…  passed")
  }

  @Test func `A row that is too short, or holds a line end, stays one line`() {
    let table = TextTable(columns: [.init("A"), .init("B")], rows: [["one\ntwo"], ["3", "x"]])
    #expect(table.lines(glyphs: .ascii) == ["A        B", "-------  -", "one two", "3        x"])
  }
}
