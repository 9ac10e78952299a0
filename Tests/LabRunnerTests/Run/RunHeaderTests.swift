import LabRunner
import Testing

@Suite struct RunHeaderTests {
  @Test func `The command names the seed and what differs from the lab's own defaults`() {
    #expect(SampleRun.header.command == "labs run token-rate-limiting --seed 8461 -p requests=10")
  }

  @Test func `A value that a shell would take apart is quoted`() {
    var header = SampleRun.header
    header.mode = .live
    header.parameters = [ParameterRecord(name: "prompt", value: "what's new?", source: .flag)]
    #expect(
      header.command == #"labs run token-rate-limiting --seed 8461 --live -p 'prompt=what'\''s new?'"#)
  }

  @Test func `The command names the endpoint that stood in for simulated models`() {
    var header = SampleRun.header
    header.mode = .live
    header.arguments = [
      "labs", "run", "--model-key=env:KEY", "token-rate-limiting", "--model-endpoint", "https://x.test/v1",
      "--model", "gpt-4o=llama3.2", "--model=ada=nomic-embed-text",
    ]
    #expect(
      header.command
        == "labs run token-rate-limiting --seed 8461 --live --model-endpoint https://x.test/v1 "
        + "--model-key=env:KEY --model gpt-4o=llama3.2 --model=ada=nomic-embed-text -p requests=10")
  }
}
