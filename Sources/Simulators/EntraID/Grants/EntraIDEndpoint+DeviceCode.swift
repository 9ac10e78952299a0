import HTTPTransport
import LabTime
import OpenAI
import Synchronization

extension EntraIDEndpoint {
  /// Begins a sign-in on another device.
  func beginDeviceSignIn(_ call: TokenRequest) throws -> JSON {
    let id = try call.form.required("client_id")
    let (application, _) = try directory.application(id, at: call.authority)
    guard application.allowsPublicClients else { throw EntraError.noProof }
    let scope = try call.form.required(call.version == .v1 ? "resource" : "scope")
    _ = try RequestedAccess(scope, call.version, in: directory, call.authority.tenant)
    let signIn = DeviceSignIn(
      userCode: userCode(), clientID: application.clientID, scope: scope, authority: call.authority,
      expires: call.now + DeviceSignIn.lifetime)
    let code = random.identifier("", length: 120)
    begun.withLock { $0.devices.add(signIn, as: code) }
    let page = "\(call.url.scheme)://\(call.url.authority)/devicelogin"
    let isText = call.version == .v1
    return [
      "user_code": .string(signIn.userCode),
      "device_code": .string(code),
      isText ? "verification_url" : "verification_uri": .string(page),
      "expires_in": isText ? "900" : 900,
      "interval": isText ? "5" : 5,
      "message": .string(
        """
        To sign in, use a web browser to open the page \(page) and enter the code \(signIn.userCode) to \
        authenticate.
        """),
    ]
  }

  /// The tokens for a device, once somebody has signed in for it.
  func redeemDeviceCode(_ call: TokenRequest) throws -> JSON {
    let code = try call.form["device_code"] ?? call.form.required("code")
    let client = try ClientProof(call: call, directory: directory).client()
    let (found, isHasty) = begun.withLock { begun -> (DeviceSignIn?, Bool) in
      guard let found = begun.devices[code], found.clientID == client.application.clientID else {
        return (nil, false)
      }
      let isHasty = found.isHasty(at: call.now)
      begun.devices.change(code) { device in
        device.lastPoll = call.now
        if isHasty { device.interval += .seconds(5) }
        if case .made = device.decision, !isHasty, call.now < device.expires { device.decision = .redeemed }
      }
      return (found, isHasty)
    }
    guard let found else { throw EntraError.unknownDeviceCode }
    guard call.now < found.expires else { throw EntraError.expiredDeviceCode }
    if isHasty { throw EntraError.slowDown }
    switch found.decision {
    case .pending: throw EntraError.pending
    case .declined: throw EntraError.declined
    case .redeemed: throw EntraError.unknownDeviceCode
    case .made(let signIn): return try userTokens(signIn, client, found.scope, call)
    }
  }

  /// The page where a person types a code and signs in, or what comes of having done so.
  func deviceLogin(_ form: Form) throws -> Response {
    guard let typed = form["otc"] else { return SignInPage.device(code: nil, problem: nil) }
    guard let name = form["login"] ?? form["decline"] else {
      return SignInPage.device(code: typed, problem: nil)
    }
    let now = clock.now
    let found = begun.withLock { begun in
      begun.devices.code { $0.userCode == typed.uppercased() && now < $0.expires }
        .flatMap { code in begun.devices[code].map { (code, $0) } }
    }
    guard let (code, device) = found, case .pending = device.decision else {
      return SignInPage.device(code: typed, problem: "That code didn't work. Check the code and try again.")
    }
    let decision: DeviceSignIn.Decision
    if form["decline"] != nil {
      decision = .declined
    } else {
      do {
        let (user, tenant) = try directory.user(name, password: form["passwd"] ?? "", at: device.authority)
        decision = .made(SignIn(user: user, tenant: tenant, clientID: device.clientID))
      } catch {
        return SignInPage.device(code: typed, problem: error.message)
      }
    }
    begun.withLock { $0.devices.change(code) { $0.decision = decision } }
    return SignInPage.done(isDeclined: form["decline"] != nil)
  }

  // Nine letters and digits, none of which looks like another.
  private func userCode() -> String {
    let alphabet = Array("BCDFGHJKLMNPQRSTVWXYZ2345679")
    return String(
      (0..<9).map { _ in alphabet[random.next(in: alphabet.indices.lowerBound...alphabet.count - 1)] })
  }
}
