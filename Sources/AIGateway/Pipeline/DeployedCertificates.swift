import HTTPTransport
import PolicyExpressions

/// A certificate of the service, read.
struct DeployedCertificate: Sendable {
  /// What expressions see.
  let object: CertificateObject
  /// What backends are shown.
  let tls: TLSCertificate

  /// - Throws: A sentence about what cannot be read.
  init(_ data: [UInt8], password: String?, trust: CertificateTrust = CertificateTrust()) throws {
    tls = try TLSCertificate(data, password: password)
    object = try CertificateObject(chain: tls.chain, privateKey: tls.privateKey, trust: trust)
  }
}

/// The certificates of a service by name and by thumbprint, and the authorities that it trusts.
struct DeployedCertificates: Sendable {
  let trust: CertificateTrust
  private var byName: [String: DeployedCertificate] = [:]
  private var byThumbprint: [String: DeployedCertificate] = [:]

  /// - Throws: ``PolicyError`` for the first certificate that cannot be read.
  init(_ service: Service) throws(PolicyError) {
    var authorities: [CACertificate.Store: [[UInt8]]] = [:]
    do {
      for authority in service.authorities {
        authorities[authority.store, default: []] += try TLSCertificate(authority.data).chain
      }
      trust = try CertificateTrust(
        roots: authorities[.root] ?? [], intermediates: authorities[.certificateAuthority] ?? [])
    } catch {
      throw Self.error("certificate of an authority", error)
    }
    for certificate in service.certificates {
      do {
        let read = try DeployedCertificate(certificate.data, password: certificate.password, trust: trust)
        byName[certificate.name] = read
        // Of two entities with one certificate, the one that can be shown is meant.
        let thumbprint = read.object.thumbprint
        if byThumbprint[thumbprint]?.tls.privateKey == nil { byThumbprint[thumbprint] = read }
      } catch {
        throw Self.error("certificate \(certificate.name)", error)
      }
    }
  }

  /// The names, sorted.
  var names: [String] { byName.keys.sorted() }

  subscript(name: String) -> DeployedCertificate? { byName[name] }

  /// The certificate with a thumbprint, however that is written.
  subscript(thumbprint thumbprint: String) -> DeployedCertificate? { byThumbprint[thumbprint.hexDigits] }

  private static func error(_ file: String, _ error: any Error) -> PolicyError {
    PolicyError(
      file: file, line: 1, column: 1, message: "\(error)",
      hint: "a certificate in PEM, DER or PFX was expected, with the right password")
  }
}

extension String {
  /// The hexadecimal digits of a thumbprint or serial number in upper case, without blanks and colons between.
  var hexDigits: String {
    String(uppercased().filter(\.isHexDigit))
  }
}
