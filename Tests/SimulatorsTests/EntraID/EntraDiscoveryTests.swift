import HTTPTransport
import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct EntraDiscoveryTests {
  private let caller = EntraCaller()

  @Test(arguments: [EntraCaller.tenant, "contoso.example", "CONTOSO.example"])
  func `A tenant is found by its id and its domains`(name: String) async throws {
    let second = try await caller.send("GET", "/\(name)/v2.0/.well-known/openid-configuration").json
    let id = EntraCaller.tenant
    #expect(second["issuer"]?.string == "https://login.microsoftonline.com/\(id)/v2.0")
    #expect(second["jwks_uri"]?.string == "https://login.microsoftonline.com/\(id)/discovery/v2.0/keys")
    #expect(second["token_endpoint"]?.string == "https://login.microsoftonline.com/\(id)/oauth2/v2.0/token")
    let first = try await caller.send("GET", "/\(name)/.well-known/openid-configuration").json
    #expect(first["issuer"]?.string == "https://sts.windows.net/\(id)/")
    #expect(
      first["authorization_endpoint"]?.string == "https://login.microsoftonline.com/\(id)/oauth2/authorize")
  }

  @Test func `The document for several tenants leaves a place for the tenant in the issuer`() async throws {
    for name in ["common", "organizations"] {
      let json = try await caller.send("GET", "/\(name)/v2.0/.well-known/openid-configuration").json
      #expect(json["issuer"]?.string == "https://login.microsoftonline.com/{tenantid}/v2.0")
      #expect(json["jwks_uri"]?.string?.contains("/\(name)/discovery/v2.0/keys") == true)
    }
  }

  @Test func `What is no tenant is refused as the real service does`() async throws {
    let id = "99999999-2222-3333-4444-555555555555"
    let unknown = try await caller.send("GET", "/\(id)/v2.0/.well-known/openid-configuration")
    #expect(unknown.status == 400 && unknown.error == "invalid_tenant" && unknown.code == 90002)
    let description = try #require(unknown.json["error_description"]?.string)
    #expect(description.hasPrefix("AADSTS90002: Tenant '\(id)' not found."))
    #expect(description.hasSuffix("Timestamp: 2026-03-04 00:00:00Z"))
    #expect(try await caller.send("GET", "/nobody/v2.0/.well-known/openid-configuration").code == 900_023)
    #expect(try await caller.token(["grant_type": "x"], at: id).error == "invalid_request")
  }

  @Test func `Clients learn which hosts are one service`() async throws {
    let query = EntraCaller.encoded([
      "api-version": "1.1",
      "authorization_endpoint": "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize",
    ])
    let json = try await caller.send("GET", "/common/discovery/instance?\(query)").json
    #expect(
      json["tenant_discovery_endpoint"]?.string
        == "https://login.microsoftonline.com/contoso.example/v2.0/.well-known/openid-configuration")
    #expect(json["metadata"]?[0]?["aliases"]?.array?.contains("sts.windows.net") == true)
  }

  @Test func `Two RSA keys of 2,048 bits are published, each with its certificate`() async throws {
    let keys = try await caller.send("GET", "/common/discovery/v2.0/keys").json["keys"]?.array ?? []
    #expect(keys.count == 2 && keys[0]["kid"] != keys[1]["kid"])
    for key in keys {
      #expect(key["kty"]?.string == "RSA" && key["use"]?.string == "sig" && key["e"]?.string == "AQAB")
      // 256 bytes are 342 digits in base 64.
      #expect(key["n"]?.string?.count == 342)
      #expect(key["x5t"] == key["kid"] && key["x5c"]?[0]?.string?.hasPrefix("MII") == true)
    }
  }

  @Test(arguments: [
    "/", "/x", "/common/oauth2", "/common/oauth2/v2.0", "/common/oauth2/v2.0/tokens", "/devicelogin/x",
    "/%", "/%2F/%00/", "/common/discovery/v2.0",
  ])
  func `Other paths are not found`(path: String) async throws {
    #expect(try await caller.send("GET", path).status == 404)
  }

  @Test func `Tokens are asked for with POST`() async throws {
    let answer = try await caller.send("GET", "/common/oauth2/v2.0/token")
    #expect(answer.status == 400 && answer.code == 900_561)
  }
}
