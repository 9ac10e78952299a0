import Foundation

/// What a request asks for, as its path tells.
struct EntraAddress {
  enum Operation {
    case configuration
    case keys
    case instanceDiscovery
    case token
    case authorize
    case deviceCode
    case deviceLogin
  }

  let operation: Operation
  /// Which set of endpoints it is of.
  let version: TokenVersion
  /// The tenant as the path names it; empty where it names none.
  let tenant: String

  /// Reads a path; nil for one that leads nowhere.
  init?(_ path: String) {
    let segments = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    if segments == ["devicelogin"] {
      (operation, version, tenant) = (.deviceLogin, .v2, "")
      return
    }
    guard let tenant = segments.first else { return nil }
    let rest = segments.dropFirst().filter { $0 != "v2.0" }
    switch rest {
    case [".well-known", "openid-configuration"]: operation = .configuration
    case ["discovery", "keys"]: operation = .keys
    case ["discovery", "instance"]: operation = .instanceDiscovery
    case ["oauth2", "token"]: operation = .token
    case ["oauth2", "authorize"]: operation = .authorize
    case ["oauth2", "devicecode"]: operation = .deviceCode
    default: return nil
    }
    self.tenant = tenant
    version = rest.count + 1 < segments.count ? .v2 : .v1
  }
}
