import Foundation
import HTTPTransport
import OpenAI

/// What a request asks for, as its method and path tell.
struct OperationAddress {
  enum Target {
    case model(ModelOperation)
    case response(ResponseAction, id: String)
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
    apiVersion = Self.value(of: "api-version", in: request.url.query)
    let rest: ArraySlice<String>
    if segments.starts(with: ["openai", "deployments"]), segments.count > 3 {
      guard apiVersion != nil else { throw .notFound(request.method, request.url.path, dialect) }
      deployment = segments[2]
      rest = segments[3...]
    } else if segments.starts(with: ["openai", "v1"]) {
      deployment = nil
      rest = segments[2...]
    } else if segments.first == "openai", segments.count > 1, ["models", "responses"].contains(segments[1]),
      apiVersion != nil
    {
      deployment = nil
      rest = segments[1...]
    } else if segments.first == "v1" || (segments.first == "models" && apiVersion != nil) {
      deployment = nil
      rest = segments[1...]
    } else {
      throw .notFound(request.method, request.url.path, dialect)
    }
    let isStreamed = Self.value(of: "stream", in: request.url.query)?.lowercased() == "true"
    let targets = Self.targets(Array(rest), hasDeployment: deployment != nil, isStreamed: isStreamed)
    guard !targets.isEmpty else { throw .notFound(request.method, request.url.path, dialect) }
    guard let target = targets.first(where: { $0.method == request.method })?.target else {
      let allowed = targets.map(\.method).joined(separator: ", ")
      throw .wrongMethod(request.method, request.url.path, allowed: allowed, dialect)
    }
    self.target = target
  }

  /// Whose error shapes a path gets, known route or not: Azure's routes begin with `/openai`, and those of
  /// its model inference API with `/models`.
  static func dialect(of path: String) -> Dialect {
    let path = path.drop { $0 == "/" }
    return path.hasPrefix("openai/") || path.hasPrefix("models/") ? .azure : .openAI
  }

  // Foundation decodes slowly, and few names need it.
  private static func decoded(_ segment: Substring.UTF8View) -> String {
    let text = String(Substring(segment))
    return segment.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
  }

  // What a path leads to, for each method that it takes.
  private static func targets(
    _ segments: [String], hasDeployment: Bool, isStreamed: Bool
  ) -> [(method: String, target: Target)] {
    switch segments {
    case ["chat", "completions"]: return [("POST", .model(.chatCompletions))]
    case ["completions"]: return [("POST", .model(.completions))]
    case ["embeddings"]: return [("POST", .model(.embeddings))]
    case ["images", "generations"]: return [("POST", .model(.images))]
    case _ where hasDeployment: return []
    case ["models"]: return [("GET", .listModels)]
    case ["responses"]: return [("POST", .model(.responses))]
    default: break
    }
    guard segments.count > 1 else { return [] }
    let id = segments[1]
    switch (segments[0], segments.dropFirst(2)) {
    case ("models", []): return [("GET", .showModel(id))]
    case ("responses", []):
      return [
        ("GET", .response(isStreamed ? .stream : .show, id: id)), ("DELETE", .response(.delete, id: id)),
      ]
    case ("responses", ["input_items"]): return [("GET", .response(.listInput, id: id))]
    case ("responses", ["cancel"]): return [("POST", .response(.cancel, id: id))]
    default: return []
    }
  }

  private static func value(of name: String, in query: String?) -> String? {
    let start = name + "="
    let pair = query?.utf8.split(separator: UInt8(ascii: "&")).first { $0.starts(with: start.utf8) }
    return pair.map { String(Substring($0.dropFirst(start.utf8.count))) }
  }
}
