import Crypto
import Foundation
public import HTTPTransport
public import LabTime
import SwiftASN1
import X509

/// A certificate for the https services of one deployment on this machine. Nobody vouches for it: a client is told to
/// trust it, or not to look.
public struct LoopbackCertificate: Sendable {
  /// What a server presents.
  public let tls: TLSCertificate
  /// The certificate without its key, for a client's list of trusted ones.
  public let pem: String

  /// Makes a certificate for `localhost`, its address and some names, good for a year.
  ///
  /// - Throws: What the cryptography library says.
  public init(names: [String], at now: Instant, random: RandomSource) throws {
    let bytes = (0..<48).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let key = try P256.Signing.PrivateKey(rawRepresentation: bytes.prefix(32))
    let subject = try DistinguishedName { CommonName("labs") }
    let date = Date(timeIntervalSince1970: Double(now.nanoseconds) / 1e9)
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(bytes: [1] + bytes.suffix(15)),
      publicKey: Certificate.PublicKey(key.publicKey),
      notValidBefore: date - 86_400, notValidAfter: date + 365 * 86_400,
      issuer: subject, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        SubjectAlternativeNames(
          [.dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))]
            + names.map { .dnsName($0) })
      }, issuerPrivateKey: Certificate.PrivateKey(key))
    pem = try certificate.serializeAsPEM().pemString
    tls = try TLSCertificate(Array("\(pem)\n\(key.pemRepresentation)".utf8))
  }
}
