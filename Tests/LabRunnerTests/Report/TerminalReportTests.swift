import Foundation
import LabRunner
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
        ✓ Ask ten times back to back  10 requests, 539 tokens                    4.0 s

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

      FAILED  token-rate-limiting  run 42  1 of 2 assertions failed  4.0 s simulated in 32 ms
        next:  labs show 42
        again: labs run token-rate-limiting --seed 8461 -p requests=10
      """
    #expect(text(TerminalStyle()) == expected + "\n")
  }

  @Test func `A run in ASCII at 40 cells`() {
    let expected = """
      token-rate-limiting  run 42  seed 8461  simulated  git 9f3c1ab+
        requests=10

      deploy
        [ok] Deploy the service           0 ms

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
        [ok] Ask ten times back to back  10 requests, 539 tokens  4.0 s

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

      FAILED  token-rate-limiting  run 42  1 of 2 assertions failed  4.0 s simulated in 32 ms
        next:  labs show 42
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
    #expect(report.isClosed)
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
