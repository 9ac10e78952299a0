import Foundation
import LabRunner
import Testing

@Suite struct EventStreamTests {
  private func objects(_ events: [RunEvent]) throws -> [[String: Any]] {
    let output = MemoryOutput()
    let stream = EventStream(to: output)
    for event in events { stream.show(event) }
    #expect(output.text.hasSuffix("\n") && stream.failure == nil)
    return try output.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func `Each event is a line of JSON, in order, with its time, run and step`() throws {
    let lines = try objects(SampleRun.events(number: 42))
    #expect(lines.map { $0["seq"] as? Int } == Array(1...lines.count))
    #expect(lines.allSatisfy { $0["run"] as? Int == 42 && $0["t"] is String && $0["wall"] is String })
    let names = lines.compactMap { $0["event"] as? String }
    #expect(
      names.prefix(7) == [
        "run.started", "phase.started", "step.started", "step.finished", "phase.started", "step.started",
        "request",
      ])
    #expect(
      Set(names).isSuperset(of: ["metric", "output", "chart", "assertion"]) && names.last == "run.finished")
    #expect(lines[0]["schema"] as? String == "labs.events/1" && lines[0]["seed"] as? String == "8461")
    let request = lines[6]
    #expect(request["step"] as? String == "Ask ten times back to back" && request["status"] as? Int == 200)
    #expect(request["latency_ms"] as? Double == 381 && request["t"] as? String == "2025-01-01T00:00:00.400Z")
    #expect(lines[4]["step"] == nil, "between two steps there is none")
    #expect(lines.last?["status"] as? String == "failed" && lines.last?["exit_code"] as? Int == 1)
  }

  @Test func `A step that failed says why`() throws {
    let failure = StepFailure(type: "Broken", message: "a\nb")
    let lines = try objects([
      RunEvent(.stepSkipped(name: "s"), wall: SampleRun.wall, time: SampleRun.clock),
      RunEvent(.stepReused(name: "r", run: 3), wall: SampleRun.wall, time: SampleRun.clock),
      RunEvent(.stepFinished(.error, failure), wall: SampleRun.wall, time: SampleRun.clock),
    ])
    #expect(lines[0]["event"] as? String == "step.skipped" && lines[0]["step"] as? String == "s")
    #expect(lines[1]["event"] as? String == "step.reused" && lines[1]["reused_from"] as? Int == 3)
    #expect((lines[2]["error"] as? [String: String])?["message"] == "a\nb")
  }

  @Test func `A reader that goes away is noted, and the run goes on`() {
    let output = MemoryOutput(writesUntilClosed: 2)
    let stream = EventStream(to: output)
    for event in SampleRun.events(number: 1) { stream.show(event) }
    #expect(stream.failure == .closed && output.text.split(separator: "\n").count == 2)
  }
}
