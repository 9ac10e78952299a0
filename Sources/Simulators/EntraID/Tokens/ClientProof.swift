import CryptoExtras
import Foundation
import LabTime
import OpenAI
import SwiftASN1
import X509

/// Finds out which application a request for a token is from.
struct ClientProof {
  let call: TokenRequest
  let directory: Directory

  /// The client, which has shown a secret or an assertion if it must have one.
  ///
  /// - Parameter isAlone: Whether it asks in its own name, where there are no public clients.
  /// - Throws: ``EntraError`` with the reason why it is not believed.
  func client(isAlone: Bool = false) throws -> Client {
    let basic = call.authorization.flatMap(Self.basic)
    let assertion = call.form["client_assertion"].map { ($0, JSONWebToken($0)) }
    let named = call.form["client_id"] ?? basic?.id ?? assertion?.1?.claims["sub"]?.string
    guard let id = named else { throw EntraError.missing("client_id") }
    let (application, home) = try directory.application(id, at: call.authority)
    let isConfidential = !application.secrets.isEmpty || !application.certificates.isEmpty
    let proof: Client.Proof
    if let (_, token) = assertion {
      guard isConfidential else { throw EntraError.publicClient(id) }
      try check(token, of: application)
      proof = .certificate
    } else if let secret = call.form["client_secret"] ?? basic?.secret {
      guard isConfidential else { throw EntraError.publicClient(id) }
      guard application.secrets.contains(secret) else { throw EntraError.wrongSecret(application.clientID) }
      proof = .secret
    } else if isAlone {
      throw EntraError.noCredentials
    } else {
      guard application.allowsPublicClients || !isConfidential else { throw EntraError.noProof }
      proof = .none
    }
    return Client(application: application, home: home, proof: proof)
  }

  // RFC 7523, 3; "Microsoft identity platform application authentication certificate credentials".
  private func check(_ token: JSONWebToken?, of application: AppRegistration) throws {
    let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    guard call.form["client_assertion_type"] == type else { throw EntraError.wrongAssertionType }
    guard let token else { throw EntraError.malformedAssertion }
    let isSigned = application.certificates.contains { certificate in
      guard let key = try? Certificate(derEncoded: certificate).publicKey,
        let rsa = _RSA.Signing.PublicKey(key)
      else { return false }
      return token.isSigned(by: rsa)
    }
    guard isSigned else { throw EntraError.unsignedAssertion(application.clientID) }
    guard token.isValid(at: call.now.seconds) else { throw EntraError.expiredAssertion }
    guard token.audiences.contains(where: isThisEndpoint) else {
      throw EntraError.assertionAudience(token.audiences)
    }
    for claim in ["iss", "sub"] {
      let subject = token.claims[claim]?.string ?? ""
      guard subject.lowercased() == application.clientID.lowercased() else {
        throw EntraError.assertionSubject(subject, application.clientID)
      }
    }
  }

  // The address of the tenant's token endpoint, by any of the names that the host and the tenant have.
  private func isThisEndpoint(_ audience: String) -> Bool {
    let address = audience.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2)
    guard audience.contains("://"), let name = address.first,
      let authority = try? directory.authority(String(name))
    else { return false }
    let rest = address.dropFirst().joined(separator: "/")
    return authority.name == call.authority.name
      && ["oauth2/token", "oauth2/v2.0/token", "v2.0"].contains(rest)
  }

  // RFC 6749, 2.3.1: id and secret, each encoded as in a form.
  private static func basic(_ authorization: String) -> (id: String, secret: String)? {
    let words = authorization.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "basic",
      let data = Data(base64Encoded: String(words[1]))
    else { return nil }
    let parts = String(decoding: data, as: UTF8.self).split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let decoded = parts.map { $0.removingPercentEncoding ?? String($0) }
    return (decoded[0], decoded[1])
  }
}
