import Foundation
import HTTPTransport

/// Finds the API and the operation that a request is for.
struct OperationTable: Sendable {
  /// The operation a request is for.
  struct Match {
    let api: Int
    let operation: Int
    /// The values of the template's parameters in the path, percent-decoded.
    let parameters: [String: String]
    let template: URLTemplate
    /// The request's path below the API's own, with its leading slash.
    let path: String
  }

  private struct Route {
    let operation: Int
    let method: String
    let template: URLTemplate
  }

  private struct Entry {
    let api: Int
    let path: [[UInt8]]
    let routes: [Route]
  }

  private let entries: [Entry]

  /// Orders the APIs from the longest path to the shortest, and operations from specific to general.
  init(_ apis: [API]) {
    var entries: [Entry] = []
    for (index, api) in apis.enumerated() {
      var routes: [Route] = []
      for (number, operation) in api.operations.enumerated() {
        routes.append(
          Route(
            operation: number, method: operation.method.uppercased(),
            template: URLTemplate(operation.urlTemplate)))
      }
      routes.sort { $0.template.isMoreSpecific(than: $1.template) }
      let path = api.path.split(separator: "/").map { Array($0.utf8) }
      entries.append(Entry(api: index, path: path, routes: routes))
    }
    self.entries = entries.sorted { $0.path.count > $1.path.count }
  }

  /// The operation for a method and a path; nil when there is none.
  ///
  /// Source: only the API with the longest matching path is asked, "Add an API manually", and a method that
  /// no operation has is answered like an unknown path.
  func match(_ method: String, _ path: String) -> Match? {
    let bytes = Array(path.utf8)
    let segments = bytes.split(separator: UInt8(ascii: "/"))
    let entry = entries.first { entry in
      entry.path.count <= segments.count
        && zip(entry.path, segments).allSatisfy { $0.equalsIgnoringCase($1) }
    }
    guard let entry else { return nil }
    let rest = segments.dropFirst(entry.path.count)
    for route in entry.routes where route.method == method || route.method == "*" {
      guard let parameters = route.template.match(rest) else { continue }
      let below = bytes[(segments.prefix(entry.path.count).last?.endIndex ?? 0)...]
      return Match(
        api: entry.api, operation: route.operation, parameters: parameters, template: route.template,
        path: below.isEmpty ? "/" : String(decoding: below, as: UTF8.self))
    }
    return nil
  }
}
