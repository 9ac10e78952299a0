/// A function that a model may call, as a request offers it.
public struct FunctionTool: Sendable, Hashable {
  /// Its name; a model calls it by this.
  public var name: String
  /// What it does, for the model; empty when the request does not say.
  public var description: String
  /// The JSON schema of its arguments, an object; without properties when the request has none.
  public var parameters: JSON
  /// Whether arguments must be exactly what the schema says.
  public var isStrict: Bool

  /// Describes a function.
  public init(
    name: String, description: String = "", parameters: JSON = Self.noParameters, isStrict: Bool = false
  ) {
    self.name = name
    self.description = description
    self.parameters = parameters
    self.isStrict = isStrict
  }

  /// The schema of a function without arguments.
  public static let noParameters: JSON = ["type": "object", "properties": [:]]
}

extension FunctionTool {
  /// Reads a function; every API describes one by the same members, at another place.
  init(_ json: JSON, at path: String) throws(InvalidRequest) {
    guard json.object != nil else { throw .wrongType(path, expected: "an object", got: json) }
    name = try Self.name(json["name"], at: "\(path).name")
    description = try Self.text(json["description"], at: "\(path).description") ?? ""
    let schema = json["parameters"].flatMap { $0.isNull ? nil : $0 } ?? Self.noParameters
    guard schema.object != nil else {
      throw .wrongType("\(path).parameters", expected: "an object", got: schema)
    }
    if let strict = json["strict"], !strict.isNull, strict.bool == nil {
      throw .wrongType("\(path).strict", expected: "a boolean", got: strict)
    }
    isStrict = json["strict"]?.bool ?? false
    parameters = schema
    guard let fault = Self.fault(in: schema, isStrict: isStrict) else { return }
    throw InvalidRequest(
      "Invalid schema for function '\(name)': \(fault)", param: "\(path).parameters",
      code: "invalid_function_parameters")
  }

  private static func fault(in schema: JSON, isStrict: Bool) -> String? {
    // `{}` is taken for a function without arguments.
    guard schema.object?.members.isEmpty == false else { return nil }
    if let fault = StrictSchema.fault(in: schema, isStrict: isStrict) { return fault }
    do {
      _ = try JSONSchema(schema)
      return nil
    } catch {
      return error.description
    }
  }

  /// A function's name where a request must have one.
  static func name(_ value: JSON?, at path: String) throws(InvalidRequest) -> String {
    guard let value, !value.isNull else { throw .missing(path) }
    guard let name = value.string else { throw .wrongType(path, expected: "a string", got: value) }
    guard !name.isEmpty else {
      throw InvalidRequest(
        """
        Invalid '\(path)': empty string. Expected a string with minimum length 1, but got an empty string \
        instead.
        """, param: path, code: "empty_string")
    }
    guard name.utf8.count <= 64 else {
      throw InvalidRequest(
        """
        Invalid '\(path)': string too long. Expected a string with maximum length 64, but got a string with \
        length \(name.utf8.count) instead.
        """, param: path, code: "string_above_max_length")
    }
    guard name.utf8.allSatisfy(AnswerFormat.isAllowedInNames) else {
      throw InvalidRequest(
        """
        Invalid '\(path)': string does not match pattern. Expected a string that matches the pattern \
        '^[a-zA-Z0-9_-]+$'.
        """, param: path, code: "invalid_value")
    }
    return name
  }

  private static func text(_ value: JSON?, at path: String) throws(InvalidRequest) -> String? {
    guard let value, !value.isNull else { return nil }
    guard let text = value.string else { throw .wrongType(path, expected: "a string", got: value) }
    return text
  }
}
