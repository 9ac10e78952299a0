import PolicyExpressions

/// An `<identity>` of `validate-client-certificate`: whose certificate it may be. All that is named must match.
struct CertificateIdentity: Sendable {
  private let thumbprint: PolicyExpression<String>?
  private let serialNumber: PolicyExpression<String>?
  private let commonName: PolicyExpression<String>?
  private let subject: PolicyExpression<String>?
  private let dnsName: PolicyExpression<String>?
  private let issuerSubject: PolicyExpression<String>?
  private let issuerThumbprint: PolicyExpression<String>?
  private let issuerName: PolicyExpression<String>?

  init(_ element: PolicyElement) throws(PolicyError) {
    thumbprint = try element.optionalExpression("thumbprint")
    serialNumber = try element.optionalExpression("serial-number")
    commonName = try element.optionalExpression("common-name")
    subject = try element.optionalExpression("subject")
    dnsName = try element.optionalExpression("dns-name")
    issuerSubject = try element.optionalExpression("issuer-subject")
    issuerThumbprint = try element.optionalExpression("issuer-thumbprint")
    issuerName = try element.optionalExpression("issuer-certificate-id")
    let all = [
      thumbprint, serialNumber, commonName, subject, dnsName, issuerSubject, issuerThumbprint, issuerName,
    ]
    if all.allSatisfy({ $0 == nil }) {
      throw element.error(
        "<identity> names nothing of a certificate", hint: "add thumbprint, subject or another")
    }
    if issuerName != nil, issuerSubject != nil || issuerThumbprint != nil {
      throw element.error(
        at: "issuer-certificate-id", "<identity> names the issuer twice",
        hint: "keep issuer-certificate-id, or issuer-subject and issuer-thumbprint")
    }
  }

  /// Whether a certificate is of this identity.
  func matches(_ certificate: CertificateObject, _ context: PolicyContext) async throws -> Bool {
    if let thumbprint, try await context.evaluate(thumbprint).hexDigits != certificate.thumbprint {
      return false
    }
    if let serialNumber {
      let number = try await context.evaluate(serialNumber).hexDigits
      if number.drop(while: { $0 == "0" }) != certificate.serialNumber.drop(while: { $0 == "0" }) {
        return false
      }
    }
    if let commonName {
      let name = try await context.evaluate(commonName)
      if certificate.commonName?.lowercased() != name.lowercased() { return false }
    }
    if let subject, !Self.areEqual(try await context.evaluate(subject), certificate.subject) { return false }
    if let dnsName {
      let name = try await context.evaluate(dnsName).lowercased()
      if !certificate.dnsNames.contains(where: { $0.lowercased() == name }) { return false }
    }
    return try await isOfIssuer(certificate, context)
  }

  private func isOfIssuer(_ certificate: CertificateObject, _ context: PolicyContext) async throws -> Bool {
    if let issuerSubject, !Self.areEqual(try await context.evaluate(issuerSubject), certificate.issuer) {
      return false
    }
    if let issuerThumbprint {
      let thumbprint = try await context.evaluate(issuerThumbprint).hexDigits
      if !certificate.isSigned(byThumbprint: thumbprint) { return false }
    }
    guard let issuerName else { return true }
    let issuer = try context.certificate(try await context.evaluate(issuerName))
    return certificate.isSigned(by: issuer.object)
  }

  // Documents write names from either end.
  private static func areEqual(_ name: String, _ other: String) -> Bool {
    let parts = parts(of: name)
    let others = self.parts(of: other)
    return parts == others || parts == others.reversed()
  }

  // The parts of a distinguished name such as `CN=client, O="Contoso, Inc."`, for comparing.
  private static func parts(of name: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in name.lowercased() {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return parts.map { part in
      let halves = part.split(separator: "=", maxSplits: 1).map { half in
        half.split(separator: " ").joined(separator: " ")
      }
      // Windows writes S for the state, most others ST.
      return halves.first == "st" ? "s=" + halves.dropFirst().joined() : halves.joined(separator: "=")
    }
  }
}
