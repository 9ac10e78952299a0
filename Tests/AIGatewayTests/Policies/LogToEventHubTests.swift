import AIGateway
import Foundation
import HTTPTransport
import LabTime
import Synchronization
import Testing

@Suite struct LogToEventHubTests {
  private static let connection =
    "Endpoint=sb://usage.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=c2VjcmV0LWtleQ=="

  private func trial(
    _ policies: String, logger: Logger = Logger("hub", eventHub: "calls", connectionString: connection),
    answeredBy backend: Trial.Backend = Trial.Backend { _ in Response(201) }
  ) throws -> Trial {
    try Trial(
      inbound: "<base />\(policies)<return-response />", answeredBy: backend, resources: { logger })
  }

  private func drain(_ trial: Trial, within limit: Duration? = nil) async throws {
    try await trial.clock.run { await trial.gateway.drain(within: limit) }
  }

  private func bodies(_ trial: Trial) async throws -> [String] {
    var bodies: [String] = []
    for request in trial.backend.requests {
      bodies.append(String(decoding: try await request.body.gathered(), as: UTF8.self))
    }
    return bodies
  }

  @Test func `An event is sent as the Event Hubs REST interface wants it`() async throws {
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@("called " + context.Request.Method)</log-to-eventhub>"#)
    #expect(try await trial.send("PUT").status == 200)
    try await drain(trial)
    let request = try #require(trial.backend.requests.first)
    #expect(request.method == "POST")
    #expect(
      request.url.description
        == "https://usage.servicebus.windows.net/calls/messages?timeout=60&api-version=2014-01")
    #expect(request.headers["Content-Type"] == "application/atom+xml;type=entry;charset=utf-8")
    #expect(request.headers["BrokerProperties"] == nil)
    #expect(try await bodies(trial) == ["called PUT"])
    // Made with Python's hmac from the same key, an hour after the clock's start.
    #expect(
      request.headers["Authorization"]
        == "SharedAccessSignature sr=https%3A%2F%2Fusage.servicebus.windows.net%2Fcalls"
        + "&sig=VFyJeYg7GWtCveClAk7WnLa0B86y8tpJQfT60FW1Wo8%3D&se=1772586000&skn=send")
  }

  @Test func `A partition is in the path, a partition key in a header`() async throws {
    let trial = try trial(
      """
      <log-to-eventhub logger-id="hub" partition-id="3">a</log-to-eventhub>
      <log-to-eventhub logger-id="hub" partition-key="@("k\\"é" + 1)">b</log-to-eventhub>
      """)
    _ = try await trial.send()
    try await drain(trial)
    #expect(
      trial.backend.requests.map(\.url.path) == ["/calls/partitions/3/messages", "/calls/messages"])
    #expect(
      trial.backend.requests.map { $0.headers["BrokerProperties"] }
        == [nil, #"{"PartitionKey":"k\"\u00e91"}"#])
  }

  @Test func `A managed identity shows a token for Event Hubs`() async throws {
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">x</log-to-eventhub>"#,
      logger: Logger("hub", eventHub: "calls", endpoint: "usage.servicebus.windows.net"))
    _ = try await trial.send()
    try await drain(trial)
    let request = try #require(trial.backend.requests.first)
    #expect(request.url.host == "usage.servicebus.windows.net" && request.url.scheme == "https")
    let authorization = try #require(request.headers["Authorization"])
    #expect(authorization.hasPrefix("Bearer "))
    let claims = try #require(authorization.split(separator: ".").dropFirst().first)
    let padded = claims + String(repeating: "=", count: (4 - claims.count % 4) % 4)
    let text = String(decoding: try #require(Data(base64Encoded: String(padded))), as: UTF8.self)
    #expect(text.contains(#""aud":"https://eventhubs.azure.net/""#), "\(text)")
  }

  @Test func `The caller does not wait, and events arrive in their order`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@(context.Request.Url.Path)</log-to-eventhub>"#,
      answeredBy: Trial.Backend { _ in
        try await clock.withLock { $0 }?.sleep(for: .seconds(2))
        return Response(201)
      })
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    try await trial.clock.run {
      for number in 1...5 {
        let url = RequestURL(host: "gateway.test", path: "/api/\(number)")
        let status = try await trial.gateway.respond(to: Request("GET", url)).status
        #expect(status == 200)
      }
      #expect(trial.clock.now == start)
      await trial.gateway.drain()
      #expect(trial.clock.now == start + .seconds(10))
    }
    #expect(try await bodies(trial) == (1...5).map { "/base/\($0)" })
  }

  @Test(arguments: [("", 204_800), ("a", 204_799)])
  func `A long text is cut off at 200 KB, between two characters`(start: String, size: Int) async throws {
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@("\#(start)" + new string('é', 150000))</log-to-eventhub>"#)
    _ = try await trial.send()
    try await drain(trial)
    let body = try #require(try await bodies(trial).first)
    #expect(body.utf8.count == size && body.hasSuffix("éé"))
  }

  @Test func `What goes wrong is told to whoever runs the gateway, never to the caller`() async throws {
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@(context.Request.Url.Path)</log-to-eventhub>"#,
      answeredBy: Trial.Backend { request in
        let body = String(decoding: try await request.body.gathered(), as: UTF8.self)
        if body == "/base/away" { throw TransportError.connectionFailed(to: "hub", reason: "refused") }
        return Response(body == "/base/refused" ? 401 : 201)
      })
    for path in ["refused", "away", "fine"] {
      #expect(try await trial.send("GET", "/api/\(path)").status == 200)
    }
    try await drain(trial)
    // What is refused is sent once, what does not get through four times.
    #expect(trial.backend.requests.count == 6)
    let losses = trial.losses.all
    #expect(losses.map(\.logger) == ["hub", "hub"] && losses.map(\.events) == [1, 1])
    #expect(losses.first?.reason == "usage.servicebus.windows.net answered 401 Unauthorized")
    #expect(losses.last?.reason.contains("refused") == true)
  }

  // Three times more, from 0.8 seconds on, as Azure's SDKs do; `Retry-After` in seconds (RFC 9110, 10.2.3).
  @Test(
    arguments: [
      (503, nil, [0, 0.8, 2.4]), (429, "4", [0, 4, 8]), (429, "0", [0, 0.8, 2.4]),
      (500, "3600", [0, 60, 120]),
    ] as [(Int, String?, [Double])])
  func `An event that the hub cannot take yet is sent again, and no later one before it`(
    status: Int, retryAfter: String?, times: [Double]
  ) async throws {
    let times = times.map { Duration.milliseconds(Int($0 * 1000)) }
    let sent = Mutex<[Instant]>([])
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">first</log-to-eventhub><log-to-eventhub logger-id="hub">x</log-to-eventhub>"#,
      answeredBy: Trial.Backend { _ in
        let now = try #require(clock.withLock { $0?.now })
        let count = sent.withLock {
          $0.append(now)
          return $0.count
        }
        var headers: Headers = [:]
        headers["Retry-After"] = retryAfter
        return count < 3 ? Response(status, headers: headers) : Response(201)
      })
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    #expect(try await trial.send().status == 200)
    try await drain(trial)
    #expect(sent.withLock { $0 } == (times + [times[2]]).map { start + $0 })
    #expect(try await bodies(trial) == ["first", "first", "first", "x"])
    #expect(trial.losses.all.isEmpty)
  }

  @Test func `A hub that is down gets the next events once each, until it takes one`() async throws {
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@(context.Request.Url.Path)</log-to-eventhub>"#,
      answeredBy: Trial.Backend { request in
        let body = String(decoding: try await request.body.gathered(), as: UTF8.self)
        return Response(body.hasSuffix("up") ? 201 : 503)
      })
    try await trial.clock.run {
      for path in ["1", "2", "up", "3"] {
        _ = try await trial.gateway.respond(
          to: Request("GET", RequestURL(host: "gateway.test", path: "/api/\(path)")))
      }
      await trial.gateway.drain()
    }
    let bodies = try await bodies(trial).map { $0.dropFirst("/base/".count) }
    #expect(bodies == ["1", "1", "1", "1", "2", "up", "3", "3", "3", "3"])
    #expect(trial.losses.all.map(\.events) == [1, 1, 1])
  }

  @Test func `Events that cannot be sent as fast as they come are bounded in memory`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">@(new string('x', 200 * 1024))</log-to-eventhub>"#,
      answeredBy: Trial.Backend { _ in
        try await clock.withLock { $0 }?.sleep(for: .seconds(1))
        return Response(201)
      })
    clock.withLock { $0 = trial.clock }
    try await trial.clock.run {
      for _ in 0..<200 {
        _ = try await trial.gateway.respond(to: Request("GET", RequestURL(host: "g", path: "/api/x")))
      }
      await trial.gateway.drain()
    }
    let lost = trial.losses.all.reduce(0) { $0 + $1.events }
    #expect(lost > 0 && trial.backend.requests.count + lost == 200)
    // 16 MB are 81 events of 200 KB.
    #expect((81...163).contains(trial.backend.requests.count))
  }

  @Test func `A drain with a limit gives up what is not done by then`() async throws {
    let clock = Mutex<VirtualClock?>(nil)
    let trial = try trial(
      #"<log-to-eventhub logger-id="hub">x</log-to-eventhub><log-to-eventhub logger-id="hub">y</log-to-eventhub>"#,
      answeredBy: Trial.Backend { _ in
        try await clock.withLock { $0 }?.sleep(for: .seconds(50))
        return Response(201)
      })
    clock.withLock { $0 = trial.clock }
    let start = trial.clock.now
    try await trial.clock.run {
      _ = try await trial.gateway.respond(to: Request("GET", RequestURL(host: "g", path: "/api/x")))
      await trial.gateway.drain(within: .seconds(5))
    }
    #expect(trial.clock.now == start + .seconds(5))
    #expect(trial.losses.all.reduce(0) { $0 + $1.events } == 2)
    #expect(trial.losses.all.allSatisfy { $0.reason == "the gateway was stopped" })
  }

  @Test func `A logger that there is not is refused when the document loads`() throws {
    let error = #expect(throws: PolicyError.self) {
      try trial(#"<log-to-eventhub logger-id="hubb">x</log-to-eventhub>"#)
    }
    #expect(error?.message == #"there is no logger "hubb""#)
    #expect(error?.hint == #"did you mean "hub"?"#)
    #expect(error?.line == 2)
  }

  @Test(arguments: [
    Logger("hub", eventHub: "calls", connectionString: "Endpoint=sb://usage.servicebus.windows.net/"),
    Logger("hub", eventHub: "calls", endpoint: "not a host/"), Logger("hub", eventHub: "", endpoint: "a.b"),
  ])
  func `A logger that cannot be reached as it is described is refused`(logger: Logger) throws {
    let error = #expect(throws: PolicyError.self) { try trial("", logger: logger) }
    #expect(error?.file == "logger hub")
  }
}
