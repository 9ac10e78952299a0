import OpenAI

/// Reads an OpenAPI document into the terms of API Management.
struct OpenAPIReader {
  private let document: JSON
  /// The one schema document of the API; schemas that stand inside an operation are given names in it.
  var schemas: JSONObject

  init(_ document: JSON) throws(OpenAPIError) {
    let version = document["openapi"]?.string ?? document["swagger"]?.string ?? "none"
    guard version.hasPrefix("3.0") || version.hasPrefix("3.1") else {
      throw OpenAPIError("#/openapi", "its version is \(version); 3.0 and 3.1 can be imported")
    }
    self.document = document
    schemas = document["components"]?["schemas"]?.object ?? JSONObject()
  }

  /// The name of the schema document, as API Management's import gives one.
  static let schemaID = "openapi"

  mutating func definition() throws(OpenAPIError) -> APIDefinition {
    guard let paths = document["paths"]?.object else { throw OpenAPIError("#", "it has no paths") }
    var operations: [Operation] = []
    for path in paths.members {
      let place = "#/paths/\(path.name)"
      let item = try resolved(path.value, at: place)
      let shared = try parameters(of: item, at: place)
      for member in item.object?.members ?? [] where Self.methods.contains(member.name) {
        operations.append(
          try operation(
            member.value, member.name.uppercased(), path.name, shared, at: "\(place)/\(member.name)"))
      }
    }
    // What schemas refer to may stand anywhere in the components.
    var components = document["components"]?.object ?? JSONObject()
    components["schemas"] = .object(schemas)
    let schema = APISchema(
      Self.schemaID,
      .object([
        "openapi": document["openapi"] ?? "3.0.0", "components": .object(components),
      ]))
    return APIDefinition(operations: operations, schemas: [schema], serviceURL: server)
  }

  private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  // A URL with variables, or without a host, names no server that could be asked.
  private var server: String? {
    guard let url = document["servers"]?[0]?["url"]?.string, url.hasPrefix("http"), !url.contains("{") else {
      return nil
    }
    return url
  }

  private mutating func operation(
    _ operation: JSON, _ method: String, _ path: String, _ shared: [(JSON, String)], at place: String
  ) throws(OpenAPIError) -> Operation {
    let name = operation["operationId"]?.string ?? Self.name(method.lowercased(), path)
    var result = Operation(
      name, method, path, displayName: operation["summary"]?.string ?? name,
      description: operation["description"]?.string)
    let own = try parameters(of: operation, at: place)
    // A parameter of the operation takes the place of the path's one of its name.
    let inherited = shared.filter { other in
      !own.contains { $0.0["name"] == other.0["name"] && $0.0["in"] == other.0["in"] }
    }
    for (parameter, location) in inherited + own {
      guard let parameterName = parameter["name"]?.string, let kind = parameter["in"]?.string else {
        throw OpenAPIError(location, "a parameter needs a name and in")
      }
      let contract = try self.parameter(parameter, named: parameterName, of: name, at: location)
      switch kind {
      case "path": result.templateParameters.append(contract)
      case "query": result.request.queryParameters.append(contract)
      case "header": result.request.headers.append(contract)
      // API Management has no parameters in cookies.
      default: break
      }
    }
    if let body = operation["requestBody"] {
      let location = "\(place)/requestBody"
      result.request.representations = try representations(
        of: resolved(body, at: location), named: "\(name)Request", at: location)
    }
    for member in operation["responses"]?.object?.members ?? [] {
      guard let status = Int(member.name) else { continue }
      let location = "\(place)/responses/\(member.name)"
      result.responses.append(
        try response(try resolved(member.value, at: location), status, of: name, at: location))
    }
    return result
  }

  private mutating func response(
    _ response: JSON, _ status: Int, of operation: String, at place: String
  ) throws(OpenAPIError) -> OperationResponse {
    var headers: [OperationParameter] = []
    for header in response["headers"]?.object?.members ?? [] {
      let location = "\(place)/headers/\(header.name)"
      headers.append(
        try parameter(
          try resolved(header.value, at: location), named: header.name, of: "\(operation)\(status)",
          at: location))
    }
    return OperationResponse(
      status, headers: headers,
      representations: try representations(of: response, named: "\(operation)\(status)", at: place))
  }

  // `get /pets/{id}` as `get-pets-id`, which is how API Management names an operation without an id.
  private static func name(_ method: String, _ path: String) -> String {
    ([method] + path.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)).joined(
      separator: "-")
  }

  private func parameters(of item: JSON, at place: String) throws(OpenAPIError) -> [(JSON, String)] {
    var parameters: [(JSON, String)] = []
    for (index, parameter) in (item["parameters"]?.array ?? []).enumerated() {
      let location = "\(place)/parameters/\(index)"
      parameters.append((try resolved(parameter, at: location), location))
    }
    return parameters
  }

  /// What a `$ref` of the document leads to, or the value itself.
  func resolved(_ value: JSON, at place: String) throws(OpenAPIError) -> JSON {
    var value = value
    // A ring of references would have no end.
    for _ in 0..<32 {
      guard let reference = value["$ref"]?.string else { return value }
      guard let target = document.value(at: reference) else {
        throw OpenAPIError(place, "there is nothing at \"\(reference)\" in this document")
      }
      value = target
    }
    throw OpenAPIError(place, "its references lead in a ring")
  }
}
