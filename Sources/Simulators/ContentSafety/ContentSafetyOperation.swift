import Foundation
import HTTPTransport

/// What a request to the Content Safety service asks for, as its method and path tell.
enum ContentSafetyOperation: Equatable {
  case analyzeText
  case shieldPrompt
  case listBlocklists
  case getBlocklist(String)
  case putBlocklist(String)
  case deleteBlocklist(String)
  case addItems(String)
  case removeItems(String)
  case listItems(String)
  case getItem(String, id: String)

  init(_ request: Request) throws(ContentSafetyError) {
    let segments = request.url.path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    guard segments.first == "contentsafety",
      let operation = Self.operation(request.method, Array(segments.dropFirst()))
    else { throw .noRoute }
    guard Self.hasVersion(request.url.query) else { throw .missingVersion }
    self = operation
  }

  private static func operation(_ method: String, _ path: [String]) -> ContentSafetyOperation? {
    if method == "POST", path == ["text:analyze"] { return .analyzeText }
    if method == "POST", path == ["text:shieldPrompt"] { return .shieldPrompt }
    guard path.starts(with: ["text", "blocklists"]) else { return nil }
    let rest = Array(path.dropFirst(2))
    switch (method, rest.count) {
    case ("GET", 0): return .listBlocklists
    case ("GET", 1): return .getBlocklist(rest[0])
    case ("PATCH", 1): return .putBlocklist(rest[0])
    case ("DELETE", 1): return .deleteBlocklist(rest[0])
    case ("GET", 2) where rest[1] == "blocklistItems": return .listItems(rest[0])
    case ("GET", 3) where rest[1] == "blocklistItems": return .getItem(rest[0], id: rest[2])
    case ("POST", 1):
      let parts = rest[0].split(separator: ":", maxSplits: 1).map(String.init)
      switch parts.dropFirst().first {
      case "addOrUpdateBlocklistItems": return .addItems(parts[0])
      case "removeBlocklistItems": return .removeItems(parts[0])
      default: return nil
      }
    default: return nil
    }
  }

  private static func hasVersion(_ query: String?) -> Bool {
    let name = "api-version="
    return query?.split(separator: "&").contains { $0.hasPrefix(name) && $0.count > name.count } ?? false
  }
}
