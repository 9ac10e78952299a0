import Crypto
import CryptoExtras
import Foundation
import SwiftASN1
import X509

/// `X509Certificate2`: a certificate in .NET's words.
public final class CertificateObject: NetObject, Sendable {
  /// The certificate in DER.
  public let rawData: [UInt8]
  /// The private key in DER, where the holder is the service itself.
  let privateKey: [UInt8]?
  let certificate: Certificate
  /// What came with it, to be tried as its issuers.
  private let presented: [Certificate]
  private let trust: CertificateTrust

  /// Reads a certificate.
  ///
  /// - Parameters:
  ///   - chain: The certificate in DER, and what else may lead to an authority.
  ///   - trust: The authorities that make it valid.
  /// - Throws: SwiftASN1's error for what is no certificate.
  public init(
    chain: [[UInt8]], privateKey: [UInt8]? = nil, trust: CertificateTrust = CertificateTrust()
  ) throws {
    rawData = chain.first ?? []
    self.privateKey = privateKey
    certificate = try Certificate(derEncoded: rawData)
    presented = chain.dropFirst().prefix(Self.presentedLimit).compactMap { try? Certificate(derEncoded: $0) }
    self.trust = trust
  }

  // A client may present as many as it likes.
  private static let presentedLimit = 10

  /// `X509Certificate2`
  public var type: StaticType { .named("X509Certificate2") }

  /// `Thumbprint`: the SHA-1 of the certificate in upper case hexadecimal digits.
  public var thumbprint: String { Self.hexadecimal(digest) }

  var digest: [UInt8] { Array(Insecure.SHA1.hash(data: rawData)) }

  /// `SerialNumber`: its DER content in upper case hexadecimal digits, so with `00` before a high first bit.
  public var serialNumber: String { Self.hexadecimal(serialBytes) }

  /// The serial number as DER holds it, most significant byte first.
  var serialBytes: [UInt8] {
    let bytes = Array(certificate.serialNumber.bytes.drop { $0 == 0 })
    return bytes.first.map { $0 < 0x80 } == true ? bytes : [0] + bytes
  }

  /// `Subject`, such as `CN=client, O="Contoso, Inc.", C=US`.
  public var subject: String { certificate.subject.netText }

  /// `Issuer`, written like the subject.
  public var issuer: String { certificate.issuer.netText }

  /// The subject's most specific common name; nil when it has none.
  public var commonName: String? { certificate.subject.value(of: .RDNAttributeType.commonName) }

  /// The DNS names of the subject's alternative name.
  public var dnsNames: [String] {
    alternativeNames { if case .dnsName(let name) = $0 { name } else { nil } }
  }

  func alternativeNames(_ pick: (GeneralName) -> String?) -> [String] {
    (try? certificate.extensions.subjectAlternativeNames)?.compactMap(pick) ?? []
  }

  /// The first moment of validity, in nanoseconds since 1970-01-01T00:00:00Z.
  public var notBefore: Int64 { Self.nanoseconds(certificate.notValidBefore) }

  /// The last moment of validity, in nanoseconds since 1970-01-01T00:00:00Z.
  public var notAfter: Int64 { Self.nanoseconds(certificate.notValidAfter) }

  /// Whether a trusted authority vouches for it, directly or through others. Its own dates do not matter.
  ///
  /// - Parameter time: When the issuers must be valid, in nanoseconds since 1970-01-01T00:00:00Z.
  public func isTrusted(at time: Int64) -> Bool {
    trust.vouches(for: certificate, among: presented, at: time)
  }

  /// Whether another certificate's holder has signed it.
  public func isSigned(by issuer: CertificateObject) -> Bool {
    CertificateTrust.is(issuer.certificate, theIssuerOf: certificate)
  }

  /// Whether a certificate with this thumbprint, presented with it or known as an authority's, has signed it.
  public func isSigned(byThumbprint thumbprint: String) -> Bool {
    (presented + trust.known).contains { issuer in
      CertificateTrust.is(issuer, theIssuerOf: certificate)
        && (try? CertificateObject(issuer))?.thumbprint == thumbprint
    }
  }

  /// `Verify()`: whether it is valid at a time, in nanoseconds since 1970-01-01T00:00:00Z.
  public func isValid(at time: Int64) -> Bool {
    notBefore <= time && time <= notAfter && isTrusted(at: time)
  }

  /// A certificate seen in a chain.
  convenience init(_ certificate: Certificate) throws {
    var serializer = DER.Serializer()
    try serializer.serialize(certificate)
    try self.init(chain: [serializer.serializedBytes])
  }

  /// Two certificates are equal when issuer and serial number are.
  public func equals(_ other: any NetObject) -> Bool {
    guard let other = other as? CertificateObject else { return false }
    return other.certificate.issuer == certificate.issuer
      && other.certificate.serialNumber == certificate.serialNumber
  }

  /// A number equal certificates share.
  public var hash: Int { certificate.serialNumber.hashValue }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16, uppercase: true)
    }
    return text
  }

  // Dates outside of what 64 bits of nanoseconds hold are before and after all times that matter.
  static func nanoseconds(_ date: Date) -> Int64 {
    let seconds = date.timeIntervalSince1970.rounded()
    return seconds <= -9e9 ? .min : seconds >= 9e9 ? .max : Int64(seconds) * 1_000_000_000
  }
}
