import LabRunner
import LabTime
import Testing

@Suite struct LiveProgressTests {
  private let start = SampleRun.wall
  private let output = MemoryOutput()

  private func header(_ mode: RunMode) -> RunHeader {
    var header = SampleRun.header
    header.mode = mode
    return header
  }

  /// A report of a run whose step has begun.
  private func report(_ style: TerminalStyle, mode: RunMode = .live, usual: Duration? = nil) -> TerminalReport
  {
    let report = TerminalReport(
      to: output, style: style, guide: { _ in RunGuide(usual: usual.map { ["Deploy": $0] } ?? [:]) })
    report.show(RunEvent(.runStarted(header(mode), number: 1), wall: start, time: start))
    report.show(RunEvent(.stepStarted(name: "Deploy"), wall: start, time: start))
    return report
  }

  private func request(after seconds: Int) -> RunEvent {
    let time = start + .seconds(seconds)
    return RunEvent(
      .request(RequestRecord(method: "GET", url: "http://x/", status: 200, startedAt: time, latencyMs: 1)),
      wall: time, time: time)
  }

  /// What stands in the last line, once everything that was erased is gone.
  private var line: String {
    output.text.split(separator: "\n").last.map { String($0.split(separator: "\u{1B}[2K").last ?? "") } ?? ""
  }

  @Test func `A step that runs shows its time, its requests, and when it will be done as it usually is`() {
    let report = report(TerminalStyle(motion: true, isTerminal: true), usual: .seconds(400))
    report.tick(at: start + .milliseconds(300))
    #expect(line == "  ● Deploy")
    report.show(request(after: 61))
    report.tick(at: start + .milliseconds(242_300))
    #expect(line == "  ● Deploy  1 request  4m 02s of ~6m 40s  ETA 2m 37s")
    report.tick(at: start + .seconds(500))
    #expect(line == "  ● Deploy  1 request  8m 20s of ~6m 40s")
    report.show(RunEvent(.stepFinished(.passed, nil), wall: start + .seconds(501), time: start))
    #expect(!line.contains("●"))
  }

  @Test func `A narrow terminal has the name alone, cut to fit`() {
    let report = report(TerminalStyle(motion: true, isTerminal: true, width: 20), usual: .seconds(400))
    report.tick(at: start + .seconds(200))
    #expect(line == "  ● Deploy")
  }

  @Test func `Simulated time is that of the run`() {
    let report = report(TerminalStyle(motion: true, isTerminal: true), mode: .simulated, usual: .seconds(400))
    report.show(
      RunEvent(
        .text(TextRecord("waited")), wall: start + .seconds(1), time: start + .seconds(75)))
    report.tick(at: start + .seconds(2))
    #expect(line == "  ● Deploy  1m 15s")
  }

  @Test func `A log hears once a minute of a live step that is silent, and of no other`() {
    let report = report(TerminalStyle(), usual: .seconds(400))
    let before = output.text
    report.tick(at: start + .seconds(59))
    #expect(output.text == before)
    report.tick(at: start + .seconds(60))
    report.tick(at: start + .seconds(61))
    report.tick(at: start + .seconds(120))
    let added = output.text.dropFirst(before.count)
    #expect(added == "  ● Deploy  1m 00s of ~6m 40s  ETA 5m 40s\n  ● Deploy  2m 00s of ~6m 40s  ETA 4m 40s\n")
    report.show(RunEvent(.stepFinished(.passed, nil), wall: start + .seconds(121), time: start))
    let after = output.text
    report.tick(at: start + .seconds(500))
    #expect(output.text == after)
  }

  @Test func `How long a step usually takes is the median of the live runs in which it passed`() throws {
    let store = try ResultStore()
    for (mode, seconds, status) in [
      (RunMode.live, 10, RunStatus.passed), (.live, 30, .passed), (.live, 20, .passed), (.live, 900, .failed),
      (.simulated, 1, .passed),
    ] {
      let run = try store.begin(header(mode), wall: start, time: start)
      try run.record(RunEvent(.phaseStarted(.exercise), wall: start, time: start))
      try run.record(RunEvent(.stepStarted(name: "Ask"), wall: start, time: start))
      let end = start + .seconds(seconds)
      try run.record(RunEvent(.stepFinished(status, nil), wall: end, time: end))
      try run.record(RunEvent(.runFinished(status, exitCode: 0), wall: end, time: end))
    }
    #expect(try store.usualTimes(of: SampleRun.header.lab.name) == ["Ask": .seconds(20)])
    #expect(try store.usualTimes(of: "another") == [:])
  }
}
