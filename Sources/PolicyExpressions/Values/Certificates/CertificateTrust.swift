import SwiftASN1
import X509

/// The authorities whose word is taken for who holds a certificate.
public struct CertificateTrust: Sendable {
  private let roots: [Certificate]
  private let intermediates: [Certificate]

  /// Trusts nobody.
  public init() {
    roots = []
    intermediates = []
  }

  /// Trusts authorities.
  ///
  /// - Parameters:
  ///   - roots: Certificates in DER that are trusted.
  ///   - intermediates: Certificates in DER that help to find the way to one of them.
  /// - Throws: SwiftASN1's error for what is no certificate.
  public init(roots: [[UInt8]], intermediates: [[UInt8]] = []) throws {
    self.roots = try roots.map { try Certificate(derEncoded: $0) }
    self.intermediates = try intermediates.map { try Certificate(derEncoded: $0) }
  }

  /// All certificates of authorities.
  var known: [Certificate] { roots + intermediates }

  /// Whether signatures lead from a certificate up to a root, at a time in nanoseconds since
  /// 1970-01-01T00:00:00Z.
  ///
  /// A certificate is found as an issuer once, so however they are named the work stays small.
  func vouches(for certificate: Certificate, among presented: [Certificate], at time: Int64) -> Bool {
    var untried = roots + intermediates + presented
    var level = [certificate]
    for _ in 0..<Self.depthLimit where !level.isEmpty {
      if level.contains(where: roots.contains) { return true }
      var above: [Certificate] = []
      for below in level {
        let issuers = untried.filter {
          Self.isAuthority($0, at: time) && Self.is($0, theIssuerOf: below)
        }
        untried.removeAll(where: issuers.contains)
        above += issuers
      }
      level = above
    }
    return false
  }

  private static let depthLimit = 8

  private static func isAuthority(_ certificate: Certificate, at time: Int64) -> Bool {
    guard case .isCertificateAuthority? = try? certificate.extensions.basicConstraints else { return false }
    return CertificateObject.nanoseconds(certificate.notValidBefore) <= time
      && time <= CertificateObject.nanoseconds(certificate.notValidAfter)
  }

  /// Whether the issuer named is this one, and the signature its own.
  static func `is`(_ issuer: Certificate, theIssuerOf other: Certificate) -> Bool {
    issuer.subject == other.issuer && issuer.publicKey.isValidSignature(other.signature, for: other)
  }
}
