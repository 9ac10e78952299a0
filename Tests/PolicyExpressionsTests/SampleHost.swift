@testable import PolicyExpressions

/// A small host: a context with variables and a request, enough to try what hosts offer.
enum SampleHost {
  final class Context: NetObject {
    let request = Request()
    let variables = Variables()
    var traced: [String] = []
    var type: StaticType { .named("IProxyRequestContext") }
  }

  final class Request: NetObject {
    let headers = Headers()
    var type: StaticType { .named("IRequest") }
  }

  final class Body: NetObject {
    var type: StaticType { .named("IMessageBody") }
  }

  final class Headers: HostDictionary {
    let fields = [
      ("Accept", ["text/html", "application/json"]), ("Content-Type", ["application/json"]),
      ("X-Empty", [""]),
    ]
    var valueType: StaticType { .array(.string) }
    var keys: [String] { fields.map(\.0) }
    var count: Int { fields.count }
    func value(forKey key: String) -> Value? {
      fields.first { $0.0.lowercased() == key.lowercased() }.map { .strings($0.1) }
    }
  }

  final class Variables: HostDictionary {
    var values: [(String, Value)] = [
      ("int", .int(5)), ("long", .long(5)), ("text", .string("hello")), ("empty", .string("")),
      ("null", .null),
      ("bool", .bool(true)), ("double", .double(2.5)),
    ]
    var valueType: StaticType { .object }
    var keys: [String] { values.map(\.0) }
    var count: Int { values.count }
    func value(forKey key: String) -> Value? {
      values.first { $0.0 == key }?.1
    }
  }

  static let json =
    #"{"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}], "n": 2, "stream": false}"#

  static func contextType() throws(ExpressionError) -> HostType {
    let body = try HostType(
      "IMessageBody", of: Body.self,
      [
        HostMember("T As<T>(bool preserveContent = false)", notable: true) { _, call in
          call.types[0] == .string ? .string(json) : .object(try JToken.parse(json))
        }
      ])
    let request = try HostType(
      "IRequest", of: Request.self, uses: [body],
      [
        HostMember("string Method") { _, _ in .string("POST") },
        HostMember("IMessageBody Body", notable: true) { _, _ in .object(Body()) },
        HostMember("IReadOnlyDictionary<string, string[]> Headers") { request, _ in .object(request.headers)
        },
      ])
    return try HostType(
      "IProxyRequestContext", of: Context.self, uses: [request],
      [
        HostMember("IRequest Request") { context, _ in .object(context.request) },
        HostMember("IRequest Missing") { _, _ in .null },
        HostMember("Guid RequestId") { _, _ in
          .guid(NetGuid(high: 0x0102030405060708, low: 0x090A0B0C0D0E0F10))
        },
        HostMember("IReadOnlyDictionary<string, object> Variables") { context, _ in .object(context.variables)
        },
        HostMember("void Trace(string message)") { context, call in
          context.traced.append(try call.string(0, "message"))
          return .null
        },
      ])
  }

  /// A scope at 2025-03-04T05:06:07.89Z with the same "random" bits each time, and time for a busy machine.
  static func scope(limits: EvaluationLimits = EvaluationLimits(time: .seconds(60))) -> EvaluationScope {
    var state: UInt64 = 42
    return EvaluationScope(
      context: Context(), now: { 1_741_064_767_890_000_000 },
      random: {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }, limits: limits)
  }
}
