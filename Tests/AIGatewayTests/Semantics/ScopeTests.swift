import AIGateway
import HTTPTransport
import Testing

/// Which documents a request runs through, and in which order.
@Suite struct ScopeTests {
  private static func mark(_ name: String) -> String {
    #"<set-header name="X-Trail" exists-action="append"><value>\#(name)</value></set-header>"#
  }

  private static func document(_ name: String) -> PolicySource {
    let around = "\(mark(name + "<"))<base />\(mark(name + ">"))"
    return .text(
      "<policies><inbound>\(around)</inbound><outbound>\(around)</outbound></policies>", name: name)
  }

  private func trial(api: PolicySource = document("api")) throws -> Trial {
    var service = Service(
      policy: .text(
        "<policies><inbound>\(Self.mark("global"))</inbound><backend><forward-request /></backend><outbound>\(Self.mark("global"))</outbound></policies>",
        name: "global.xml")
    ) {
      API("a", .passthrough, path: "a", serviceURL: "http://b.test", policy: api)
      Product("p", apis: ["a"], policy: Self.document("product"))
      Subscription("in-product", scope: .product("p"), primaryKey: "product")
      Subscription("everywhere", primaryKey: "all")
    }
    for index in service.apis[0].operations.indices {
      service.apis[0].operations[index].policy = Self.document("operation")
    }
    return try Trial(service, answeredBy: Trial.Backend { _ in Response() })
  }

  private func trails(_ trial: Trial, key: String) async throws -> [String?] {
    let answer = try await trial.send("GET", "/a", headers: ["Ocp-Apim-Subscription-Key": key])
    return [trial.backend.requests.last?.headers["X-Trail"], answer.headers["X-Trail"]]
  }

  @Test func `The base is where the next broader scope runs, from the operation out`() async throws {
    let all = "operation<,api<,product<,global,product>,api>,operation>"
    #expect(try await trails(try trial(), key: "product") == [all, all])
  }

  @Test func `A product's policies run only for a request that is made in it`() async throws {
    let all = "operation<,api<,global,api>,operation>"
    #expect(try await trails(try trial(), key: "all") == [all, all])
  }

  @Test func `Without a base all broader scopes are left out, in that section`() async throws {
    let api = PolicySource.text(
      "<policies><inbound>\(Self.mark("api"))</inbound><outbound><base /></outbound></policies>", name: "api")
    #expect(
      try await trails(try trial(api: api), key: "product") == [
        "operation<,api,operation>", "operation<,product<,global,product>,operation>",
      ])
  }
}
