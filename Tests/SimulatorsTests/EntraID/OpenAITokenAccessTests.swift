import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct OpenAITokenAccessTests {
  private static let day = Duration.seconds(86_400)
  private let keys = SigningKeys(seed: 3, period: day)
  private let other = Tenant(
    "99999999-2222-3333-4444-555555555555", applications: [.init("daemon", secrets: ["s"])])

  // The status of a request with a token: of a tenant, for a resource, made and used at a time.
  private func status(
    _ resource: String = "https://cognitiveservices.azure.com", tenant: Tenant? = nil,
    keys: SigningKeys? = nil,
    after wait: Duration = .zero, lifetime: Duration = .seconds(3600), altered: Bool = false
  ) async throws -> Int {
    let tenant = tenant ?? EntraCaller.contoso
    let entra = EntraCaller { clock in
      EntraIDSimulator(tenants: [tenant], keys: keys ?? self.keys, lifetime: lifetime)
        .start(clock: clock, random: RandomSource(seed: 1))
    }
    let endpoint = OpenAISimulator(
      latency: .none, access: .tokens(TokenCheck(tenant: EntraCaller.tenant, keys: self.keys), keys: ["key"])
    ).start(clock: entra.clock, random: RandomSource(seed: 1))
    return try await entra.clock.run {
      let application = tenant.applications.first
      var token =
        try await entra.token(
          [
            "grant_type": "client_credentials", "client_id": application?.clientID ?? "",
            "client_secret": application?.secrets.first ?? "", "scope": "\(resource)/.default",
          ], at: tenant.id
        ).json["access_token"]?.string ?? ""
      #expect(!token.isEmpty)
      if altered { token = token.replacing(".ey", with: ".ez") }
      try await entra.clock.sleep(for: wait)
      let url = RequestURL(Caller.azureChat) ?? RequestURL()
      return try await endpoint.respond(
        to: Request(
          "POST", url, headers: ["Authorization": "Bearer \(token)"], body: .text(Caller.body()))
      ).status
    }
  }

  @Test func `A token of the tenant for the service is let in, with and without a slash`() async throws {
    #expect(try await status() == 200)
    #expect(try await status("https://cognitiveservices.azure.com/") == 200)
  }

  @Test func `A token for something else, of someone else or altered is not`() async throws {
    #expect(try await status("https://management.azure.com") == 401)
    #expect(try await status(tenant: other) == 401)
    #expect(try await status(keys: SigningKeys(seed: 4, period: Self.day)) == 401)
    #expect(try await status(altered: true) == 401)
  }

  @Test func `A token is good until its end, and while its key is published`() async throws {
    #expect(try await status(after: .seconds(3599)) == 200)
    #expect(try await status(after: .seconds(3600)) == 401)
    #expect(try await status(after: Self.day, lifetime: Self.day * 9) == 200)
    #expect(try await status(after: Self.day * 2, lifetime: Self.day * 9) == 401)
  }
}
