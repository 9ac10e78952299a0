/// A lambda with the variables around it: a `Func` or an `Action`.
final class FunctionObject: NetObject {
  let type: StaticType
  let call: ([Value]) throws -> Value

  init(_ type: StaticType, call: @escaping ([Value]) throws -> Value) {
    self.type = type
    self.call = call
  }
}
