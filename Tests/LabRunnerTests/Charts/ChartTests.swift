import LabRunner
import Testing

@Suite struct ChartTests {
  @Test func `A running total at 80 cells`() {
    let expected = """
      Tokens by run
      Run Tokens                                                           Accumulated
        1 ████████████████████████████████████████████████████████████ 84           84
        2 ██████████████████████████████████████████████████████████▋  82          166
        3 ██████████████████████████████████████████▏                  59          225
        4 ██████████████████████████████████████████████▍              65          290
        5 ████████████████████████████████████████████████████▉        74          364
        6 ███████████████████████████████████▊                         50          414
        7 ██████████████████████████████████████▋                      54          468
        8 ██████████████████████████████████████████████████▊          71          539
        9 429                                                                      539
       10 429                                                                      539
      """
    #expect(SampleRun.chart.text() == expected)
  }

  @Test func `A running total at 40 cells`() {
    let expected = """
      Tokens by run
      Run Tokens                   Accumulated
        1 ████████████████████ 84           84
        2 ███████████████████▌ 82          166
        3 ██████████████       59          225
        4 ███████████████▌     65          290
        5 █████████████████▋   74          364
        6 ███████████▉         50          414
        7 ████████████▉        54          468
        8 ████████████████▉    71          539
        9 429                              539
       10 429                              539
      """
    #expect(SampleRun.chart.text(width: 40) == expected)
  }

  @Test func `A running total in ASCII`() {
    let expected = """
      Tokens by run
      Run Tokens                                                           Accumulated
        1 ############################################################ 84           84
        2 ###########################################################  82          166
        3 ##########################################                   59          225
        4 ##############################################               65          290
        5 #####################################################        74          364
        6 ####################################                         50          414
        7 #######################################                      54          468
        8 ###################################################          71          539
        9 429                                                                      539
       10 429                                                                      539
      """
    #expect(SampleRun.chart.text(glyphs: .ascii) == expected)
  }

  @Test func `Bars of several categories with their mean, at 120 cells`() {
    let expected = """
      Load balancing results
      Run Response time (s)
        1 █████████████████████████████████┊█████████████████████████████████████████████████████████████ 2.02  East US
        2 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒              ┊                                                              0.41  West US
        3 ░░░░░░░░░░░░░░░░░░░░░░░          ┊                                                              0.49  Sweden Central
        4 ███████████████████████████████  ┊                                                              0.66  East US
        5 429                                                                                                   West US
        6 █                                ┊                                                              0.02  East US
          ┊ mean 0.72
      """
    #expect(SampleCharts.regions.text(width: 120) == expected)
  }

  @Test func `Bars of several categories with their mean, in ASCII at 40 cells`() {
    let expected = """
      Load balancing results
      Run Response time (s)
        1 #####|########## 2.02  East US
        2 ===  |           0.41  West US
        3 ++++ |           0.49  Sweden Cen...
        4 #####|           0.66  East US
        5 429                    West US
        6 #    |           0.02  East US
          | mean 0.72
      """
    #expect(SampleCharts.regions.text(width: 40, glyphs: .ascii) == expected)
  }

  @Test func `A table aligns numbers to the right and counts wide characters twice`() {
    let expected = """
      Usage by subscription
      Subscription  Model        Tokens
      ────────────  ───────────  ──────
      alpha         gpt-4o         1200
      ベータ        gpt-4o-mini      34
      gamma
      """
    #expect(SampleCharts.usage.text() == expected)
  }

  /// The eighths of a cell that a row's bar takes.
  private func eighths(_ row: Substring) -> Int {
    row.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first?.value, (0x2588...0x258F).contains(scalar) else {
        return sum
      }
      return sum + 8 - Int(scalar - 0x2588)
    }
  }

  @Test(arguments: [40, 57, 80, 133, 200])
  func `Bars are as long as their values, to an eighth of a cell`(width: Int) {
    let rows = SampleRun.chart.text(width: width).split(separator: "\n").dropFirst(2).prefix(8)
    let longest = Double(eighths(rows[rows.startIndex]))
    for (row, tokens) in zip(rows, SampleRun.tokens) {
      #expect(abs(Double(eighths(row)) - longest * Double(tokens) / 84) <= 0.5)
    }
  }

  @Test(arguments: SampleCharts.all)
  func `No line is wider than asked for, widths stay between 40 and 200, and ASCII is ASCII`(chart: Chart) {
    #expect(chart.text(width: 1) == chart.text(width: 40))
    #expect(chart.text(width: 1000) == chart.text(width: 200))
    for width in 40...200 {
      for line in chart.text(width: width, glyphs: .ascii).split(separator: "\n") where !line.contains("ベ") {
        #expect(line.utf8.count == line.count && line.count <= width)
      }
    }
  }

  @Test func `The mean of whole numbers keeps what they do not have`() {
    let points = SampleRun.tokens.enumerated().map { Chart.Point("\($0 + 1)", Double($1)) }
    let chart = Chart.bars(
      Chart.Bars(title: "Tokens", xName: "Run", yName: "n", points: points, showsMean: true))
    #expect(chart.text().hasSuffix("\n    ┊ mean 67.4"))
  }

  @Test func `Numbers at the ends of their range draw something`() {
    let points = [Chart.Point("a", 1.7e308), Chart.Point("b", -1.7e308), Chart.Point("c", .nan)]
    let chart = Chart.bars(
      Chart.Bars(title: "Range", xName: "x", yName: "y", points: points, showsMean: true))
    #expect(chart.text(width: 40, glyphs: .ascii).hasSuffix("\nc -"))
    #expect(Chart.bars(Chart.Bars(title: "None", xName: "x", yName: "y", points: [])).text() == "None\nx y")
  }

  @Test func `Text from outside cannot steer the terminal`() {
    let chart = Chart.table(
      Chart.Table(title: "a\u{1B}[2Jb", columns: ["c\u{1B}"], rows: [["x\u{07}\u{202E}y\nz"]]))
    #expect(chart.text() == "a[2Jb\nc\n────\nxy z")
  }

  @Test func `A long label ends with an ellipsis, also when its characters are wide`() {
    let chart = Chart.bars(
      Chart.Bars(
        title: "Cut", xName: "City", yName: "n",
        points: [Chart.Point("東京都千代田区丸の内", 1), Chart.Point("👩‍👩‍👧‍👦 home", 1)]))
    let rows = chart.text(width: 40).split(separator: "\n").dropFirst(2)
    #expect(rows.first?.hasPrefix(" 東京都千… █") == true)
    #expect(rows.last?.hasPrefix("   👩‍👩‍👧‍👦 home █") == true)
  }
}
