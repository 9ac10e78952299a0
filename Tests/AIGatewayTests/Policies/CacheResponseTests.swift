import AIGateway
import HTTPTransport
import LabTime
import Synchronization
import Testing

/// `cache-lookup` and `cache-store` together: neither does anything alone.
@Suite struct CacheResponseTests {
  private static let developer = #"vary-by-developer="false" vary-by-developer-groups="false""#

  /// A backend whose answers are numbered.
  private static func backend(status: Int = 200, headers: Headers = [:]) -> Trial.Backend {
    let count = Mutex(0)
    return Trial.Backend { _ in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return Response(status, reason: "Found It", headers: headers, body: .text("answer \(number)"))
    }
  }

  private func trial(
    _ attributes: String = developer, children: String = "", store: String = #"duration="60""#,
    answeredBy backend: Trial.Backend = backend()
  ) throws -> Trial {
    try Trial(
      inbound: "<base /><cache-lookup \(attributes)>\(children)</cache-lookup>",
      outbound: "<cache-store \(store) /><base />", answeredBy: backend)
  }

  private func sleep(_ trial: Trial, _ duration: Duration) async throws {
    try await trial.clock.run { try await trial.clock.sleep(for: duration) }
  }

  @Test func `The second of two equal requests is answered with the stored response`() async throws {
    let trial = try trial(answeredBy: Self.backend(headers: ["X-From": "backend", "Content-Type": "text/x"]))
    let first = try await trial.send()
    let second = try await trial.send()
    #expect(first.text == "answer 1" && second.text == "answer 1")
    #expect(second.status == 200 && second.reason == "Found It")
    #expect(second.headers["X-From"] == "backend" && second.headers["Content-Type"] == "text/x")
    #expect(trial.backend.requests.count == 1)
    #expect(try await trial.send("GET", "/api/other").text == "answer 2")
  }

  @Test func `A hit goes on with the outbound section, and stores nothing anew`() async throws {
    let trial = try Trial(
      inbound:
        "<base /><cache-lookup \(Self.developer) /><set-header name=\"X-After\"><value>1</value></set-header>",
      outbound: """
        <cache-store duration="60" />
        <set-body>@(context.Response.Body.As<string>() + "!")</set-body><base />
        """, answeredBy: Self.backend())
    #expect(try await trial.send().text == "answer 1!")
    try await sleep(trial, .seconds(59))
    #expect(try await trial.send().text == "answer 1!")
    try await sleep(trial, .seconds(1))
    #expect(try await trial.send().text == "answer 2!")
  }

  @Test func `A response is gone when its time, which may be computed, is over`() async throws {
    let trial = try trial(
      store: #"duration="@(int.Parse(context.Response.Headers.GetValueOrDefault("X-Life", "0")))""#,
      answeredBy: Self.backend(headers: ["X-Life": "30"]))
    #expect(try await trial.send().text == "answer 1")
    try await sleep(trial, .milliseconds(29_999))
    #expect(try await trial.send().text == "answer 1")
    try await sleep(trial, .milliseconds(1))
    #expect(try await trial.send().text == "answer 2")
  }

  @Test(arguments: ["POST", "PUT", "HEAD"])
  func `Only GET is cached`(method: String) async throws {
    let trial = try trial()
    _ = try await trial.send(method)
    _ = try await trial.send(method)
    _ = try await trial.send()
    #expect(trial.backend.requests.count == 3)
  }

  @Test func `Headers that are named keep responses apart, others do not`() async throws {
    let trial = try trial(
      children: "<vary-by-header>Accept</vary-by-header><vary-by-header>X-One;X-Two</vary-by-header>")
    let all: [Headers] = [
      [:], ["Accept": "a"], ["Accept": "b"], ["X-One": "1"], ["x-two": "1"], ["X-One": "1", "X-Two": "1"],
    ]
    for headers in all { _ = try await trial.send(headers: headers) }
    #expect(trial.backend.requests.count == all.count)
    for headers in all { _ = try await trial.send(headers: headers) }
    _ = try await trial.send(headers: ["accept": "a", "X-Other": "1"])
    #expect(trial.backend.requests.count == all.count)
  }

  @Test func `Without names every query parameter counts, in whatever order`() async throws {
    let trial = try trial()
    #expect(try await trial.send("GET", "/api/x?a=1&b=2").text == "answer 1")
    #expect(try await trial.send("GET", "/api/x?b=2&a=1").text == "answer 1")
    #expect(try await trial.send("GET", "/api/x?a=1&b=3").text == "answer 2")
    #expect(try await trial.send("GET", "/api/x?a=1").text == "answer 3")
    #expect(try await trial.send("GET", "/api/x?a=%31").text == "answer 3")
  }

  @Test func `With names only those query parameters count`() async throws {
    let trial = try trial(children: "<vary-by-query-parameter>a; b</vary-by-query-parameter>")
    #expect(try await trial.send("GET", "/api/x?a=1&c=1").text == "answer 1")
    #expect(try await trial.send("GET", "/api/x?A=1&c=2").text == "answer 1")
    #expect(try await trial.send("GET", "/api/x?a=1&b=1").text == "answer 2")
    #expect(try await trial.send("GET", "/api/x?a=2").text == "answer 3")
  }

  @Test(arguments: [("true", 2), ("false", 1)])
  func `Developers have responses of their own when asked for`(varies: String, calls: Int) async throws {
    let policy = """
      <policies>
        <inbound><base /><cache-lookup vary-by-developer="\(varies)" vary-by-developer-groups="false" /></inbound>
        <outbound><cache-store duration="60" /><base /></outbound>
      </policies>
      """
    let trial = try Trial(
      Service {
        API("a", .passthrough, path: "a", serviceURL: "http://b.test", policy: .text(policy, name: "p"))
        Subscription("one", primaryKey: "1", secondaryKey: "1b")
        Subscription("two", primaryKey: "2")
      }, answeredBy: Self.backend())
    for key in ["1", "1b", "2"] {
      _ = try await trial.send("GET", "/a", headers: ["Ocp-Apim-Subscription-Key": key])
    }
    #expect(trial.backend.requests.count == calls)
  }

  @Test func `What an Authorization header asks for is cached only when that is allowed`() async throws {
    let headers: Headers = ["Authorization": "Bearer a"]
    let usual = try trial()
    for _ in 0..<2 { _ = try await usual.send(headers: headers) }
    #expect(usual.backend.requests.count == 2)
    #expect(try await usual.send().text == "answer 3")
    let allowed = try trial(
      Self.developer + #" allow-private-response-caching="@(true)""#,
      children: "<vary-by-header>Authorization</vary-by-header>")
    for _ in 0..<2 { _ = try await allowed.send(headers: headers) }
    #expect(try await allowed.send(headers: ["Authorization": "Bearer b"]).text == "answer 2")
    #expect(allowed.backend.requests.count == 2)
  }

  @Test(arguments: [
    ("", "no-store", "no-store"),
    (#"downstream-caching-type="none""#, "no-store", "no-store"),
    (
      #"downstream-caching-type="private""#, "private, max-age=60, must-revalidate",
      "private, max-age=45, must-revalidate"
    ),
    (
      #"downstream-caching-type="@("public")" must-revalidate="false""#, "public, max-age=60",
      "public, max-age=45"
    ),
  ])
  func `Caches further down are told for how long they may keep the response`(
    attributes: String, first: String, later: String
  ) async throws {
    let trial = try trial(
      "\(Self.developer) \(attributes)", answeredBy: Self.backend(headers: ["Cache-Control": "max-age=9"]))
    #expect(try await trial.send().headers[all: "Cache-Control"] == [first])
    try await sleep(trial, .seconds(15))
    #expect(try await trial.send().headers[all: "Cache-Control"] == [later])
    #expect(try await trial.send("POST").headers[all: "Cache-Control"] == ["max-age=9"])
  }

  @Test(arguments: [
    (200, #"duration="60""#, 1), (404, #"duration="60""#, 2), (201, #"duration="60""#, 2),
    (404, #"duration="60" cache-response="true""#, 1), (200, #"duration="60" cache-response="false""#, 2),
    (404, #"duration="60" cache-response="@(context.Response.StatusCode == 404)""#, 1),
    (200, #"duration="0""#, 2),
  ])
  func `A 200 is stored, or what cache-response says`(status: Int, store: String, calls: Int) async throws {
    let trial = try trial(store: store, answeredBy: Self.backend(status: status))
    for _ in 0..<2 { #expect(try await trial.send().status == status) }
    #expect(trial.backend.requests.count == calls)
  }

  @Test func `A streamed response is stored once it was read to its end`() async throws {
    let breaks = Mutex(true)
    let trial = try trial(
      answeredBy: Trial.Backend { _ in
        let chunks = Mutex(["one ", "two"])
        return Response(
          body: .stream(
            BodyStream {
              let chunk = chunks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
              if chunk == nil, breaks.withLock({ $0 }) { throw TransportError.connectionClosed }
              return chunk.map { Array($0.utf8) }
            }))
      })
    await #expect(throws: TransportError.connectionClosed) { try await trial.send() }
    breaks.withLock { $0 = false }
    #expect(try await trial.send().text == "one two")
    #expect(try await trial.send().text == "one two")
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `A response of more than 2 MB is answered and not stored`() async throws {
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: (2 << 20) + 1)
    let trial = try trial(answeredBy: Trial.Backend { _ in Response(body: .bytes(body)) })
    for _ in 0..<2 { #expect(try await trial.send().text.utf8.count == body.count) }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `Storing without a lookup does nothing`() async throws {
    let trial = try Trial(outbound: #"<cache-store duration="60" /><base />"#, answeredBy: Self.backend())
    for _ in 0..<2 { #expect(try await trial.send().status == 200) }
    #expect(trial.backend.requests.count == 2)
  }

  @Test func `An unknown kind of downstream caching is refused with its place`() throws {
    let error = #expect(throws: PolicyError.self) {
      try trial(Self.developer + #" downstream-caching-type="shared""#)
    }
    #expect(error?.message == #"downstream-caching-type is "shared""#)
    #expect(error?.hint == "one of none, private, public was expected")
    #expect(error?.line == 2)
  }
}
