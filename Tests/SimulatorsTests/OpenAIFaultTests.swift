import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAIFaultTests {
  private func caller(_ faults: FaultPlan) -> Caller {
    Caller(OpenAISimulator(latency: .none, faults: faults))
  }

  // What each of a number of requests came to: its status, or 0 for none.
  private func outcomes(_ plan: FaultPlan, count: Int, every pause: Duration = .zero) async throws -> [Int] {
    let caller = caller(plan)
    return try await caller.clock.run {
      var outcomes: [Int] = []
      for _ in 0..<count {
        do {
          outcomes.append(try await caller.send(Caller.body()).response.status)
        } catch TransportError.connectionClosed {
          outcomes.append(0)
        }
        try await caller.clock.sleep(for: pause)
      }
      return outcomes
    }
  }

  @Test func `Faults strike by number, by step, by time, or always`() async throws {
    let error = Fault.status(503)
    #expect(try await outcomes(.none, count: 3) == [200, 200, 200])
    #expect(try await outcomes(.fault(error, .always), count: 2) == [503, 503])
    #expect(try await outcomes(.fault(error, .requests(2...3)), count: 4) == [200, 503, 503, 200])
    #expect(try await outcomes(.fault(.disconnect, .every(3)), count: 7) == [200, 200, 0, 200, 200, 0, 200])
    let outage = FaultPlan.fault(error, .during(.seconds(10)..<(.seconds(20))))
    #expect(try await outcomes(outage, count: 5, every: .seconds(5)) == [200, 200, 503, 503, 200])
  }

  @Test func `The first rule that applies decides`() async throws {
    let plan = FaultPlan([.init(.status(500), .requests(1...1)), .init(.status(503), .always)])
    #expect(try await outcomes(plan, count: 2) == [500, 503])
  }

  @Test func `Faults by chance strike about as often as they should, and the same each time`() async throws {
    let plan = FaultPlan.fault(.status(500), .rate(0.3))
    let first = try await outcomes(plan, count: 300)
    #expect((60...120).contains(first.count { $0 == 500 }))
    #expect(try await outcomes(plan, count: 300) == first)
    #expect(try await outcomes(.fault(.status(500), .rate(0)), count: 20).allSatisfy { $0 == 200 })
    #expect(try await outcomes(.fault(.status(500), .rate(1)), count: 20).allSatisfy { $0 == 500 })
  }

  @Test func `An injected error has the body and the waiting time it was given`() async throws {
    let plan = FaultPlan.fault(.status(429, body: #"{"x":1}"#, retryAfter: 7), .always)
    let answer = try await caller(plan).ask(Caller.body())
    #expect(answer.response.status == 429 && answer.text == #"{"x":1}"#)
    #expect(answer.response.headers["Retry-After"] == "7")
    #expect(answer.response.headers["x-ms-region"] == "UK South")
    let plain = try await caller(.fault(.status(500), .always)).ask(Caller.body())
    #expect(plain.failure == ErrorBody(azureCode: "500", message: "Internal Server Error"))
  }

  @Test func `Malformed JSON comes with a success`() async throws {
    let answer = try await caller(.fault(.malformedJSON, .always)).ask(Caller.body())
    #expect(answer.response.status == 200 && !answer.body.isEmpty)
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: answer.body) }
    let streamed = try await caller(.fault(.malformedJSON, .always)).ask(Caller.body(["stream": true]))
    #expect(streamed.events.count == 1 && streamed.chunksAfter.count == 2)
    #expect(!streamed.text.contains("[DONE]"))
  }

  @Test func `A stream breaks off after so many events, a plain body halfway`() async throws {
    let plan = FaultPlan.fault(.disconnectAfter(events: 5), .always)
    let streamed = try await caller(plan).ask(Caller.body(["stream": true]))
    #expect(streamed.error == .connectionClosed)
    #expect(streamed.events.count == 5)
    let plain = try await caller(plan).ask(Caller.body())
    #expect(plain.error == .connectionClosed)
    #expect(!plain.body.isEmpty && plain.completion == nil)
  }

  @Test func `A stall delays the answer`() async throws {
    let answer = try await caller(.fault(.stall(.seconds(45)), .always)).ask(Caller.body())
    #expect(answer.headAfter == .seconds(45) && answer.response.status == 200)
  }

  @Test func `A stream stalls after so many events and then goes on`() async throws {
    let plan = FaultPlan.fault(.stall(.seconds(45), afterEvents: 3), .always)
    let answer = try await caller(plan).ask(Caller.body(["stream": true]))
    #expect(answer.headAfter == .zero)
    #expect(answer.chunksAfter.prefix(3) == [.zero, .zero, .zero])
    #expect(answer.chunksAfter.dropFirst(3).allSatisfy { $0 == .seconds(45) })
    #expect(answer.events.last == "[DONE]")
    #expect(try await caller(plan).ask(Caller.body()).headAfter == .seconds(45))
  }

  @Test func `A caller that gives up while the endpoint stalls is let go`() async throws {
    let caller = caller(.fault(.stall(.seconds(45)), .always))
    let status = try await caller.clock.run {
      try await caller.clock.withTimeout(.seconds(2)) { try await caller.send(Caller.body()).response.status }
    }
    #expect(status == nil)
    #expect(caller.clock.now - Instant(seconds: 1_743_500_000) == .seconds(2))
  }
}
