import Foundation
import LabRunner
import OpenAI

extension ModelContextProtocol {
  @StepsBuilder var assertions: [any Step] {
    Assert("Each server lists its tools, whatever the transport", listings) { listings, expect in
      let expected = [
        "/weather/sse": ["get_cities", "get_weather"],
        "/github/sse": ["authorize_github", "get_issues", "get_user"],
        "/servicenow/sse": ["authorize_servicenow", "create_incident", "get_incident", "list_incidents"],
        "/weather-mcp": ["get_cities", "get_weather"],
        "/oncall-mcp/mcp": ["get-on-call", "list-teams", "page-team"],
      ]
      for listing in listings {
        expect.equal(listing.tools.sorted(), expected[listing.path] ?? [], "The tools at \(listing.path)")
      }
    }
    Assert("The gateway holds no event back", listings) { listings, expect in
      for listing in listings {
        guard let milliseconds = listing.firstEventMs else { continue }
        expect.that(
          milliseconds < 50, "The first event of \(listing.path) comes within 50 ms", expected: "< 50 ms",
          actual: "\(milliseconds) ms")
      }
    }
    Assert("The weather is the same over both transports", weather) { [city] answers, expect in
      expect.equal(answers.count, 2, "Both answer")
      expect.equal(Set(answers).count, 1, "They say the same")
      expect.that(
        answers.allSatisfy { $0.contains("'city': '\(city)'") && $0.contains("'temperature': ") },
        "They say how warm it is in \(city)", expected: "'city': '\(city)', ... 'temperature': ...",
        actual: answers.first ?? "")
    }
    Assert("The model has the weather looked up, and tells it", conversation, weather) {
      [city] conversation, answers, expect in
      expect.equal(conversation.calls.map(\.name), ["get_weather"], "One tool is called, once")
      expect.equal(
        conversation.calls.first.flatMap { (try? JSON(parsing: $0.arguments))?["city"]?.string }, city,
        "It is asked for \(city)")
      expect.equal(conversation.calls.first?.result, answers.first, "It says what it says to everybody")
      let temperature = answers.first.flatMap(Self.temperature) ?? "no temperature"
      expect.that(
        conversation.answer.contains(temperature), "The answer tells how warm it is",
        expected: "... \(temperature) ...", actual: conversation.answer)
    }
    Assert("Both of the model's answers are metered under the caller's subscription", metered) {
      metered, expect in
      expect.equal(
        metered.rows.map(\.last), ["apim-subscription", "apim-subscription"], "Two rows of tokens")
    }
    Assert("Operations of a REST API work as tools", onCall) { answers, expect in
      expect.equal(answers.first, #"["database","network","storefront"]"#, "A list without arguments")
      expect.that(
        answers.dropFirst().first?.hasPrefix(#"{"team":"database","days":7,"person":"#) == true,
        "Arguments reach path and query", expected: #"{"team":"database","days":7,"person":...}"#,
        actual: answers.dropFirst().first ?? "")
      expect.that(
        answers.dropFirst(2).first?.contains(#""message":"Packets get lost""#) == true,
        "An argument reaches the body", expected: #""message":"Packets get lost""#,
        actual: answers.dropFirst(2).first ?? "")
      expect.equal(
        answers.last, #"HTTP 404 Not Found: {"error":"there is no team no-such-team"}"#,
        "What the API refuses the model can read")
    }
    Assert("An account is connected by consent, and its token stays with the gateway", connecting) {
      flow, expect in
      expect.that(
        flow.link.contains("/credentials/consent?"), "Who is not connected gets a link",
        expected: ".../credentials/consent?...", actual: flow.link)
      expect.that(
        flow.before.hasPrefix("The gateway answered 500"), "Before the consent there is no token",
        expected: "The gateway answered 500", actual: flow.before)
      expect.equal(flow.page.status, 302, "The consent leads back")
      expect.equal(flow.page.fields["location"], "http://www.bing.com", "It leads where the server said")
      expect.equal(flow.after, "Connection authorized.", "Then the connection is there")
      expect.that(
        (try? JSON(parsing: flow.user))?["login"]?.string != nil, "GitHub knows the account by its token",
        expected: "an account", actual: flow.user)
      expect.that(
        (try? JSON(parsing: flow.issues))?.array?.isEmpty == false, "GitHub lists issues", expected: "a list",
        actual: flow.issues)
      let seen = [flow.link, flow.before, flow.after, flow.user, flow.issues].joined()
      expect.that(
        !seen.contains("gho_"), "The MCP server sees no token", expected: "no gho_...",
        actual: seen.contains("gho_") ? "gho_..." : "none")
    }
    Assert("A locked server opens for the right token only", attempts) { attempts, expect in
      let refusal = #"{ "statusCode": 401, "message": "Unauthorized. Access token is missing or invalid." }"#
      expect.equal(attempts.map(\.status), [401, 401, 200], "No token, one for others, the right one")
      expect.equal(attempts.prefix(2).map(\.text), [refusal, refusal], "The refusal says what is missing")
    }
  }

  // The number after 'temperature' in a dictionary as Python writes it.
  private static func temperature(in text: String) -> String? {
    guard let start = text.range(of: "'temperature': ") else { return nil }
    return String(text[start.upperBound...].prefix { "-.0123456789".contains($0) })
  }
}
