import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct EntraClientCredentialsTests {
  private let caller = EntraCaller()

  private func ask(
    id: String = EntraCaller.daemon, secret: String = "s3cret", scope: String = "api://chat/.default",
    at tenant: String = EntraCaller.tenant
  ) async throws -> EntraCaller.Answer {
    try await caller.token(
      ["grant_type": "client_credentials", "client_id": id, "client_secret": secret, "scope": scope],
      at: tenant)
  }

  @Test func `An API for tokens of the second version gets one`() async throws {
    let answer = try await ask()
    #expect(answer.status == 200 && answer.json["expires_in"]?.int == 3599)
    #expect(answer.headers["Cache-Control"] == "no-store, no-cache")
    #expect(answer.json["refresh_token"] == nil && answer.json["id_token"] == nil)
    let claims = answer.claims()
    #expect(claims["aud"]?.string == EntraCaller.api)
    #expect(claims["iss"]?.string == "https://login.microsoftonline.com/\(EntraCaller.tenant)/v2.0")
    #expect(claims["azp"]?.string == EntraCaller.daemon && claims["azpacr"]?.string == "1")
    #expect(claims["appid"] == nil && claims["scp"] == nil && claims["ver"]?.string == "2.0")
    #expect(claims["tid"]?.string == EntraCaller.tenant)
    #expect(claims["oid"] == claims["sub"] && claims["oid"]?.string?.count == 36)
    #expect(claims["roles"] == ["Chat.All"])
    // 2026-03-04T00:00:00Z is 1772582400.
    #expect(claims["exp"]?.int == 1_772_582_400 + 3600)
    #expect(claims["nbf"]?.int == 1_772_582_400 - 300 && claims["iat"] == claims["nbf"])
  }

  @Test func `A service of Azure gets a token of the first version, for the name that was asked for`()
    async throws
  {
    let claims = try await ask(scope: "https://cognitiveservices.azure.com/.default").claims()
    #expect(claims["aud"]?.string == "https://cognitiveservices.azure.com")
    #expect(claims["iss"]?.string == "https://sts.windows.net/\(EntraCaller.tenant)/")
    #expect(claims["appid"]?.string == EntraCaller.daemon && claims["appidacr"]?.string == "1")
    #expect(claims["azp"] == nil && claims["roles"] == nil && claims["ver"]?.string == "1.0")
    let slash = try await ask(scope: "https://cognitiveservices.azure.com//.default").claims()
    #expect(slash["aud"]?.string == "https://cognitiveservices.azure.com/")
  }

  @Test func `The first version's endpoint takes a resource and writes numbers as strings`() async throws {
    let answer = try await caller.send(
      "POST", "/contoso.example/oauth2/token",
      [
        "grant_type": "client_credentials", "client_id": EntraCaller.daemon, "client_secret": "s3cret",
        "resource": "https://management.azure.com/",
      ])
    #expect(answer.json["expires_in"]?.string == "3599")
    #expect(answer.json["expires_on"]?.string == "\(1_772_582_400 + 3600)")
    #expect(answer.json["resource"]?.string == "https://management.azure.com/")
    #expect(answer.claims()["aud"]?.string == "https://management.azure.com/")
  }

  @Test func `Id and secret may stand in the Authorization header`() async throws {
    // "aaaaaaaa-0000-0000-0000-000000000001:s3cret" in base 64, as coreutils write it.
    let value = "Basic YWFhYWFhYWEtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAxOnMzY3JldA=="
    let answer = try await caller.token(
      ["grant_type": "client_credentials", "scope": "api://chat/.default"],
      headers: ["Authorization": value])
    #expect(answer.status == 200)
  }

  @Test func `Who is not the application is refused, with the service's numbers`() async throws {
    let wrong = try await ask(secret: "guess")
    #expect(wrong.status == 401 && wrong.error == "invalid_client" && wrong.code == 7_000_215)
    #expect(wrong.json["error_uri"]?.string == "https://login.microsoftonline.com/error?code=7000215")
    #expect(try await ask(secret: "").code == 7_000_216)
    let unknown = try await ask(id: "aaaaaaaa-0000-0000-0000-00000000000f")
    #expect(unknown.status == 400 && unknown.error == "unauthorized_client" && unknown.code == 700_016)
    #expect(try await ask(id: EntraCaller.device).code == 700_025)
    #expect(try await ask(id: "").code == 900_144)
  }

  @Test func `What cannot be had is refused`() async throws {
    #expect(try await ask(scope: "api://chat/read").code == 1_002_012)
    #expect(try await ask(scope: "api://nobody/.default").code == 500_011)
    #expect(try await ask(scope: "").code == 900_144)
    #expect(try await ask(at: "common").code == 50194)
    let web = try await ask(id: EntraCaller.web, secret: "web secret", at: "common")
    #expect(web.code == 50059)
    let grant = try await caller.token(["grant_type": "password"])
    #expect(grant.code == 70003 && grant.error == "unsupported_grant_type")
    #expect(try await caller.token([:]).code == 900_144)
  }

  @Test func `An assertion signed with the key of a registered certificate proves the client`() async throws {
    for name in ["good", "pss"] {
      let answer = try await assert(name)
      #expect(answer.status == 200 && answer.claims()["azpacr"]?.string == "2", "\(answer.text)")
    }
  }

  @Test(
    arguments: [
      ("otherKey", 700_027), ("otherAudience", 700_023), ("otherSubject", 700_021), ("expired", 700_024),
      ("unsigned", 700_027), ("no such", 50027),
    ])
  func `Another assertion does not`(name: String, code: Int) async throws {
    let answer = try await assert(name)
    #expect(answer.code == code && answer.claims().isNull)
  }

  private func assert(_ name: String) async throws -> EntraCaller.Answer {
    try await caller.token([
      "grant_type": "client_credentials", "client_id": EntraCaller.certified, "scope": "api://chat/.default",
      "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      "client_assertion": AssertionSamples.tokens[name] ?? "a.b.c",
    ])
  }
}
