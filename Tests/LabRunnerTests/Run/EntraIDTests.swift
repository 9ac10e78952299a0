import AIGateway
import Foundation
import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@testable import LabRunner

/// The gateway's policies for tokens with a simulated Entra ID: neither knows the other's code.
@Suite struct EntraIDTests {
  private static let tenant = "11111111-2222-3333-4444-555555555555"
  private static let client = "aaaaaaaa-0000-0000-0000-000000000001"
  private static let api = "aaaaaaaa-0000-0000-0000-000000000002"
  private static let other = "99999999-2222-3333-4444-555555555555"
  private static let day = Duration.seconds(86_400)

  private let clock = VirtualClock(startingAt: Runner.simulatedStart)

  private static func simulator(lifetime: Duration) -> EntraIDSimulator {
    let applications = [
      AppRegistration(client, secrets: ["secret"]),
      AppRegistration(
        api, identifierURIs: ["api://chat"], roles: [AppRole("Chat", members: [client])], tokenVersion: .v2),
    ]
    return EntraIDSimulator(
      tenants: [Tenant(tenant, applications: applications), Tenant(other, applications: applications)],
      keys: SigningKeys(period: day), lifetime: lifetime)
  }

  private func deployed(_ inbound: String, lifetime: Duration = .seconds(3600)) throws -> RunningService {
    let entra = Self.simulator(lifetime: lifetime)
    let model = OpenAISimulator(
      latency: .none, access: .tokens(TokenCheck(tenant: Self.tenant, keys: entra.keys)))
    let identities = ManagedIdentitySimulator(tenant: Tenant(Self.tenant), keys: entra.keys)
    return try .simulated(
      Service {
        API(
          "openai", .passthrough, path: "openai", subscriptionRequired: false,
          policy: .text(
            """
            <policies><inbound>\(inbound)<set-backend-service backend-id="model" /></inbound></policies>
            """, name: "policy.xml"))
        Backend("model", path: "/openai") { model.start(clock: $0, random: $1, models: $2) }
        ExternalHost("login.microsoftonline.com") { clock, random, _ in
          entra.start(clock: clock, random: random)
        }
        ExternalHost("169.254.169.254") { clock, random, _ in identities.start(clock: clock, random: random) }
      }, folder: "/nowhere", clock: clock, random: RandomSource(seed: 1))
  }

  private static let inIdentity =
    "<authentication-managed-identity resource=\"https://cognitiveservices.azure.com\" />"

  private static func aad(_ content: String = "", tenant: String = tenant) -> String {
    "<validate-azure-ad-token tenant-id=\"\(tenant)\">\(content)</validate-azure-ad-token>" + inIdentity
  }

  private static func jwt(audience: String) -> String {
    """
    <validate-jwt header-name="Authorization">
      <openid-config url="https://login.microsoftonline.com/\(tenant)/v2.0/.well-known/openid-configuration" />
      <audiences><audience>\(audience)</audience></audiences>
    </validate-jwt>
    """ + inIdentity
  }

  // A token for the API, from the deployment's own network.
  private static func token(
    _ deployment: RunningService, tenant: String = tenant, scope: String = "api://chat/.default"
  ) async throws -> String {
    let url = try #require(
      RequestURL("https://login.microsoftonline.com/\(tenant)/oauth2/v2.0/token"))
    let form =
      "grant_type=client_credentials&client_id=\(client)&client_secret=secret&scope=\(scope)"
    let response = try await deployment.network.respond(to: Request("POST", url, body: .text(form)))
    let json = try JSON(parsing: try await response.body.gathered())
    return try #require(json["access_token"]?.string, "\(json)")
  }

  private static func status(_ deployment: RunningService, _ token: String?) async throws -> Int {
    var url = deployment.baseURL
    url.path = "/openai/deployments/gpt-4o-mini/chat/completions"
    url.query = "api-version=2024-10-21"
    var request = Request("POST", url, body: .text(#"{"messages":[{"role":"user","content":"Hi"}]}"#))
    if let token { request.headers["Authorization"] = "Bearer \(token)" }
    return try await deployment.network.respond(to: request).status
  }

  @Test func `The gateway's managed identity opens a model that checks tokens, day after day`() async throws {
    let deployment = try deployed(Self.inIdentity)
    let statuses = try await clock.run {
      var statuses: [Int] = []
      for _ in 0..<5 {
        statuses.append(try await Self.status(deployment, nil))
        try await clock.sleep(for: .seconds(40_000))
      }
      return statuses
    }
    #expect(statuses == [200, 200, 200, 200, 200])
  }

  @Test func `A managed identity's token for another resource does not open the model`() async throws {
    let deployment = try deployed(
      Self.inIdentity.replacing("cognitiveservices.azure.com", with: "vault.azure.net"))
    #expect(try await clock.run { try await Self.status(deployment, nil) } == 401)
  }

  @Test func `A resource that there is not is a failure of the gateway`() async throws {
    let deployment = try deployed("<authentication-managed-identity resource=\"api://nobody\" />")
    #expect(try await clock.run { try await Self.status(deployment, nil) } == 500)
  }

  @Test func `Both policies take a token of the tenant for the API`() async throws {
    let claims =
      "<required-claims><claim name=\"roles\" match=\"any\"><value>Chat</value></claim></required-claims>"
    let clients =
      "<client-application-ids><application-id>\(Self.client)</application-id></client-application-ids>"
    for policy in [
      Self.aad(), Self.aad(tenant: "organizations"), Self.aad(clients + claims), Self.jwt(audience: Self.api),
    ] {
      let deployment = try deployed(policy)
      let statuses = try await clock.run {
        [
          try await Self.status(deployment, try await Self.token(deployment)),
          try await Self.status(deployment, nil),
        ]
      }
      #expect(statuses == [200, 401], "\(policy)")
    }
  }

  @Test func `A token of the first version passes as well`() async throws {
    let deployment = try deployed(
      Self.aad("<audiences><audience>https://management.azure.com</audience></audiences>"))
    let status = try await clock.run {
      try await Self.status(
        deployment, try await Self.token(deployment, scope: "https://management.azure.com/.default"))
    }
    #expect(status == 200)
  }

  @Test func `A token for something else, of another client or without the role does not pass`() async throws
  {
    for policy in [
      Self.jwt(audience: "api://else"), Self.aad("<audiences><audience>x</audience></audiences>"),
      Self.aad("<client-application-ids><application-id>x</application-id></client-application-ids>"),
      Self.aad("<required-claims><claim name=\"roles\"><value>Owner</value></claim></required-claims>"),
    ] {
      let deployment = try deployed(policy)
      let status = try await clock.run {
        try await Self.status(deployment, try await Self.token(deployment))
      }
      #expect(status == 401, "\(policy)")
    }
  }

  @Test func `A token of another tenant passes only where tenants do not matter`() async throws {
    for (policy, expected) in [
      (Self.aad(), 401), (Self.jwt(audience: Self.api), 401), (Self.aad(tenant: "organizations"), 200),
    ] {
      let deployment = try deployed(policy)
      let status = try await clock.run {
        try await Self.status(deployment, try await Self.token(deployment, tenant: Self.other))
      }
      #expect(status == expected, "\(policy)")
    }
  }

  @Test func `A token passes until it ends`() async throws {
    let deployment = try deployed(Self.aad())
    let statuses = try await clock.run {
      let token = try await Self.token(deployment)
      try await clock.sleep(for: .seconds(3599))
      let before = try await Self.status(deployment, token)
      // The second at which it ends is its last (.NET's validators compare with "before").
      try await clock.sleep(for: .seconds(2))
      return [before, try await Self.status(deployment, token)]
    }
    #expect(statuses == [200, 401])
  }

  @Test func `A key that comes new is fetched, and one that is gone is no longer believed`() async throws {
    let deployment = try deployed(Self.aad(), lifetime: Self.day * 9)
    let statuses = try await clock.run {
      // To the last minutes of a day, so that the gateway still holds the old keys when the new one signs.
      let sinceMidnight = Int64(clock.now.seconds) % 86_400
      try await clock.sleep(for: .seconds(86_400 - sinceMidnight - 400))
      let old = try await Self.token(deployment)
      var statuses = [try await Self.status(deployment, old)]
      try await clock.sleep(for: .seconds(600))
      statuses.append(try await Self.status(deployment, try await Self.token(deployment)))
      statuses.append(try await Self.status(deployment, old))
      try await clock.sleep(for: Self.day)
      statuses.append(try await Self.status(deployment, old))
      return statuses
    }
    #expect(statuses == [200, 200, 200, 401])
  }

  @Test func `A signature that is not the key's does not pass`() async throws {
    let deployment = try deployed(Self.aad())
    let status = try await clock.run {
      let token = try await Self.token(deployment)
      let parts = token.split(separator: ".")
      let other = try await Self.token(deployment, tenant: Self.other).split(separator: ".")
      return try await Self.status(deployment, "\(parts[0]).\(parts[1]).\(other[2])")
    }
    #expect(status == 401)
  }
}
