/// What the tokens of Microsoft Entra ID have to be that a policy document lets in, as far as it says so in literals.
public struct TokenNeeds: Sendable, Hashable {
  /// The tenants, by id or domain.
  public private(set) var tenants: [String] = []
  /// The ids of the client applications that are let in; empty for any.
  public private(set) var clients: [String] = []
  /// The audiences.
  public private(set) var audiences: [String] = []
  /// The application roles that are asked for.
  public private(set) var roles: [String] = []
  /// The delegated permissions that are asked for.
  public private(set) var scopes: [String] = []
  /// Whether the tokens' issuer is that of the second version.
  public private(set) var areOfVersion2 = false

  init() {}

  init(_ root: Element) {
    visit(root)
  }

  // The reader limits how deep elements are nested.
  private mutating func visit(_ element: Element) {
    switch element.name {
    case "validate-azure-ad-token":
      if let tenant = element.literal("tenant-id") { Self.add([Self.tenant(tenant)], to: &tenants) }
      Self.add(element.texts("application-id", in: "client-application-ids"), to: &clients)
      Self.add(element.texts("application-id", in: "backend-application-ids"), to: &audiences)
      readClaims(element)
      // Both versions are let in; only the second has an application's id for its audience.
      areOfVersion2 = areOfVersion2 || audiences.contains { !$0.contains(":") }
    case "validate-jwt":
      let pages = element.children.filter { $0.name == "openid-config" }.compactMap { $0.literal("url") }
        .filter { $0.hasPrefix(Self.authority) }
      guard !pages.isEmpty else { break }
      Self.add(pages.map(Self.tenant), to: &tenants)
      areOfVersion2 = areOfVersion2 || pages.contains { $0.contains("/v2.0/") }
      readClaims(element)
    default:
      for child in element.children { visit(child) }
    }
  }

  private mutating func readClaims(_ element: Element) {
    Self.add(element.texts("audience", in: "audiences"), to: &audiences)
    for claims in element.children where claims.name == "required-claims" {
      for claim in claims.children {
        let values = claim.texts("value")
        switch claim.literal("name") {
        case "roles": Self.add(values, to: &roles)
        case "scp": Self.add(values.flatMap { $0.split(separator: " ").map(String.init) }, to: &scopes)
        case "azp", "appid": Self.add(values, to: &clients)
        case "aud": Self.add(values, to: &audiences)
        default: break
        }
      }
    }
  }

  private static let authority = "https://login.microsoftonline.com/"

  private static func tenant(_ text: String) -> String {
    guard text.hasPrefix(authority) else { return text }
    return text.dropFirst(authority.count).split(separator: "/").first.map(String.init) ?? text
  }

  private static func add(_ values: [String], to list: inout [String]) {
    for value in values where !value.isEmpty && !list.contains(value) { list.append(value) }
  }
}

extension Element {
  fileprivate func literal(_ name: String) -> String? {
    attributes.first { $0.name == name && !$0.value.isExpression }?.value.text
  }

  fileprivate func texts(_ name: String, in list: String) -> [String] {
    children.filter { $0.name == list }.flatMap { $0.texts(name) }
  }

  fileprivate func texts(_ name: String) -> [String] {
    children.filter { $0.name == name && !$0.text.isExpression }.map { $0.text.trimmed.text }
  }
}
