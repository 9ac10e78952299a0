import AIGateway
import HTTPTransport
import Testing

/// A body can be read once, unless it is preserved.
@Suite struct BodyReadingTests {
  private static let read =
    #"<set-variable name="a" value="@(context.Request.Body.As<string>(preserveContent: true))" />"#
  private static let take = #"<set-variable name="a" value="@(context.Request.Body.As<string>())" />"#
  private static let again =
    #"<set-header name="X-Again"><value>@(context.Request.Body.As<string>(true))</value></set-header>"#

  private func sent(_ policies: String) async throws -> (body: String, again: String?) {
    let trial = try Trial(inbound: "<base />\(policies)")
    _ = try await trial.send("POST", body: "content")
    let request = try #require(trial.backend.requests.first)
    return (String(decoding: try await request.body.gathered(), as: UTF8.self), request.headers["X-Again"])
  }

  @Test func `A preserved body can be read again, and reaches the backend`() async throws {
    let (body, again) = try await sent(Self.read + Self.again)
    #expect(body == "content" && again == "content")
  }

  @Test func `A body that was read without preserving it is empty for all that come later`() async throws {
    let (body, again) = try await sent(Self.take + Self.again)
    #expect(body.isEmpty && again?.isEmpty == true)
  }

  @Test func `A new body may take the place of one that was read`() async throws {
    let (body, again) = try await sent(
      Self.take + #"<set-body>@((string)context.Variables["a"] + "!")</set-body>"# + Self.again)
    #expect(body == "content!" && again == "content!")
  }

  @Test(arguments: ["As<string>()", "As<JObject>()", "As<byte[]>()"])
  func `A request without a body has a null one, and reading it fails`(call: String) async throws {
    let isNull = try Trial(answering: "(context.Request.Body == null).ToString()")
    #expect(try await isNull.send().text == "True")
    #expect(try await isNull.send("POST", body: "x").text == "False")
    let reads = try Trial(answering: "context.Request.Body.\(call).ToString()")
    #expect(try await reads.send().status == 500)
    #expect(
      try await Trial(answering: "context.Request.Body?.\(call).ToString() ?? \"none\"").send().text == "none"
    )
  }

  @Test func `Outbound, what was read without preserving it does not reach the caller`() async throws {
    func answer(_ call: String) async throws -> Trial.Answer {
      try await Trial(
        outbound:
          #"<base /><set-header name="X-Read"><value>@(context.Response.Body.\#(call))</value></set-header>"#
      ).send()
    }
    let kept = try await answer("As<string>(true)")
    #expect(kept.text == "hello" && kept.headers["X-Read"] == "hello")
    let taken = try await answer("As<string>()")
    #expect(taken.text.isEmpty && taken.headers["X-Read"] == "hello")
  }
}
