/// The functions that a request offers a model, and what it says of their use.
public struct ToolOffer: Sendable, Hashable {
  /// The functions, in order.
  public var functions: [FunctionTool]
  /// Whether they are to be called.
  public var choice: ToolChoice
  /// Whether one answer may call several.
  public var allowsParallelCalls: Bool
  /// Whether they are offered as `functions`, which OpenAI has deprecated: then an answer calls one at most, as
  /// its `function_call`.
  public var isDeprecatedForm: Bool

  /// Describes an offer.
  public init(
    _ functions: [FunctionTool], choice: ToolChoice = .auto, allowsParallelCalls: Bool = true,
    isDeprecatedForm: Bool = false
  ) {
    self.functions = functions
    self.choice = choice
    self.allowsParallelCalls = allowsParallelCalls
    self.isDeprecatedForm = isDeprecatedForm
  }

  /// Most functions in one request.
  static let mostFunctions = 128
}

extension ToolOffer {
  /// The offer of a chat completion request; nil when it makes none.
  static func ofChat(_ members: RequestMembers) throws(InvalidRequest) -> ToolOffer? {
    if let tools = try members.tools() {
      var functions: [FunctionTool] = []
      for (index, tool) in tools.enumerated() {
        guard try Self.isFunction(tool, at: "tools[\(index)]", others: ["custom"]) else { continue }
        let path = "tools[\(index)].function"
        guard let function = tool["function"], !function.isNull else { throw .missing(path) }
        functions.append(try FunctionTool(function, at: path))
      }
      return try ToolOffer(functions, members, nameIn: "function")
    }
    try members.refuseWithoutTools()
    guard let elements = try members.array("functions", of: "objects") else {
      guard members.value("function_call") == nil else {
        throw InvalidRequest(
          """
          Invalid value for 'function_call': 'function_call' is only allowed when 'functions' are specified.
          """, param: "function_call")
      }
      return nil
    }
    try members.refuseLength(elements.count, of: "functions")
    var functions: [FunctionTool] = []
    for (index, element) in elements.enumerated() {
      functions.append(try FunctionTool(element, at: "functions[\(index)]"))
    }
    var choice = ToolChoice.auto
    if let value = members.value("function_call") {
      choice = try ToolChoice(
        value, at: "function_call", among: functions.map(\.name), offeredAs: "functions", nameIn: nil)
    }
    return ToolOffer(functions, choice: choice, allowsParallelCalls: false, isDeprecatedForm: true)
  }

  /// The offer of a request to the Responses API; nil when it has no functions.
  static func ofResponse(_ members: RequestMembers) throws(InvalidRequest) -> ToolOffer? {
    guard let tools = try members.array("tools", of: "objects") else { return nil }
    var functions: [FunctionTool] = []
    for (index, tool) in tools.enumerated() {
      // Tools that the service itself runs are named by many types, which change; it does not run them here.
      guard try Self.isFunction(tool, at: "tools[\(index)]", others: nil) else { continue }
      functions.append(try FunctionTool(tool, at: "tools[\(index)]"))
    }
    return functions.isEmpty ? nil : try ToolOffer(functions, members, nameIn: nil)
  }

  private init(
    _ functions: [FunctionTool], _ members: RequestMembers, nameIn member: String?
  ) throws(InvalidRequest) {
    var choice = ToolChoice.auto
    if let value = members.value("tool_choice") {
      choice = try ToolChoice(
        value, at: "tool_choice", among: functions.map(\.name), offeredAs: "tools", nameIn: member)
    }
    self.init(
      functions, choice: choice, allowsParallelCalls: try members.bool("parallel_tool_calls") ?? true)
  }

  private static func isFunction(
    _ tool: JSON, at path: String, others: [String]?
  ) throws(InvalidRequest) -> Bool {
    guard tool.object != nil else { throw .wrongType(path, expected: "an object", got: tool) }
    guard let type = tool["type"], !type.isNull else { throw .missing("\(path).type") }
    guard let name = type.string else { throw .wrongType("\(path).type", expected: "a string", got: type) }
    guard name != "function", let others else { return name == "function" }
    guard others.contains(name) else {
      throw .unsupported(name, for: "\(path).type", supported: ["function"] + others)
    }
    return false
  }
}

extension RequestMembers {
  fileprivate func tools() throws(InvalidRequest) -> [JSON]? {
    guard let tools = try array("tools", of: "objects") else { return nil }
    try refuseLength(tools.count, of: "tools")
    return tools
  }

  fileprivate func refuseLength(_ count: Int, of name: String) throws(InvalidRequest) {
    guard count > 0 else {
      throw InvalidRequest(
        """
        Invalid '\(name)': empty array. Expected an array with minimum length 1, but got an empty array \
        instead.
        """, param: name, code: "empty_array")
    }
    guard count <= ToolOffer.mostFunctions else {
      throw InvalidRequest(
        """
        Invalid '\(name)': array too long. Expected an array with maximum length \(ToolOffer.mostFunctions), \
        but got an array with length \(count) instead.
        """, param: name, code: "array_above_max_length")
    }
  }

  fileprivate func refuseWithoutTools() throws(InvalidRequest) {
    for name in ["tool_choice", "parallel_tool_calls"] where value(name) != nil && value(name) != "none" {
      throw InvalidRequest(
        "Invalid value for '\(name)': '\(name)' is only allowed when 'tools' are specified.", param: name)
    }
  }
}
