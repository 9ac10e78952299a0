import HTTPTransport
import LabTime
import Synchronization

extension EntraIDEndpoint {
  /// The sign-in page of the authorization code flow, and the way back to the client (RFC 6749, 4.1.1).
  ///
  /// - Parameter isSubmitted: Whether a person has filled in the page.
  func authorize(_ form: Form, isSubmitted: Bool, _ address: EntraAddress) throws -> Response {
    let authority: Authority
    let application: AppRegistration
    let redirect: String
    do {
      authority = try directory.authority(address.tenant)
      (application, _) = try directory.application(try form.required("client_id"), at: authority)
      redirect = try form.required("redirect_uri")
      guard application.redirectURIs.contains(where: { Self.matches(redirect, $0) }) else {
        throw EntraError.redirectMismatch(redirect, application.clientID)
      }
    } catch let error as EntraError {
      // Nobody is sent to an address that is not the client's (RFC 6749, 4.1.2.1).
      return SignInPage.refusal(description(of: error))
    }
    do {
      return try signIn(form, isSubmitted: isSubmitted, address, authority, application, redirect)
    } catch let error as EntraError {
      let fields = [("error", error.name), ("error_description", description(of: error))]
      return Self.back(to: redirect, fields, form)
    }
  }

  private func signIn(
    _ form: Form, isSubmitted: Bool, _ address: EntraAddress, _ authority: Authority,
    _ application: AppRegistration, _ redirect: String
  ) throws -> Response {
    let type = try form.required("response_type")
    guard type == "code" else { throw EntraError.unsupportedResponse(type) }
    let challenge = try CodeChallenge(form)
    let scope = try form.required(address.version == .v1 ? "resource" : "scope")
    _ = try RequestedAccess(scope, address.version, in: directory, authority.tenant)
    if form["decline"] != nil { throw EntraError.userDeclined }
    if form["prompt"] == "none" { throw EntraError.signInNeeded }
    let own: Set<String> = ["login", "passwd"]
    let page = { (problem: String?) in
      SignInPage.signIn(
        form.fields.filter { !own.contains($0.name) }, name: form["login"] ?? form["login_hint"],
        problem: problem)
    }
    guard isSubmitted, let name = form["login"] else { return page(nil) }
    let user: DirectoryUser
    let tenant: Tenant
    do {
      (user, tenant) = try directory.user(name, password: form["passwd"] ?? "", at: authority)
    } catch {
      return page(error.message)
    }
    let signIn = SignIn(user: user, tenant: tenant, clientID: application.clientID, nonce: form["nonce"])
    let grant = AuthorizationCode(
      signIn: signIn, scope: scope, redirectURI: redirect, challenge: challenge,
      expires: clock.now + AuthorizationCode.lifetime)
    let code = random.identifier("1.A", length: 120)
    begun.withLock { $0.codes.add(grant, as: code) }
    return Self.back(to: redirect, [("code", code)], form)
  }

  private func description(of error: EntraError) -> String {
    error.description(trace: random.uuid(), correlation: random.uuid(), at: clock.now)
  }

  // The browser is sent back with the answer and the client's state, in the way that the client wants.
  private static func back(
    to redirect: String, _ fields: [(name: String, value: String)], _ form: Form
  ) -> Response {
    let fields = fields + (form["state"].map { [("state", $0)] } ?? [])
    let mark: String
    switch form["response_mode"] {
    case "form_post": return SignInPage.post(fields, to: redirect)
    case "fragment": mark = "#"
    default: mark = redirect.contains("?") ? "&" : "?"
    }
    return Response(302, headers: ["Location": redirect + mark + Form.query(fields)])
  }

  // On the loopback address the port does not matter (RFC 8252, 7.3), which command line clients rely on.
  private static func matches(_ uri: String, _ registered: String) -> Bool {
    if uri == registered { return true }
    guard var left = RequestURL(uri), var right = RequestURL(registered), left.host == right.host,
      ["localhost", "127.0.0.1", "::1"].contains(left.host)
    else { return false }
    left.port = nil
    right.port = nil
    return left == right
  }
}
