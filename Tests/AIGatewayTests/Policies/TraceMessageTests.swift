import AIGateway
import HTTPTransport
import OpenAI
import Testing

@Suite struct TraceMessageTests {
  private func entry(_ policy: String, source: String) async throws -> JSON? {
    let trial = try Trial(inbound: "<base />" + policy)
    #expect(try await trial.send().status == 200)
    // The policy's own entry comes first; the one of its run, which has the same source, has a path.
    return trial.traces.last?.entries.first { $0.source == source && $0.data["message"] != nil }?.data
  }

  @Test func `The message, its severity and its metadata are in the trace`() async throws {
    let data = try await entry(
      """
      <trace source="my policy" severity="information">
        <message>@("called with " + context.Request.Method)</message>
        <metadata name="Operation" value="@(context.Operation.Id)" />
        <metadata name="fixed" value="text" />
      </trace>
      """, source: "my policy")
    #expect(data?["message"] == .string("called with GET"))
    #expect(data?["severity"] == .string("information"))
    #expect(data?["metadata"]?["fixed"] == .string("text"))
    #expect(data?["metadata"]?["Operation"] != nil)
  }

  @Test func `The text of the element is the message of older documents`() async throws {
    let data = try await entry(#"<trace source="old">@("a" + 1)</trace>"#, source: "old")
    #expect(data?["message"] == .string("a1"))
    #expect(data?["severity"] == .string("verbose"))
    #expect(try await entry("<trace>plain</trace>", source: "trace")?["message"] == .string("plain"))
  }

  @Test(arguments: [
    "<trace source=\"s\" />", "<trace><message>no source</message></trace>",
    "<trace source=\"s\" severity=\"loud\"><message>m</message></trace>",
  ])
  func `A trace without message or source, or of no severity, is refused`(policy: String) {
    #expect(throws: PolicyError.self) { try Trial(inbound: policy) }
  }
}
