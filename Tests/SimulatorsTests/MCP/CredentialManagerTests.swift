import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct CredentialManagerTests {
  private let manager = CredentialManagerSimulator(providers: ["github": "gho_"]) { "http://consent.test" }
    .start(clock: VirtualClock(startingAt: Instant(seconds: 1_000_000)), random: RandomSource(seed: 1))

  private static let provider =
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/apim/authorizationProviders/github"

  private func send(
    _ method: String, _ path: String, _ body: String = "", token: String? = "t"
  ) async throws -> (status: Int, text: String, headers: Headers) {
    let url = try #require(RequestURL("https://management.azure.com\(path)"))
    var request = Request(method, url, body: .text(body))
    if let token { request.headers["Authorization"] = "Bearer \(token)" }
    let response = try await manager.respond(to: request)
    return (
      response.status, String(decoding: try await response.body.gathered(), as: UTF8.self), response.headers
    )
  }

  @Test func `A connection has a token once a person has agreed, and the link works once`() async throws {
    let authorization = Self.provider + "/authorizations/github-1"
    #expect(try await send("GET", authorization).status == 404)
    let made = try await send("PUT", authorization)
    #expect(made.status == 201)
    #expect(try JSON(parsing: made.text)["properties"]?["status"] == "Error")
    #expect(try await send("GET", "/connections/github/github-1/token").status == 404)

    let links = try await send(
      "POST", authorization + "/getLoginLinks", #"{"postLoginRedirectUrl": "http://www.bing.com"}"#)
    let link = try #require(try JSON(parsing: links.text)["loginLink"]?.string)
    #expect(link.hasPrefix("http://consent.test/consent?provider=github&authorization=github-1&code="))
    let query = try #require(RequestURL(link)?.query)
    let page = try await send("GET", "/consent?\(query)", token: nil)
    #expect(page.status == 200)
    #expect(page.text.contains("<form method=\"post\">"))
    #expect(try JSON(parsing: try await send("GET", authorization).text)["properties"]?["status"] == "Error")

    let agreed = try await send("POST", "/consent", query, token: nil)
    #expect(agreed.status == 302)
    #expect(agreed.headers["Location"] == "http://www.bing.com")
    #expect(
      try JSON(parsing: try await send("GET", authorization).text)["properties"]?["status"] == "Connected")
    let token = try JSON(parsing: try await send("GET", "/connections/github/github-1/token").text)
    #expect(token["accessToken"]?.string?.hasPrefix("gho_") == true)
    #expect(token["expiresOn"] == .int(1_000_000 + 8 * 3600))
    #expect(try await send("POST", "/consent", query, token: nil).status == 400)
  }

  @Test func `Whoever declines, or makes up a link, connects nothing`() async throws {
    let authorization = Self.provider + "/authorizations/a"
    _ = try await send("PUT", authorization)
    let links = try await send("POST", authorization + "/getLoginLinks", "{}")
    let link = try #require(try JSON(parsing: links.text)["loginLink"]?.string)
    let query = try #require(RequestURL(link)?.query)
    #expect(try await send("POST", "/consent", "provider=github&authorization=a&code=x").status == 400)
    #expect(try await send("POST", "/consent", "provider=github&authorization=b&code=").status == 400)
    #expect(try await send("POST", "/consent", query + "&decline=1").status == 200)
    #expect(try await send("GET", "/connections/github/a/token").status == 404)
  }

  @Test func `The management API wants a token and a provider that it knows`() async throws {
    #expect(try await send("GET", Self.provider, token: nil).status == 401)
    #expect(try await send("GET", Self.provider).status == 200)
    #expect(try await send("GET", Self.provider.replacing("github", with: "gitlab")).status == 404)
  }
}
