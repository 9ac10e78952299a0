import HTTPTransport
import Testing

/// What expressions see of headers and queries with several values.
@Suite struct HeaderReadingTests {
  private let headers: Headers = ["X-A": "1", "x-a": "2", "X-B": "3"]

  @Test(arguments: [
    (#"context.Request.Headers.GetValueOrDefault("X-A", "none")"#, "1,2"),
    (#"context.Request.Headers.GetValueOrDefault("x-b")"#, "3"),
    (#"context.Request.Headers.GetValueOrDefault("X-C", "none")"#, "none"),
    (#"context.Request.Headers.GetValueOrDefault("X-C") ?? "null""#, "null"),
    (#"context.Request.Headers["X-A"].Length.ToString()"#, "2"),
    (#"context.Request.Headers["X-A"][1]"#, "2"),
    (#"context.Request.Headers.ContainsKey("X-a").ToString()"#, "True"),
    (#"context.Request.Url.Query.GetValueOrDefault("Q", "none")"#, "a,b"),
    (#"context.Request.Url.Query["q"].Length.ToString()"#, "2"),
  ])
  func `Values of one name are joined by commas, or come one by one`(
    expression: String, expected: String
  ) async throws {
    let trial = try Trial(answering: expression)
    #expect(try await trial.send("GET", "/api/x?q=a&Q=b", headers: headers).text == expected)
  }

  // {"alg":"none"} and {"roles":["a","b"],"n":1}, encoded by Python.
  @Test func `Claims have arrays for defaults`() async throws {
    let token = "eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJhIiwiYiJdLCJuIjoxfQ."
    let jwt = "context.Request.Headers.GetValueOrDefault(\"Authorization\", \"\").AsJwt()"
    let roles = try Trial(
      answering: "string.Join(\"+\", \(jwt).Claims.GetValueOrDefault(\"roles\", new string[0]))")
    let none = try Trial(
      answering: "\(jwt).Claims.GetValueOrDefault(\"groups\", new string[0]).Length.ToString()")
    let sent: Headers = ["Authorization": "Bearer \(token)"]
    #expect(try await roles.send(headers: sent).text == "a+b")
    #expect(try await none.send(headers: sent).text == "0")
  }
}
