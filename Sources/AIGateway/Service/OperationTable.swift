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
    /// The routes for a method that some operation has, those for every method among them.
    let routes: [String: [Route]]
    /// The routes for every method.
    let others: [Route]
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
      let methods = Dictionary(grouping: routes, by: \.method)
      entries.append(
        Entry(
          api: index, path: path,
          routes: methods.mapValues { own in
            routes.filter { $0.method == own[0].method || $0.method == Self.everyMethod }
          }, others: methods[Self.everyMethod] ?? []))
    }
    self.entries = entries.sorted { $0.path.count > $1.path.count }
  }

  /// The operation for a method and a path; nil when there is none.
  ///
  /// Source: only the API with the longest matching path is asked, "Add an API manually", and a method that
  /// no operation has is answered like an unknown path.
  func match(_ method: String, _ path: String) -> Match? {
    let bytes = Array(path.utf8)
    var segments: [Range<Int>] = []
    segments.reserveCapacity(12)
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
      if end > start { segments.append(start..<end) }
      start = end + 1
    }
    let entry = entries.first { entry in
      entry.path.count <= segments.count
        && zip(entry.path, segments).allSatisfy { $0.equalsIgnoringCase(bytes[$1]) }
    }
    guard let entry else { return nil }
    let rest = segments.dropFirst(entry.path.count)
    let routes = entry.routes[method] ?? entry.others
    for index in routes.indices {
      guard let parameters = routes[index].template.match(rest, of: bytes) else { continue }
      let below = bytes[(segments.prefix(entry.path.count).last?.upperBound ?? 0)...]
      return Match(
        api: entry.api, operation: routes[index].operation, parameters: parameters,
        template: routes[index].template,
        path: below.isEmpty ? "/" : String(decoding: below, as: UTF8.self))
    }
    return nil
  }

  // The method of an operation that is for all of them.
  private static let everyMethod = "*"
}
