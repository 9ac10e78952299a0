import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct RetryTests {
  /// A backend that gives its answers one after another, and the last one again and again.
  private static func backend(_ statuses: Int?...) -> Trial.Backend {
    let next = Mutex(0)
    return Trial.Backend { _ in
      let turn = next.withLock { turn in
        defer { turn += 1 }
        return turn
      }
      guard let status = statuses[min(turn, statuses.count - 1)] else {
        throw TransportError.connectionClosed
      }
      return Response(status, body: .text("answer \(turn + 1)"))
    }
  }

  private static func retry(_ attributes: String) -> String {
    #"<retry condition="@(context.Response == null || context.Response.StatusCode >= 429)" \#(attributes)>"#
      + #"<forward-request buffer-request-body="true" /></retry>"#
  }

  /// How long a retry that never succeeds takes, in simulated seconds.
  private func seconds(_ attributes: String) async throws -> Double {
    let trial = try Trial(backend: Self.retry(attributes), answeredBy: Self.backend(503))
    let start = trial.clock.now
    _ = try await trial.send()
    return (trial.clock.now - start).inSeconds
  }

  @Test func `It runs its policies again until the condition no longer holds`() async throws {
    let backend = Self.backend(429, 503, 200)
    let trial = try Trial(backend: Self.retry(#"count="5" interval="0""#), answeredBy: backend)
    let answer = try await trial.send("POST", body: "the same each time")
    #expect(answer.status == 200)
    #expect(answer.text == "answer 3")
    #expect(backend.requests.count == 3)
    for request in backend.requests {
      #expect(try await request.body.gathered() == Array("the same each time".utf8))
    }
  }

  @Test func `A count of two is three runs at most`() async throws {
    let backend = Self.backend(503)
    let answer = try await Trial(backend: Self.retry(#"count="2" interval="0""#), answeredBy: backend).send()
    #expect(answer.status == 503)
    #expect(answer.text == "answer 3")
    #expect(backend.requests.count == 3)
  }

  @Test func `An interval alone is waited before each retry`() async throws {
    #expect(try await seconds(#"count="3" interval="10""#) == 30)
  }

  @Test func `A delta is added once more each time`() async throws {
    #expect(try await seconds(#"count="4" interval="10" delta="2""#) == 10 + 12 + 14 + 16)
  }

  @Test func `With a greatest interval the waits double, within a fifth of delta`() async throws {
    // The documented example waits about 10, 20, 40, 80 and 100 seconds.
    let waited = try await seconds(#"count="5" interval="10" delta="10" max-interval="100""#)
    let least: Double = 10 + (10 + 8) + (10 + 24) + (10 + 56) + 100
    let most: Double = 10 + (10 + 12) + (10 + 36) + (10 + 84) + 100
    #expect(waited >= least && waited <= most)
  }

  @Test func `The first retry can go without a wait`() async throws {
    #expect(try await seconds(#"count="3" interval="10" first-fast-retry="true""#) == 20)
  }

  @Test func `A failure inside is forgotten when a later run succeeds`() async throws {
    let backend = Self.backend(nil, 200)
    let trial = try Trial(
      backend: Self.retry(#"count="1" interval="0""#),
      onError: #"<base /><set-header name="X-Error"><value>ran</value></set-header>"#, answeredBy: backend)
    let answer = try await trial.send()
    #expect(answer.status == 200)
    #expect(answer.headers["X-Error"] == nil)
  }

  @Test(arguments: [
    #"condition="@(context.Response == null)" count="2" interval="0""#,
    #"condition="@(false)" count="2" interval="0""#,
    #"condition="@(context.Response.StatusCode == 429)" count="2" interval="0""#,
  ])
  func `A failure goes to on-error when no retry is left or the condition does not hold`(
    attributes: String
  ) async throws {
    let trial = try Trial(
      backend: "<retry \(attributes)><forward-request /></retry>",
      onError: """
        <base /><set-header name="X-Error">
          <value>@(context.LastError.Path + " " + context.LastError.Reason)</value>
        </set-header>
        """, answeredBy: Self.backend(nil))
    let answer = try await trial.send()
    #expect(answer.status == 500)
    #expect(answer.headers["X-Error"] == "retry[1]/forward-request[1] BackendConnectionFailure")
  }

  @Test func `Before the first run the response is a neutral one`() async throws {
    let backend = Self.backend(429, 200)
    let trial = try Trial(
      backend: """
        <retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0">
          <choose><when condition="@(context.Response.StatusCode == 429)">
            <set-backend-service backend-id="other" />
          </when></choose>
          <forward-request />
        </retry>
        """, answeredBy: backend)
    #expect(try await trial.send().status == 200)
    #expect(backend.requests.map(\.url.host) == ["backend.test", "other.test"])
  }

  @Test(arguments: [
    #"count="0" interval="1""#, #"count="51" interval="1""#, #"count="1" interval="-1""#, #"count="1""#,
    #"interval="1""#,
  ])
  func `Attributes out of range are refused`(attributes: String) {
    #expect(throws: PolicyError.self) { try Trial(backend: Self.retry(attributes)) }
  }
}
