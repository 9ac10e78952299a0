import LabRunner
import Testing

@Suite struct GitHubReportTests {
  private struct Silence: Report {
    func show(_ event: RunEvent) {}
  }

  private func log(
    _ events: [RunEvent], root: String? = nil, workspace: String = "/builds"
  ) -> [String] {
    let output = MemoryOutput()
    let report = GitHubReport(
      Silence(), to: output, root: root, workspace: workspace, token: "t0k3n")
    for event in events { report.show(event) }
    return output.text.split(separator: "\n").map(String.init)
  }

  private func event(_ kind: RunEvent.Kind) -> RunEvent {
    RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock)
  }

  @Test func `A run is a group in which nothing is a command, and a failure an annotation at its line`() {
    #expect(
      log(SampleRun.events(number: 7), root: "/builds/tools/labs") == [
        "::group::labs token-rate-limiting run 7", "::stop-commands::t0k3n", "::t0k3n::", "::endgroup::",
        "::error file=tools/labs/Sources/Labs/TokenRateLimiting.swift,line=88,title=A refusal says when to come "
          + "back%2C within the minute::A refusal says when to come back, within the minute: expected 1...60, "
          + "actual nil",
      ])
  }

  @Test(arguments: [
    ("/builds/my/Lab.swift", "my/Lab.swift"), ("/elsewhere/Lab.swift", "/elsewhere/Lab.swift"),
    ("Sources/Lab.swift", "Sources/Lab.swift"),
  ])
  func `A file is named from the repository's folder where it lies in it`(file: String, named: String) {
    let lines = log([
      event(.assertion(AssertionRecord("claim", passed: false, file: file, line: 2))),
      event(.runFinished(.failed, exitCode: 1)),
    ])
    #expect(lines.last == "::error file=\(named),line=2,title=::claim")
  }

  @Test func `A file has its whole path where nobody says which folder is the repository's`() {
    let lines = log(SampleRun.events(number: 7), root: "/home/labs", workspace: "")
    #expect(lines.last?.hasPrefix("::error file=/home/labs/Sources/Labs/TokenRateLimiting.swift,") == true)
  }

  @Test func `What would end a command or begin another is escaped`() {
    func event(_ kind: RunEvent.Kind) -> RunEvent {
      RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock)
    }
    let lines = log([
      event(.stepStarted(name: "a:b,c")),
      event(.stepFinished(.error, StepFailure(type: "T", message: "100%\r\n::set-output name=x::y"))),
      event(.runFinished(.error, exitCode: 1)),
    ])
    #expect(lines.last == "::error title=a%3Ab%2Cc::error: 100%25%0A::set-output name=x::y")
  }

  @Test func `Ten failures are annotated, and the others counted, also over several runs`() {
    func event(_ kind: RunEvent.Kind) -> RunEvent {
      RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock)
    }
    let run =
      [event(.runStarted(SampleRun.header, number: 3))]
      + (1...7).map { event(.assertion(AssertionRecord("claim \($0)", passed: false))) }
      + [event(.runFinished(.failed, exitCode: 1))]
    let lines = log(run + run)
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.last == "4 failures without an annotation: labs show 3")
  }
}
