import LabRunner
import Testing

/// Every kind of chart at 40, 80 and 200 cells, and at 60 in ASCII. The pictures were checked by hand: how long bars
/// are, and in which cell points lie, follows from the values in ``SampleCharts``.
@Suite struct ChartPictureTests {
  @Test func `A table, at 40 cells`() {
    let expected = """
      Usage by subscription
      Subscription  Model        Tokens
      ────────────  ───────────  ──────
      alpha         gpt-4o         1200
      ベータ        gpt-4o-mini      34
      gamma
      """
    #expect(SampleCharts.usage.text(width: 40) == expected)
  }

  @Test func `A table, at 60 cells in ASCII`() {
    let expected = """
      Usage by subscription
      Subscription  Model        Tokens
      ------------  -----------  ------
      alpha         gpt-4o         1200
      ベータ        gpt-4o-mini      34
      gamma
      """
    #expect(SampleCharts.usage.text(width: 60, glyphs: .ascii) == expected)
  }

  @Test func `Stacked bars, at 80 cells`() {
    let expected = """
      Tokens by minute
      Minute Tokens
       09:00 ██████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░ 201
       09:01 █████████████████                                                      50
       09:02 –
             █ alpha  ▒ beta  ░ gamma
      """
    #expect(SampleCharts.stacked.text(width: 80) == expected)
  }

  @Test func `Stacked bars, at 200 cells`() {
    let expected = """
      Tokens by minute
      Minute Tokens
       09:00 ██████████████████████████████████████████████████████████████████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░ 201
       09:01 ███████████████████████████████████████████████                                                                                                                                                50
       09:02 –
             █ alpha  ▒ beta  ░ gamma
      """
    #expect(SampleCharts.stacked.text(width: 200) == expected)
  }

  @Test func `Stacked bars, at 60 cells in ASCII`() {
    let expected = """
      Tokens by minute
      Minute Tokens
       09:00 ########################========================+ 201
       09:01 ############                                       50
       09:02 -
             # alpha  = beta  + gamma
      """
    #expect(SampleCharts.stacked.text(width: 60, glyphs: .ascii) == expected)
  }

  @Test func `Lines over time, at 40 cells`() {
    let expected = """
      Usage
      Tokens
      110 │▲                                ·●
          │                              ···
          │                           ···
          │                        ···
          │                     ···
          │                 ●···
       55 │              ···
          │           ···
          │        ···
          │     ···
          │  ···
        0 │●·                                ▲
           09:00          Time           09:02
           ● alpha  ▲ beta
      """
    #expect(SampleCharts.lines.text(width: 40) == expected)
  }

  @Test func `Lines over time, at 80 cells`() {
    let expected = """
      Usage
      Tokens
      110 │▲                                                                      ···●
          │                                                                ·······
          │                                                          ······
          │                                                   ·······
          │                                            ·······
          │                                     ●······
       55 │                               ······
          │                        ·······
          │                 ·······
          │           ······
          │    ·······
        0 │●···                                                                      ▲
           09:00                              Time                               09:02
           ● alpha  ▲ beta
      """
    #expect(SampleCharts.lines.text(width: 80) == expected)
  }

  @Test func `Lines over time, at 200 cells`() {
    let expected = """
      Usage
      Tokens
      110 │▲                                                                                                                                                                                         ········●
          │                                                                                                                                                                        ··················
          │                                                                                                                                                      ··················
          │                                                                                                                                     ·················
          │                                                                                                                   ··················
          │                                                                                                 ●·················
       55 │                                                                                ·················
          │                                                              ··················
          │                                             ·················
          │                           ··················
          │         ··················
        0 │●········                                                                                                                                                                                         ▲
           09:00                                                                                          Time                                                                                           09:02
           ● alpha  ▲ beta
      """
    #expect(SampleCharts.lines.text(width: 200) == expected)
  }

  @Test func `Lines over time, at 60 cells in ASCII`() {
    let expected = """
      Usage
      Tokens
      110 |+                                                   ..*
          |                                               .....
          |                                          .....
          |                                     .....
          |                                .....
          |                           *....
       55 |                       ....
          |                  .....
          |             .....
          |        .....
          |   .....
        0 |*..                                                   +
           09:00                    Time                     09:02
           * alpha  + beta
      """
    #expect(SampleCharts.lines.text(width: 60, glyphs: .ascii) == expected)
  }

  @Test func `A histogram, at 40 cells`() {
    let expected = """
      Latency
           ms Requests
      100–110 ███████████            2
      110–120 ██████████████████████ 4  median
      120–130 ███████████            2
      130–140                        0
      140–150                        0
      150–160 █████▌                 1
      160–170 █████▌                 1  p95
              median 117.0  p95 160.8  n=10
      """
    #expect(SampleCharts.latency.text(width: 40) == expected)
  }

  @Test func `A histogram, at 80 cells`() {
    let expected = """
      Latency
           ms Requests
      100–110 ███████████████████████████████                                2
      110–120 ██████████████████████████████████████████████████████████████ 4  median
      120–130 ███████████████████████████████                                2
      130–140                                                                0
      140–150                                                                0
      150–160 ███████████████▌                                               1
      160–170 ███████████████▌                                               1  p95
              median 117.0  p95 160.8  n=10
      """
    #expect(SampleCharts.latency.text(width: 80) == expected)
  }

  @Test func `A histogram, at 200 cells`() {
    let expected = """
      Latency
           ms Requests
      100–110 ███████████████████████████████████████████████████████████████████████████████████████████                                                                                            2
      110–120 ██████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████ 4  median
      120–130 ███████████████████████████████████████████████████████████████████████████████████████████                                                                                            2
      130–140                                                                                                                                                                                        0
      140–150                                                                                                                                                                                        0
      150–160 █████████████████████████████████████████████▌                                                                                                                                         1
      160–170 █████████████████████████████████████████████▌                                                                                                                                         1  p95
              median 117.0  p95 160.8  n=10
      """
    #expect(SampleCharts.latency.text(width: 200) == expected)
  }

  @Test func `A histogram, at 60 cells in ASCII`() {
    let expected = """
      Latency
           ms Requests
      100-110 #####################                      2
      110-120 ########################################## 4  median
      120-130 #####################                      2
      130-140                                            0
      140-150                                            0
      150-160 ###########                                1
      160-170 ###########                                1  p95
              median 117.0  p95 160.8  n=10
      """
    #expect(SampleCharts.latency.text(width: 60, glyphs: .ascii) == expected)
  }

  @Test func `A timeline, at 40 cells`() {
    let expected = """
      Circuit breaker
                 0          1:00
      openai1    ████▒▒▒▒▒▒▒▒▒▒▒     60 s open
        requests ●   ✱
        restart                 ▏         0 ms
      openai2    ███████████████████
                 █ closed  ▒ open
                 ● 200  ▲ 429  ■ 503
                 ✱ several
      """
    #expect(SampleCharts.breaker.text(width: 40) == expected)
  }

  @Test func `A timeline, at 80 cells`() {
    let expected = """
      Circuit breaker
                 0           0:20        0:40       1:00        1:20    1:40
      openai1    ████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒             60 s open
        requests ●           ✱
        restart                                                 ▏                 0 ms
      openai2    ███████████████████████████████████████████████████████████
                 █ closed  ▒ open
                 ● 200  ▲ 429  ■ 503  ✱ several
      """
    #expect(SampleCharts.breaker.text(width: 80) == expected)
  }

  @Test func `A timeline, at 200 cells`() {
    let expected = """
      Circuit breaker
                 0                 10 s              20 s              30 s              40 s              50 s             60 s              70 s              80 s              90 s         100 s
      openai1    ████████████████████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒                                     60 s open
        requests ●                                   ▲ ■
        restart                                                                                                                                                 ▏                                         0 ms
      openai2    ███████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████
                 █ closed  ▒ open
                 ● 200  ▲ 429  ■ 503
      """
    #expect(SampleCharts.breaker.text(width: 200) == expected)
  }

  @Test func `A timeline, at 60 cells in ASCII`() {
    let expected = """
      Circuit breaker
                 0                      1:00
      openai1    ########=======================         60 s open
        requests *       %
        restart                                 |             0 ms
      openai2    #######################################
                 # closed  = open
                 * 200  + 429  o 503  % several
      """
    #expect(SampleCharts.breaker.text(width: 60, glyphs: .ascii) == expected)
  }

  @Test func `Bars of categories with a mean, at 200 cells`() {
    let expected = """
      Load balancing results
      Run Response time (s)
        1 ██████████████████████████████████████████████████████████████┊████████████████████████████████████████████████████████████████████████████████████████████████████████████████ 2.02  East US
        2 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒                          ┊                                                                                                                 0.41  West US
        3 ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░                   ┊                                                                                                                 0.49  Sweden Central
        4 █████████████████████████████████████████████████████████▏    ┊                                                                                                                 0.66  East US
        5 429                                                                                                                                                                                   West US
        6 █▊                                                            ┊                                                                                                                 0.02  East US
          ┊ mean 0.72
      """
    #expect(SampleCharts.regions.text(width: 200) == expected)
  }

  @Test func `Bars with their sum, at 200 cells`() {
    let expected = """
      Tokens by run
      Run Tokens                                                                                                                                                                                   Accumulated
        1 ████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████ 84           84
        2 ███████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▊     82          166
        3 ██████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▍                                                      59          225
        4 ███████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▎                                         65          290
        5 ██████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▋                      74          364
        6 ███████████████████████████████████████████████████████████████████████████████████████████████████████████▏                                                                         50          414
        7 ███████████████████████████████████████████████████████████████████████████████████████████████████████████████████▊                                                                 54          468
        8 ████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▏                            71          539
        9 429                                                                                                                                                                                              539
       10 429                                                                                                                                                                                              539
      """
    #expect(SampleRun.chart.text(width: 200) == expected)
  }
}
