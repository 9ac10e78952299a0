import LabRunner
import Testing

@Suite struct CSVExportTests {
  private func lines(_ table: CSVExport.Table) throws -> [String] {
    try ExportKind.csv.text(of: [.sample()], table: table).split(separator: "\n").map(String.init)
  }

  @Test func `Requests are rows with the run, the lab and the step before them`() throws {
    let lines = try lines(.requests)
    #expect(lines.count == 11)
    #expect(
      lines[0] == "run,lab,step,seq,method,url,status,started_at,latency_ms,ttfb_ms,prompt_tokens,"
        + "completion_tokens,total_tokens,attempts,retry_after,backend,error")
    #expect(
      lines[1] == "1,token-rate-limiting,Ask ten times back to back,1,POST,"
        + "http://gateway/openai/deployments/gpt-4o-mini/chat/completions,200,2025-01-01T00:00:00.000Z,"
        + "381.0,,30,54,84,1,,UK South,")
    #expect(lines[10].contains(",429,") && lines[10].hasSuffix(",2.0,,,,,1,57,,"))
  }

  @Test func `What holds a comma, a quote or a line end is quoted`() throws {
    let lines = try lines(.assertions)
    #expect(lines[2].contains("\"A refusal says when to come back, within the minute\",false,1...60,nil,"))
    let store = try ResultStore()
    let writer = try store.begin(SampleRun.header, wall: SampleRun.wall, time: SampleRun.clock)
    for kind: RunEvent.Kind in [
      .stepStarted(name: "s"), .assertion(AssertionRecord("say \"a\"\nor b", passed: true)),
    ] {
      try writer.record(RunEvent(kind, wall: SampleRun.wall, time: SampleRun.clock))
    }
    #expect(CSVExport.text([try store.run(1)], .assertions).contains(",\"say \"\"a\"\"\nor b\",true,"))
  }

  @Test func `The other tables have as many columns in each row as names`() throws {
    for table in [CSVExport.Table.runs, .steps, .metrics, .samples] {
      let lines = try lines(table)
      let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
      #expect(lines.count > 1)
      for line in lines.dropFirst() where !line.contains("\"") {
        #expect(
          line.split(separator: ",", omittingEmptySubsequences: false).count == columns, "\(table): \(line)")
      }
    }
    #expect(try lines(.samples).count == 1 + SampleRun.tokens.count)
    #expect(try lines(.metrics)[1].contains(",tokens,tokens,,8,67.375,"))
  }
}
