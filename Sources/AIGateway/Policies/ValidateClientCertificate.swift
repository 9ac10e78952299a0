import HTTPTransport
import LabTime
import OpenAI
import PolicyExpressions

/// `validate-client-certificate`: lets in only callers who have shown a certificate that is valid, and theirs.
struct ValidateClientCertificate: Policy {
  static let name = "validate-client-certificate"
  static let sections: Set<Section> = [.inbound]

  private let checksTrust: Bool
  private let checksNotBefore: Bool
  private let checksNotAfter: Bool
  private let checksRevocation: Bool
  private let ignoresErrors: Bool
  private let identities: [CertificateIdentity]

  init(_ element: PolicyElement) throws(PolicyError) {
    checksRevocation = try element.bool("validate-revocation", default: true)
    checksTrust = try element.bool("validate-trust", default: true)
    checksNotBefore = try element.bool("validate-not-before", default: true)
    checksNotAfter = try element.bool("validate-not-after", default: true)
    ignoresErrors = try element.bool("ignore-error", default: false)
    var identities: [CertificateIdentity] = []
    for identity in try element.child(named: "identities")?.children(named: "identity") ?? [] {
      identities.append(try CertificateIdentity(identity))
    }
    self.identities = identities
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard let failure = try await failure(context) else { return .next }
    guard ignoresErrors else { throw failure }
    context.note(Self.name, ["ignored": .string(failure.detail ?? failure.message)])
    return .next
  }

  private func failure(_ context: PolicyContext) async throws -> PolicyFailure? {
    guard let certificate = context.clientCertificate else {
      return Self.refusal("ClientCertificateNotPresent", "The caller has not presented a certificate.")
    }
    let now = context.environment.clock.now.nanoseconds
    if checksNotBefore, now < certificate.notBefore {
      return Self.refusal("ClientCertificateNotYetValid", "The certificate is not yet valid.")
    }
    if checksNotAfter, now > certificate.notAfter {
      return Self.refusal("ClientCertificateExpired", "The certificate is expired.")
    }
    if checksTrust, !certificate.isTrusted(at: now) {
      return Self.refusal(
        "ClientCertificateNotTrusted", "No chain leads from the certificate to an authority that is trusted.")
    }
    if checksRevocation {
      context.note(Self.name, ["revocation": "not checked: there is no list to ask here"])
    }
    if identities.isEmpty { return nil }
    for identity in identities where try await identity.matches(certificate, context) { return nil }
    return Self.refusal(
      "ClientCertificateIdentityNotAllowed",
      "The certificate '\(certificate.subject)' matches none of the identities.")
  }

  // The documentation names neither the status nor the text.
  private static func refusal(_ reason: String, _ detail: String) -> PolicyFailure {
    PolicyFailure(status: 401, message: "Invalid client certificate", reason: reason, detail: detail)
  }
}
