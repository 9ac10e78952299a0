import LabTime
import OpenAI
import Simulators
import Testing

@Suite struct EntraDeviceCodeTests {
  private let caller = EntraCaller()

  private func begin() async throws -> JSON {
    try await caller.send(
      "POST", "/\(EntraCaller.tenant)/oauth2/v2.0/devicecode",
      ["client_id": EntraCaller.device, "scope": "User.Read openid profile offline_access"]
    ).json
  }

  private func poll(_ begun: JSON) async throws -> EntraCaller.Answer {
    try await caller.token([
      "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "client_id": EntraCaller.device,
      "device_code": begun["device_code"]?.string ?? "", "client_info": "1",
    ])
  }

  private func signIn(
    _ begun: JSON, user: String = EntraCaller.user, password: String = "engine"
  ) async throws -> EntraCaller.Answer {
    try await caller.send(
      "POST", "/devicelogin",
      ["otc": begun["user_code"]?.string ?? "", "login": user, "passwd": password])
  }

  @Test func `The device waits until somebody has signed in, and then gets tokens once`() async throws {
    try await caller.clock.run {
      let begun = try await begin()
      #expect(begun["expires_in"]?.int == 900 && begun["interval"]?.int == 5)
      let code = try #require(begun["user_code"]?.string)
      let page = try #require(begun["verification_uri"]?.string)
      #expect(begun["message"]?.string?.contains("\(page) and enter the code \(code) ") == true)
      let pending = try await poll(begun)
      #expect(pending.status == 400 && pending.error == "authorization_pending" && pending.code == 70016)
      try await caller.clock.sleep(for: .seconds(5))
      #expect(try await signIn(begun).text.contains("You have signed in"))
      let answer = try await poll(begun)
      #expect(answer.json["scope"]?.string == "User.Read openid profile offline_access")
      #expect(answer.json["refresh_token"]?.string?.isEmpty == false)
      let claims = answer.claims()
      #expect(claims["aud"]?.string == "00000003-0000-0000-c000-000000000000")
      #expect(claims["scp"]?.string == "User.Read" && claims["appidacr"]?.string == "0")
      #expect(claims["upn"]?.string == EntraCaller.user && claims["name"]?.string == "Ada Lovelace")
      let identity = answer.claims("id_token")
      #expect(identity["aud"]?.string == EntraCaller.device && identity["ver"]?.string == "2.0")
      #expect(identity["preferred_username"]?.string == EntraCaller.user)
      #expect(identity["oid"] == claims["oid"] && identity["sub"] != claims["sub"])
      try await caller.clock.sleep(for: .seconds(5))
      #expect(try await poll(begun).error == "bad_verification_code")
    }
  }

  @Test func `Who polls too fast is told to slow down, and must wait five seconds more`() async throws {
    try await caller.clock.run {
      let begun = try await begin()
      #expect(try await poll(begun).error == "authorization_pending")
      try await caller.clock.sleep(for: .seconds(2))
      #expect(try await poll(begun).error == "slow_down")
      try await caller.clock.sleep(for: .seconds(5))
      #expect(try await poll(begun).error == "slow_down")
      try await caller.clock.sleep(for: .seconds(15))
      #expect(try await poll(begun).error == "authorization_pending")
    }
  }

  @Test func `After a quarter of an hour the code is no good`() async throws {
    try await caller.clock.run {
      let begun = try await begin()
      try await caller.clock.sleep(for: .seconds(899))
      #expect(try await poll(begun).error == "authorization_pending")
      try await caller.clock.sleep(for: .seconds(10))
      #expect(try await signIn(begun).text.contains("didn&#39;t work"))
      let answer = try await poll(begun)
      #expect(answer.error == "expired_token" && answer.code == 70020)
    }
  }

  @Test func `A person may decline`() async throws {
    try await caller.clock.run {
      let begun = try await begin()
      _ = try await caller.send(
        "POST", "/devicelogin", ["otc": begun["user_code"]?.string ?? "", "login": "", "decline": "1"])
      #expect(try await poll(begun).error == "authorization_declined")
    }
  }

  @Test func `Who does not sign in right is asked again`() async throws {
    try await caller.clock.run {
      let begun = try await begin()
      #expect(try await signIn(begun, password: "wrong").text.contains("invalid username or password"))
      #expect(try await signIn(begun, user: "<eve>").text.contains("&lt;eve&gt; does not exist"))
      #expect(try await signIn(["user_code": "XXXXXXXXX"]).text.contains("didn&#39;t work"))
      #expect(try await poll(begun).error == "authorization_pending")
    }
  }

  @Test func `A confidential client has no use for it`() async throws {
    let answer = try await caller.send(
      "POST", "/common/oauth2/v2.0/devicecode", ["client_id": EntraCaller.web, "scope": "openid"])
    #expect(answer.code == 7_000_218)
  }
}
