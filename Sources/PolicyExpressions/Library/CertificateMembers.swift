import CryptoExtras
import SwiftASN1
import X509

extension Library {
  static let certificateDeclarations: [(String, [Member])] = [
    ("class System.Security.Cryptography.X509Certificates.X509Certificate2", certificateMembers),
    // What .NET on Windows has for the keys of certificates.
    ("class System.Security.Cryptography.RSACng : RSA", []),
    (
      "class System.Security.Cryptography.X509Certificates.X500DistinguishedName",
      distinguishedNameMembers
    ),
  ]

  /// `System.Security.Cryptography.X509Certificates.X509Certificate2`
  static let certificateMembers: [Member] = [
    Member("new(byte[] rawData)") { .object(try certificate($0)) },
    Member("new(byte[] rawData, string password)") { .object(try certificate($0)) },
    Member("new(byte[] rawData, string password, X509KeyStorageFlags keyStorageFlags)") {
      .object(try certificate($0))
    },
    Member("string Subject") { .string(try $0.this(CertificateObject.self).subject) },
    Member("string Issuer") { .string(try $0.this(CertificateObject.self).issuer) },
    Member("X500DistinguishedName SubjectName") {
      .object(NameObject(try $0.this(CertificateObject.self).subject))
    },
    Member("X500DistinguishedName IssuerName") {
      .object(NameObject(try $0.this(CertificateObject.self).issuer))
    },
    Member("string Thumbprint") { .string(try $0.this(CertificateObject.self).thumbprint) },
    Member("string SerialNumber") { .string(try $0.this(CertificateObject.self).serialNumber) },
    Member("DateTime NotBefore") { .dateTime(try date($0, \.notBefore)) },
    Member("DateTime NotAfter") { .dateTime(try date($0, \.notAfter)) },
    Member("bool HasPrivateKey") { .bool(try $0.this(CertificateObject.self).privateKey != nil) },
    Member("byte[] RawData") { .bytes(try $0.this(CertificateObject.self).rawData) },
    Member("int Version") { call in
      let version = try call.this(CertificateObject.self).certificate.version
      return .int(version == .v3 ? 3 : 1)
    },
    Member("string FriendlyName") { _ in .string("") },
    Member("string GetNameInfo(X509NameType nameType, bool forIssuer)") { call in
      .string(try call.this(CertificateObject.self).nameInfo(call.int(0), ofIssuer: call.bool(1)))
    },
    Member("byte[] GetCertHash()") { call in
      .bytes(try call.this(CertificateObject.self).digest)
    },
    Member("string GetCertHashString()") { .string(try $0.this(CertificateObject.self).thumbprint) },
    // Least significant byte first, unlike the text.
    Member("byte[] GetSerialNumber()") { .bytes(try $0.this(CertificateObject.self).serialBytes.reversed()) },
    Member("string GetSerialNumberString()") { .string(try $0.this(CertificateObject.self).serialNumber) },
    Member("byte[] GetPublicKey()") { .bytes(try publicKey($0)) },
    Member("string GetPublicKeyString()") { .string(CertificateObject.hexadecimal(try publicKey($0))) },
    Member("byte[] GetRawCertData()") { .bytes(try $0.this(CertificateObject.self).rawData) },
    Member("string GetRawCertDataString()") {
      .string(CertificateObject.hexadecimal(try $0.this(CertificateObject.self).rawData))
    },
    Member("string GetEffectiveDateString()") {
      .string(Value.dateTime(try date($0, \.notBefore)).attributeText)
    },
    Member("string GetExpirationDateString()") {
      .string(Value.dateTime(try date($0, \.notAfter)).attributeText)
    },
    Member("RSA GetRSAPublicKey()") { call in
      let key = _RSA.Signing.PublicKey(try call.this(CertificateObject.self).certificate.publicKey)
      return try key.map { .object(try RSAObject(publicKey: $0.derRepresentation, type: "RSACng")) } ?? .null
    },
    Member("RSA GetRSAPrivateKey()") { call in
      let certificate: CertificateObject = try call.this()
      guard _RSA.Signing.PublicKey(certificate.certificate.publicKey) != nil else { return .null }
      return try certificate.privateKey.map { .object(try RSAObject(privateKey: $0, type: "RSACng")) }
        ?? .null
    },
    Member("string GetFormat()") { _ in .string("X509") },
    Member("bool Verify()") { .bool(try isValid($0)) },
    // API Management's own; there is no list of revoked certificates to ask here.
    Member("bool VerifyNoRevocation()") { .bool(try isValid($0)) },
  ]

  /// `System.Security.Cryptography.X509Certificates.X500DistinguishedName`
  static let distinguishedNameMembers: [Member] = [
    Member("string Name") { .string(try $0.this(NameObject.self).name) }
  ]

  private static func certificate(_ call: Call) throws -> CertificateObject {
    guard let bytes = call.argument(0).bytes, !bytes.isEmpty else {
      throw NetException(
        "ArgumentException", "Array may not be empty or null.\r\nParameter name: rawData")
    }
    let password = call.optionalString(1)
    guard let certificate = call.scope.certificate(bytes, password) else {
      throw NetException(
        "CryptographicException",
        password == nil
          ? "Cannot find the requested object.\r\n" : "The specified network password is not correct.\r\n")
    }
    return certificate
  }

  private static func publicKey(_ call: Call) throws -> ArraySlice<UInt8> {
    try call.this(CertificateObject.self).certificate.publicKey.subjectPublicKeyInfoBytes
  }

  private static func isValid(_ call: Call) throws -> Bool {
    try call.this(CertificateObject.self).isValid(at: call.scope.now())
  }

  // .NET shows the machine's local time, which is UTC in the cloud.
  private static func date(_ call: Call, _ date: KeyPath<CertificateObject, Int64>) throws -> DateTime {
    DateTime(unixNanoseconds: try call.this(CertificateObject.self)[keyPath: date]).with(.local)
  }
}

/// `X500DistinguishedName`
private final class NameObject: NetObject {
  let name: String

  init(_ name: String) { self.name = name }

  var type: StaticType { .named("X500DistinguishedName") }
}

extension CertificateObject {
  /// `GetNameInfo`: a name by the number of its `X509NameType`; empty when there is none.
  fileprivate func nameInfo(_ kind: Int, ofIssuer: Bool) -> String {
    let name = ofIssuer ? certificate.issuer : certificate.subject
    // The issuer's alternative names are not in the subject's certificate.
    let names = { (pick: (GeneralName) -> String?) in ofIssuer ? [] : self.alternativeNames(pick) }
    let email = { names { if case .rfc822Name(let name) = $0 { name } else { nil } }.first }
    switch kind {
    case 0:
      let types: [ASN1ObjectIdentifier] = [
        .RDNAttributeType.commonName, .RDNAttributeType.organizationalUnitName,
        .RDNAttributeType.organizationName, .RDNAttributeType.emailAddress,
      ]
      return types.lazy.compactMap { name.value(of: $0) }.first ?? email() ?? ""
    case 1: return email() ?? name.value(of: .RDNAttributeType.emailAddress) ?? ""
    case 3:
      return (ofIssuer ? nil : dnsNames.first) ?? name.value(of: .RDNAttributeType.commonName) ?? ""
    case 4: return ofIssuer ? "" : dnsNames.first ?? ""
    case 5:
      return names { if case .uniformResourceIdentifier(let name) = $0 { name } else { nil } }.first ?? ""
    default: return ""
    }
  }
}
