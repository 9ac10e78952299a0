import HTTPTransport
import MCP
import OpenAI

/// An operation as a tool: what its calls take, and the request that each comes to.
struct ToolOperation: Sendable {
  let tool: Tool
  private let api: API
  private let operation: Operation
  private let arguments: [ToolArgument]

  /// Reads the tool of an API of the type `mcp`.
  ///
  /// - Throws: ``PolicyError`` with the API's name for a tool that leads to no operation.
  init(_ tool: MCPTool, of owner: API, in service: Service) throws(PolicyError) {
    func error(_ message: String, hint: String) -> PolicyError {
      PolicyError(
        file: "API \(owner.name)", line: 1, column: 1, message: "the tool \"\(tool.name)\" \(message)",
        hint: hint)
    }
    let names = service.apis.filter { $0.mcp == nil }.map(\.name)
    guard let api = service.apis.first(where: { $0.name == tool.api && $0.mcp == nil }) else {
      let nearest = Spelling.nearest(to: tool.api, in: names)
      throw error(
        "is of an API \"\(tool.api)\", which the service has not",
        hint: nearest.map { "\"\($0)\" is near" } ?? "it is one of: \(names.joined(separator: ", "))")
    }
    guard let operation = api.operations.first(where: { $0.name == tool.operation }) else {
      let known = api.operations.map(\.name)
      let nearest = Spelling.nearest(to: tool.operation, in: known)
      throw error(
        "is an operation \"\(tool.operation)\", which the API \"\(api.name)\" has not",
        hint: nearest.map { "\"\($0)\" is near" } ?? "it has: \(known.joined(separator: ", "))")
    }
    guard operation.method != "*", !operation.urlTemplate.contains("*") else {
      throw error(
        "is the operation \"\(operation.name)\", which takes any method or path",
        hint: "give the operation a method and a path without *")
    }
    self.api = api
    self.operation = operation
    var schemas = ToolSchemas(api)
    arguments = Self.arguments(of: operation, &schemas)
    self.tool = Tool(
      tool.name, title: operation.displayName == operation.name ? nil : operation.displayName,
      description: tool.description ?? operation.description ?? operation.displayName,
      inputSchema: Self.inputSchema(arguments, schemas.definitions))
  }

  // MARK: What a call takes

  private static func arguments(of operation: Operation, _ schemas: inout ToolSchemas) -> [ToolArgument] {
    var arguments: [ToolArgument] = []
    func add(
      _ place: ToolArgument.Place, _ target: String, named name: String, _ isRequired: Bool, _ schema: JSON
    ) {
      // Two parameters of one name at different places are told apart by their places.
      let isTaken = arguments.contains { $0.name == name }
      arguments.append(
        ToolArgument(
          name: isTaken ? "\(name)-\(place.rawValue)" : name, place: place, target: target,
          isRequired: isRequired, schema: schema))
    }
    let described = operation.templateParameters
    for name in placeholders(in: operation.urlTemplate) {
      let parameter = described.first { $0.name == name } ?? OperationParameter(name)
      add(.path, name, named: name, true, schema(of: parameter, &schemas))
    }
    for parameter in operation.request.queryParameters {
      add(
        .query, parameter.name, named: parameter.name, parameter.isRequired, schema(of: parameter, &schemas))
    }
    for parameter in operation.request.headers {
      add(
        .header, parameter.name, named: parameter.name, parameter.isRequired, schema(of: parameter, &schemas))
    }
    let contents = operation.request.representations
    if let content = contents.first(where: { isJSON($0.contentType) }) ?? contents.first {
      let schema = schemas.schema(content.schema) ?? (isJSON(content.contentType) ? [:] : ["type": "string"])
      add(.body, content.contentType, named: "body", true, schema)
    }
    return arguments
  }

  private static func schema(of parameter: OperationParameter, _ schemas: inout ToolSchemas) -> JSON {
    var schema = schemas.schema(parameter.schema)?.object ?? ["type": .string(parameter.type)]
    if schema["enum"] == nil, schema["$ref"] == nil, !parameter.values.isEmpty, parameter.type == "string" {
      schema["enum"] = .array(parameter.values.map(JSON.string))
    }
    if let description = parameter.description { schema["description"] = .string(description) }
    return .object(schema)
  }

  private static func inputSchema(_ arguments: [ToolArgument], _ definitions: JSONObject) -> JSON {
    var schema: JSONObject = [
      "type": "object",
      "properties": .object(JSONObject(arguments.map { JSONObject.Member($0.name, $0.schema) })),
    ]
    let required = arguments.filter(\.isRequired).map { JSON.string($0.name) }
    if !required.isEmpty { schema["required"] = .array(required) }
    if !definitions.members.isEmpty { schema["$defs"] = .object(definitions) }
    return .object(schema)
  }

  private static func isJSON(_ type: String) -> Bool { MediaType(type).isJSON }

  private static func placeholders(in template: String) -> [String] {
    template.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  // MARK: What a call comes to

  /// The request of a call, at the API's own address.
  ///
  /// - Parameters:
  ///   - base: Where the caller reached the gateway.
  ///   - headers: What the policies of the tool's server send along.
  ///   - key: The caller's subscription key.
  /// - Throws: ``UnfitArgument`` for one that would lead to another path.
  func request(
    _ call: ToolInvocation, at base: RequestURL, headers: Headers, key: String?
  ) throws(UnfitArgument) -> Request {
    var path = "/" + api.path.split(separator: "/").joined(separator: "/") + operation.urlTemplate
    var fields: [Substring] = []
    var request = Request(operation.method, base, headers: headers)
    for argument in arguments {
      guard let value = call.arguments[argument.name], !value.isNull else { continue }
      switch argument.place {
      case .path:
        let text = ToolArgument.text(value)
        guard !["", ".", ".."].contains(text) else { throw UnfitArgument(name: argument.name, text: text) }
        path.replace("{\(argument.target)}", with: QueryString.encoded(text))
      case .query:
        // Each element of a list is a field of its own, as OpenAPI has it unless a parameter says otherwise.
        for element in value.array ?? [value] {
          fields.append(QueryString.field(argument.target, ToolArgument.text(element)))
        }
      case .header:
        request.headers[argument.target] = ToolArgument.text(value)
      case .body:
        request.headers["Content-Type"] = argument.target
        request.body = Self.isJSON(argument.target) ? .bytes(value.bytes) : .text(ToolArgument.text(value))
      }
    }
    // A template may name fields of the query too.
    let parts = path.split(separator: "?", maxSplits: 1)
    if parts.count == 2 { fields = QueryString.fields(String(parts[1])) + fields }
    request.url.path = path.hasPrefix("//") ? String(parts[0].dropFirst()) : String(parts[0])
    request.url.query = QueryString.query(fields)
    if api.subscriptionRequired, let key, !request.headers.contains(api.subscriptionKeyNames.header) {
      request.headers[api.subscriptionKeyNames.header] = key
    }
    return request
  }
}

/// An argument of a call that cannot stand in a path.
struct UnfitArgument: Error, CustomStringConvertible {
  let name: String
  let text: String

  var description: String { "the argument \(name) cannot be \"\(text)\"" }
}
