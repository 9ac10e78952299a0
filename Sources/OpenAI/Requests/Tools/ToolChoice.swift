/// Whether a model is to call functions, `tool_choice` of a request.
public enum ToolChoice: Sendable, Hashable {
  /// As the model sees fit; the default where functions are offered.
  case auto
  /// Not at all.
  case none
  /// At least one.
  case required
  /// This one.
  case function(String)
}

extension ToolChoice {
  /// Reads a choice among functions; `member` is where a named function stands: `function` in chat completions,
  /// nil in the Responses API and in the deprecated `function_call`, which have the name beside the type.
  init(
    _ value: JSON, at path: String, among names: [String], offeredAs offer: String, nameIn member: String?
  ) throws(InvalidRequest) {
    switch value {
    case .string("auto"): self = .auto
    case .string("none"): self = .none
    case .string("required") where offer == "tools": self = .required
    case .string(let other):
      let supported = offer == "tools" ? ["none", "auto", "required"] : ["none", "auto"]
      throw .unsupported(other, for: path, supported: supported)
    case .object(let object):
      // Choices of other kinds, such as those of hosted tools, are left to the model.
      if offer == "tools", let type = object["type"]?.string, type != "function" {
        self = .auto
        return
      }
      let place = member.map { "\(path).\($0)" } ?? path
      let chosen: JSON? = if let member { object[member] } else { value }
      guard let chosen, !chosen.isNull else { throw .missing(place) }
      guard let nameValue = chosen["name"], !nameValue.isNull else { throw .missing("\(place).name") }
      guard let name = nameValue.string else {
        throw .wrongType("\(place).name", expected: "a string", got: nameValue)
      }
      guard names.contains(name) else {
        throw InvalidRequest(
          "Invalid value for '\(path)': no function named '\(name)' was specified in the '\(offer)' parameter.",
          param: path)
      }
      self = .function(name)
    default:
      throw .wrongType(path, expected: "one of a string or an object", got: value)
    }
  }
}
