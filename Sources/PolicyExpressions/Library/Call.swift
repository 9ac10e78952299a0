/// What a member of a type gets when an expression uses it.
public struct Call {
  /// The object before the dot; null for static members.
  public let receiver: Value
  /// The arguments in the order of the parameters, with defaults filled in. An `out` parameter is set here.
  public var arguments: [Value]
  /// The type arguments of a generic member.
  public let types: [StaticType]
  let scope: EvaluationScope

  /// The argument at a position; null beyond the last.
  public func argument(_ index: Int) -> Value {
    index < arguments.count ? arguments[index] : .null
  }

  /// A string argument; null throws what .NET throws for a null argument.
  public func string(_ index: Int, _ parameter: String = "value") throws -> String {
    guard let text = argument(index).string else { throw NetException.argumentNull(parameter) }
    return text
  }

  /// A string argument, or nil for null.
  public func optionalString(_ index: Int) -> String? {
    argument(index).string
  }

  /// An integer argument.
  public func int(_ index: Int) -> Int {
    Int(argument(index).integer ?? 0)
  }

  /// A bool argument.
  public func bool(_ index: Int) -> Bool {
    argument(index).truth ?? false
  }

  /// A `byte[]` argument; null throws what .NET throws for a null argument.
  func bytes(_ index: Int, _ parameter: String) throws -> [UInt8] {
    guard let bytes = argument(index).bytes else { throw NetException.argumentNull(parameter) }
    return bytes
  }

  /// The value, which from now on lasts as long as the request: parts of XML and JSON ask for what they stand in.
  public func kept(_ value: Value) -> Value {
    scope.keep(value)
    return value
  }

  func double(_ index: Int) -> Double {
    argument(index).number ?? 0
  }

  /// The receiver as an object of a class.
  func this<Object>(_ type: Object.Type = Object.self) throws -> Object {
    guard let object = receiver.object as? Object else { throw NetException.nullReference }
    return object
  }

  func object<Object>(_ index: Int, _ type: Object.Type = Object.self) throws -> Object {
    guard let object = argument(index).object as? Object else { throw NetException.argumentNull("value") }
    return object
  }

  /// The string before the dot.
  func text() throws -> String {
    guard let text = receiver.string else { throw NetException.nullReference }
    return text
  }

  /// Calls a lambda argument.
  func invoke(_ index: Int, _ arguments: Value...) throws -> Value {
    try object(index, FunctionObject.self).call(arguments)
  }

  /// The elements of an argument that can be walked.
  func sequence(_ index: Int, _ parameter: String = "source") throws -> () throws -> Value? {
    guard let sequence = Sequences.iterator(of: argument(index)) else {
      throw NetException.argumentNull(parameter)
    }
    return sequence
  }

  /// Whether two values are equal; comparing long texts counts as work.
  func equal(_ left: Value, _ right: Value) throws -> Bool {
    try scope.work(min(left.footprint, right.footprint))
    return Equality.equals(left, right)
  }

  /// How two values are ordered; comparing long texts counts as work.
  func order(_ left: Value, _ right: Value) throws -> Int {
    try scope.work(16 * (left.footprint + right.footprint))
    return try Equality.compare(left, right)
  }

  /// All elements of an argument that can be walked.
  func elements(_ index: Int, _ parameter: String = "source") throws -> [Value] {
    let next = try sequence(index, parameter)
    var elements: [Value] = []
    while let element = try next() {
      try scope.step(over: element)
      elements.append(element)
    }
    return elements
  }
}
