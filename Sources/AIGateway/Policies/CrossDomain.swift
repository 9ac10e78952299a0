import HTTPTransport

/// `cross-domain`: answers the request by which Flash or Silverlight asks what another site's pages may do.
///
/// The policy's content is the answer, as it is written: a `cross-domain-policy` at `/crossdomain.xml`, an
/// `access-policy` at `/clientaccesspolicy.xml`. Nobody asks for these files below an API's path, so a gateway
/// whose service has the policy at the global scope answers them itself. Source: the "cross-domain" page of the
/// policy reference; Adobe's cross-domain policy file specification.
struct CrossDomain: Policy {
  static let name = "cross-domain"
  static let sections: Set<Section> = [.inbound]

  /// The file that is asked for.
  let path: String
  private let document: String

  init(_ element: PolicyElement) throws(PolicyError) {
    let content = element.rawContent()
    document = content.text.trimmingBlanks
    guard let path = Self.path(of: document) else {
      throw element.document.error(
        at: content.isBlank ? element.element.offset : content.trimmed.documentOffset(of: 0),
        "<cross-domain> holds no cross-domain document",
        hint: "<cross-domain-policy> or <access-policy> was expected")
    }
    self.path = path
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    guard context.originalURL.path == path else { return .next }
    context.response = Response(200, headers: ["Content-Type": "text/xml"], body: .text(document))
    return .respond
  }

  // By the root element, after what may stand before it.
  private static func path(of document: String) -> String? {
    var rest = document[...]
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      let isComment = rest.hasPrefix("<!--")
      guard let end = rest.firstRange(of: isComment ? "-->" : ">") else { return nil }
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    let name = rest.dropFirst().prefix { $0.isLetter || $0 == "-" }
    guard rest.first == "<" else { return nil }
    switch name {
    case "cross-domain-policy": return "/crossdomain.xml"
    case "access-policy": return "/clientaccesspolicy.xml"
    default: return nil
    }
  }
}
