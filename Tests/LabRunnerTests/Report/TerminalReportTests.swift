import Foundation
import LabRunner
import LabTime
import Testing

@Suite struct TerminalReportTests {
  private func text(_ style: TerminalStyle, _ events: [RunEvent] = SampleRun.events(number: 42)) -> String {
    let output = MemoryOutput()
    let report = TerminalReport(to: output, style: style)
    for event in events { report.show(event) }
    return output.text
  }

  private func happening(_ kinds: [RunEvent.Kind]) -> [RunEvent] {
    kinds.map { RunEvent($0, wall: SampleRun.wall, time: SampleRun.clock) }
  }

  @Test func `A run at 80 cells`() {
    let expected = """
      token-rate-limiting  run 42  seed 8461  simulated  git 9f3c1ab+
        requests=10

      deploy
        ✓ Deploy the service                                                      0 ms

      exercise
        Ask ten times back to back
           1  200    84 tokens   381 ms  UK South
           2  200    82 tokens   382 ms  UK South
           3  200    59 tokens   383 ms  UK South
           4  200    65 tokens   384 ms  UK South
           5  200    74 tokens   385 ms  UK South
           6  200    50 tokens   386 ms  UK South
           7  200    54 tokens   387 ms  UK South
           8  200    71 tokens   388 ms  UK South
           9  429                  2 ms  retry after 57 s
          10  429                  2 ms  retry after 57 s
          tokens  median 68.0 tokens  p95 83.3  50.0 to 84.0  n=8
        ✓ 10 requests, 539 tokens                                                4.0 s

        Tokens by run
        Run Tokens                                                         Accumulated
          1 ██████████████████████████████████████████████████████████ 84           84
          2 ████████████████████████████████████████████████████████▋  82          166
          3 ████████████████████████████████████████▊                  59          225
          4 ████████████████████████████████████████████▉              65          290
          5 ███████████████████████████████████████████████████▏       74          364
          6 ██████████████████████████████████▌                        50          414
          7 █████████████████████████████████████▎                     54          468
          8 █████████████████████████████████████████████████          71          539
          9 429                                                                    539
         10 429                                                                    539

      assert
        ✓ The first eight are answered
        ✗ A refusal says when to come back, within the minute
            expected  1...60
            actual    nil
            at        Sources/Labs/TokenRateLimiting.swift:88

      clean up
        ✓ Delete the service                                                      0 ms

      FAILED  token-rate-limiting  run 42  1 of 2 assertions failed
        took:  4.0 s simulated in 32 ms
        next:  labs show 42
        go on: labs resume 42
        again: labs run token-rate-limiting --seed 8461 -p requests=10
      """
    #expect(text(TerminalStyle()) == expected + "\n")
  }

  @Test func `A run in ASCII at 40 cells`() {
    let expected = """
      token-rate-limiting  run 42  seed 8461
        simulated  git 9f3c1ab+
        requests=10

      deploy
        [ok] Deploy the service           0 ms

      exercise
        Ask ten times back to back
          1  200  84 tokens   381 ms  UK South
          2  200  82 tokens   382 ms  UK South
          3  200  59 tokens   383 ms  UK South
          4  200  65 tokens   384 ms  UK South
          5  200  74 tokens   385 ms  UK South
          6  200  50 tokens   386 ms  UK South
          7  200  54 tokens   387 ms  UK South
          8  200  71 tokens   388 ms  UK South
          9  429     2 ms  retry after 57 s
         10  429     2 ms  retry after 57 s
          tokens  median 68.0 tokens
            p95 83.3  50.0 to 84.0  n=8
        [ok] 10 requests, 539 tokens     4.0 s

      Tokens by run
      Run Tokens                   Accumulated
        1 #################### 84           84
        2 #################### 82          166
        3 ##############       59          225
        4 ################     65          290
        5 ##################   74          364
        6 ############         50          414
        7 #############        54          468
        8 #################    71          539
        9 429                              539
       10 429                              539

      assert
        [ok] The first eight are answered
        [FAIL] A refusal says when to come
               back, within the minute
            expected  1...60
            actual    nil
            at        Sources/Labs/TokenRateLimiting.swift:88

      clean up
        [ok] Delete the service           0 ms

      FAILED  token-rate-limiting  run 42
        1 of 2 assertions failed
        took:  4.0 s simulated in 32 ms
        next:  labs show 42
        go on: labs resume 42
        again: labs run token-rate-limiting --seed 8461 -p requests=10
      """
    #expect(text(TerminalStyle(isTerminal: true, glyphs: .ascii, width: 40)) == expected + "\n")
  }

  @Test func `Colour and motion add nothing but colour and motion`() {
    var plain = ""
    var rest = text(TerminalStyle(color: true, motion: true, isTerminal: true))[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      plain += rest[..<escape]
      let code = rest[escape...].prefix { !$0.isLetter }
      let end = rest.index(escape, offsetBy: code.count)
      // Erasing the line takes what stands on it.
      if rest[end] == "K" {
        plain = String(plain.prefix(upTo: plain.lastIndex(of: "\n") ?? plain.startIndex)) + "\n"
      }
      rest = rest[rest.index(after: end)...]
    }
    #expect(plain + rest == text(TerminalStyle()))
  }

  @Test func `A failed assertion is red, a passed one green`() {
    let text = text(TerminalStyle(color: true))
    #expect(text.contains("\u{1B}[31m✗\u{1B}[0m A refusal"))
    #expect(text.contains("\u{1B}[32m✓\u{1B}[0m The first eight"))
    #expect(text.contains("\u{1B}[31mFAILED\u{1B}[0m"))
  }

  @Test func `A step that threw shows its error and its place`() {
    let text = text(
      TerminalStyle(),
      happening([
        .stepStarted(name: "Ask"),
        .stepFinished(.error, StepFailure(type: "Refused", message: "no route", file: "Lab.swift", line: 7)),
        .stepSkipped(name: "Draw"), .runFinished(.error, exitCode: 1),
      ]))
    #expect(text.hasPrefix("  ⚠ Ask  error"))
    #expect(text.contains("      error     no route\n      type      Refused\n      at        Lab.swift:7\n"))
    #expect(text.contains("  ◌ Draw  skipped\n"))
    #expect(text.contains("\nERROR  in \"Ask\"\n"))
  }

  @Test func `An assertion that held shows what was measured`() {
    let text = text(
      TerminalStyle(),
      happening([.assertion(AssertionRecord("Hits are faster", passed: true, actual: "8.3×"))]))
    #expect(text == "  ✓ Hits are faster  (8.3×)\n")
  }

  @Test func `What a step shows stands under its name, and steers nothing`() {
    let request = RequestRecord(
      method: "POST", url: "http://gateway/mcp/message?x=1", status: 202, startedAt: SampleRun.clock,
      latencyMs: 1.25, attempts: 3)
    let refused = RequestRecord(
      method: "GET", url: "http://gateway", status: nil, startedAt: SampleRun.clock, latencyMs: 0,
      error: "connection\nrefused")
    var plain = request
    plain.attempts = 1
    var unavailable = plain
    unavailable.status = 503
    let text = text(
      TerminalStyle(),
      happening([
        .stepStarted(name: "Ask"), .text(TextRecord("one\ttwo\r\nthree\u{1B}[2J")), .request(request),
        .request(plain), .request(refused), .request(unavailable),
        .metric(MetricRecord(name: "deploy", unit: "s", labels: ["b": "2", "a": "1"], samples: [4])),
        .metric(MetricRecord(name: "empty", unit: "s", samples: [])),
        .output(OutputRecord(name: "answers", value: "[]")), .stepFinished(.passed, nil),
      ]))
    let expected = """
        Ask
          one    two
          three[2J
           1  202                1.3 ms  3 attempts
           2  202                1.3 ms  POST /mcp/message?x=1
           3  –                    0 ms  connection refused
           4  503                1.3 ms  Service Unavailable
          deploy a=1 b=2  4 s  n=1
          empty  no samples
        ✓ 4 requests                                                              0 ms

      """
    #expect(text == expected)
  }

  @Test(arguments: [
    (0.0, "0 ms"), (0.0004, "0.4 ms"), (0.0125, "13 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"),
    (59.94, "59.9 s"),
    (59.96, "1m 00s"), (391, "6m 31s"), (3599.6, "1h 00m"), (7384, "2h 03m"),
  ])
  func `How long a step took is told at a glance`(seconds: Double, expected: String) {
    let start = RunEvent(.stepStarted(name: "Wait"), wall: SampleRun.wall, time: SampleRun.clock)
    let end = RunEvent(
      .stepFinished(.passed, nil), wall: SampleRun.wall, time: SampleRun.clock + .seconds(seconds))
    #expect(text(TerminalStyle(), [start, end]).hasSuffix("  \(expected)\n"))
  }

  @Test func `A run that passed says which command shows it`() {
    let text = text(
      TerminalStyle(),
      happening([.runStarted(SampleRun.header, number: 7), .runFinished(.passed, exitCode: 0)]))
    #expect(text.hasSuffix("  next:  labs show 7\n"))
  }

  @Test func `When the reader goes away the report keeps quiet`() {
    let output = MemoryOutput(writesUntilClosed: 2)
    let report = TerminalReport(to: output, style: TerminalStyle())
    for event in SampleRun.events(number: 42) { report.show(event) }
    #expect(report.failure == .closed)
    #expect(output.text.hasSuffix("\ndeploy\n"))
  }

  @Test func `A file says that nobody reads it any more`() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = FileOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    #expect(throws: TextOutputError.closed) { try output.write("hello\n") }
    #expect(!output.isTerminal)
    #expect(output.columns == nil)
  }

  @Test func `A file gets every byte`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "out")
    let handle = try #require(FileHandle(forWritingAtPath: folder.file("out")))
    let text = String(repeating: "größer ", count: 50_000)
    try FileOutput(descriptor: handle.fileDescriptor).write(text)
    #expect(try String(contentsOfFile: folder.file("out"), encoding: .utf8) == text)
  }
}
