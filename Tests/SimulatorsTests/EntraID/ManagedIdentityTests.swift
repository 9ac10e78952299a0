import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct ManagedIdentityTests {
  private let caller = EntraCaller { clock in
    ManagedIdentitySimulator(
      tenant: EntraCaller.contoso, systemAssigned: ManagedIdentity("system"),
      userAssigned: [ManagedIdentity("shared", resourceID: "/subscriptions/s/id")]
    ).start(clock: clock, random: RandomSource(seed: 1))
  }

  private func ask(
    _ fields: KeyValuePairs<String, String>, headers: Headers = ["Metadata": "true"]
  ) async throws -> EntraCaller.Answer {
    try await caller.send(
      "GET", "/metadata/identity/oauth2/token?\(EntraCaller.encoded(fields))", headers: headers)
  }

  @Test func `The token is for the resource and lives for a day`() async throws {
    let answer = try await ask([
      "api-version": "2018-02-01", "resource": "https://cognitiveservices.azure.com/",
    ])
    #expect(answer.json["token_type"]?.string == "Bearer" && answer.json["client_id"]?.string == "system")
    #expect(answer.json["expires_on"]?.string == "\(1_772_582_400 + 86_400)")
    let claims = answer.claims()
    #expect(claims["aud"]?.string == "https://cognitiveservices.azure.com/")
    #expect(claims["appid"]?.string == "system" && claims["exp"]?.int == 1_772_582_400 + 86_400)
    #expect(claims["iss"]?.string == "https://sts.windows.net/\(EntraCaller.tenant)/")
  }

  @Test func `A user-assigned identity is asked for by its ids`() async throws {
    for (name, value) in [("client_id", "shared"), ("mi_res_id", "/subscriptions/s/id")] {
      let answer = try await ask([
        "api-version": "2018-02-01", "resource": "https://vault.azure.net", name: value,
      ])
      #expect(answer.claims()["appid"]?.string == "shared")
    }
  }

  @Test func `A request that says too little is refused`() async throws {
    let fields: KeyValuePairs = ["api-version": "2018-02-01", "resource": "https://vault.azure.net"]
    let answer = try await ask(fields, headers: [:])
    #expect(answer.status == 400)
    #expect(answer.json["error_description"]?.string == "Required metadata header not specified")
    #expect(try await ask(["resource": "https://vault.azure.net"]).status == 400)
    #expect(try await ask(["api-version": "2018-02-01"]).status == 400)
    let nobody = try await ask([
      "api-version": "2018-02-01", "resource": "https://vault.azure.net", "client_id": "nobody",
    ])
    #expect(nobody.json["error_description"]?.string == "Identity not found")
    let unknown = try await ask(["api-version": "2018-02-01", "resource": "https://unknown.example"])
    #expect(unknown.error == "invalid_resource" && unknown.code == 500_011)
  }
}
