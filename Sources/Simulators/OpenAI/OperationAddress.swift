import Foundation
import HTTPTransport
import OpenAI

/// What a request asks for, as its method and path tell.
struct OperationAddress {
  enum Target {
    case model(ModelOperation)
    case listModels
    case showModel(String)
  }

  let target: Target
  let dialect: Dialect
  /// The deployment in the path; nil on the v1 routes, where the body names it.
  let deployment: String?
  /// The `api-version` of the query.
  let apiVersion: String?

  init(_ request: Request) throws(Refusal) {
    // Backend URLs that end in a slash make doubled ones, which Azure takes as one.
    let segments = request.url.path.utf8.split(separator: UInt8(ascii: "/")).map(Self.decoded)
    dialect = Self.dialect(of: request.url.path)
    apiVersion = Self.apiVersion(in: request.url.query)
    let rest: ArraySlice<String>
    if segments.starts(with: ["openai", "deployments"]), segments.count > 3 {
      guard apiVersion != nil else { throw .notFound(request.method, request.url.path, dialect) }
      deployment = segments[2]
      rest = segments[3...]
    } else if segments.starts(with: ["openai", "v1"]) {
      deployment = nil
      rest = segments[2...]
    } else if segments.first == "v1" {
      deployment = nil
      rest = segments[1...]
    } else {
      throw .notFound(request.method, request.url.path, dialect)
    }
    let target = Self.target(Array(rest), hasDeployment: deployment != nil)
    guard let target else { throw .notFound(request.method, request.url.path, dialect) }
    self.target = target
    let allowed = if case .model = target { "POST" } else { "GET" }
    guard request.method == allowed else {
      throw .wrongMethod(request.method, request.url.path, allowed: allowed, dialect)
    }
  }

  /// Whose error shapes a path gets, known route or not: Azure's routes begin with `/openai`.
  static func dialect(of path: String) -> Dialect {
    path.drop { $0 == "/" }.hasPrefix("openai/") ? .azure : .openAI
  }

  // Foundation decodes slowly, and few names need it.
  private static func decoded(_ segment: Substring.UTF8View) -> String {
    let text = String(Substring(segment))
    return segment.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
  }

  private static func target(_ segments: [String], hasDeployment: Bool) -> Target? {
    switch segments {
    case ["chat", "completions"]: .model(.chatCompletions)
    case ["completions"]: .model(.completions)
    case ["models"] where !hasDeployment: .listModels
    case _ where !hasDeployment && segments.count == 2 && segments.first == "models":
      .showModel(segments[1])
    default: nil
    }
  }

  private static func apiVersion(in query: String?) -> String? {
    let name = "api-version="
    let pair = query?.utf8.split(separator: UInt8(ascii: "&")).first { $0.starts(with: name.utf8) }
    return pair.map { String(Substring($0.dropFirst(name.utf8.count))) }
  }
}
