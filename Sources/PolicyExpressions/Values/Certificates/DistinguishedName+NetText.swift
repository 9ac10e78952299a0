import SwiftASN1
import X509

extension DistinguishedName {
  /// The name as `X509Certificate2.Subject` writes it: the most specific part first, values quoted where needed.
  ///
  /// Source: Windows' CertNameToStr with CERT_X500_NAME_STR and CERT_NAME_STR_REVERSE_FLAG.
  var netText: String {
    reversed().map { part in
      part.map { "\(Self.key(of: $0.type))=\(Self.quoted(Self.text($0.value)))" }.joined(separator: " + ")
    }.joined(separator: ", ")
  }

  /// The most specific value of an attribute; nil when there is none.
  func value(of type: ASN1ObjectIdentifier) -> String? {
    for part in reversed() {
      for attribute in part where attribute.type == type { return Self.text(attribute.value) }
    }
    return nil
  }

  private static func text(_ value: RelativeDistinguishedName.Attribute.Value) -> String {
    String(value) ?? String(describing: value)
  }

  private static func key(of type: ASN1ObjectIdentifier) -> String {
    keys[type] ?? "OID.\(type)"
  }

  private static let keys: [ASN1ObjectIdentifier: String] = [
    .RDNAttributeType.commonName: "CN", .RDNAttributeType.countryName: "C",
    .RDNAttributeType.localityName: "L", .RDNAttributeType.stateOrProvinceName: "S",
    .RDNAttributeType.organizationName: "O", .RDNAttributeType.organizationalUnitName: "OU",
    .RDNAttributeType.streetAddress: "STREET", .RDNAttributeType.domainComponent: "DC",
    .RDNAttributeType.emailAddress: "E", [2, 5, 4, 4]: "SN", [2, 5, 4, 5]: "SERIALNUMBER",
    [2, 5, 4, 12]: "T",
    [2, 5, 4, 42]: "G", [2, 5, 4, 43]: "I",
  ]

  private static func quoted(_ value: String) -> String {
    let needsQuotes =
      value.isEmpty || value.first == " " || value.last == " "
      || value.contains { ",+=\"\n<>#;".contains($0) }
    return needsQuotes ? "\"\(value.replacing("\"", with: "\"\""))\"" : value
  }
}
