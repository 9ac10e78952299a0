import HTTPTransport
import PolicyExpressions

/// A message whose content expressions can read.
protocol MessageObject: NetObject {
  /// The content; reading it may take it away.
  var body: Body { get set }
}

/// `context.Request`
final class RequestObject: MessageObject {
  private let context: PolicyContext

  init(_ context: PolicyContext) { self.context = context }

  var type: StaticType { .named("IRequest") }

  var body: Body {
    get { context.request.body }
    set { context.request.body = newValue }
  }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IRequest", of: RequestObject.self, uses: [try BodyObject.hostType(), try URLObject.hostType()],
      [
        HostMember("IMessageBody Body", notable: true) { request, _ in .object(BodyObject(of: request)) },
        HostMember("X509Certificate2 Certificate") { request, _ in .object(request.context.clientCertificate)
        },
        HostMember("IReadOnlyDictionary<string, string[]> Headers") { request, _ in
          .object(HeadersObject(request.context.request.headers))
        },
        HostMember("string IpAddress") { request, _ in .string(request.context.request.clientAddress) },
        HostMember("IReadOnlyDictionary<string, string> MatchedParameters") { request, _ in
          .object(ParametersObject(request.context.matchedParameters))
        },
        HostMember("string Method") { request, _ in .string(request.context.request.method) },
        HostMember("IUrl OriginalUrl") { request, _ in .object(URLObject(request.context.originalURL)) },
        HostMember("IUrl Url") { request, _ in .object(URLObject(request.context.currentURL)) },
        HostMember("bool HasBody") { request, _ in
          if case .empty = request.context.request.body { .bool(false) } else { .bool(true) }
        },
      ])
  }
}

/// `context.Response`, or the response that a variable holds.
final class ResponseObject: MessageObject {
  private let context: PolicyContext?
  private var own = Response()

  /// The response of a request, as it is whenever it is looked at.
  init(_ context: PolicyContext) { self.context = context }

  /// A response of its own, as `send-request` gets one; its body is complete.
  init(_ response: Response) {
    context = nil
    own = response
  }

  var type: StaticType { .named("IResponse") }

  /// Whether this is the response of a request, not one of its own.
  var isCurrent: Bool { context != nil }

  /// The response now.
  var response: Response {
    if let context { context.response ?? Response() } else { own }
  }

  var body: Body {
    get { response.body }
    set { if let context { context.response?.body = newValue } else { own.body = newValue } }
  }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IResponse", of: ResponseObject.self, uses: [try BodyObject.hostType()],
      [
        HostMember("IMessageBody Body", notable: true) { response, _ in .object(BodyObject(of: response)) },
        HostMember("IReadOnlyDictionary<string, string[]> Headers") { response, _ in
          .object(HeadersObject(response.response.headers))
        },
        HostMember("int StatusCode") { response, _ in
          .int(Int32(truncatingIfNeeded: response.response.status))
        },
        HostMember("string StatusReason") { response, _ in .string(response.response.reasonPhrase) },
      ])
  }
}

/// `IMessageBody`: the content of a message.
final class BodyObject: NetObject {
  private let message: any MessageObject

  /// The body of a message; nil when it has none.
  init?(of message: any MessageObject) {
    if case .empty = message.body { return nil }
    self.message = message
  }

  var type: StaticType { .named("IMessageBody") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IMessageBody", of: BodyObject.self,
      [
        HostMember("T As<T>(bool preserveContent = false)") { body, call in
          let type = call.types.first ?? .string
          let content = body.read(preserving: call.bool(0))
          // A byte order mark says how text is written and is no part of it.
          let isMarked = type != .array(.byte) && content.starts(with: [0xEF, 0xBB, 0xBF])
          return call.kept(try Value(content: isMarked ? Array(content.dropFirst(3)) : content, as: type))
        },
        HostMember("IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)")
        {
          body, call in
          let content = String(decoding: body.read(preserving: call.bool(0)), as: UTF8.self)
          return .form(QueryString.parameters(content))
        },
      ])
  }

  // Without `preserveContent` the content is taken: later readers, and the backend, get none.
  private func read(preserving: Bool) -> [UInt8] {
    guard case .bytes(let bytes) = message.body else { return [] }
    if !preserving { message.body = .bytes([]) }
    return bytes
  }
}

/// `IUrl`
final class URLObject: NetObject {
  private let url: RequestURL

  init(_ url: RequestURL) { self.url = url }

  var type: StaticType { .named("IUrl") }
  var text: String { url.description }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IUrl", of: URLObject.self,
      [
        HostMember("string Scheme") { object, _ in .string(object.url.scheme) },
        HostMember("string Host") { object, _ in .string(object.url.host) },
        HostMember("int Port") { object, _ in .int(Int32(truncatingIfNeeded: object.url.effectivePort)) },
        HostMember("string Path") { object, _ in .string(object.url.path) },
        HostMember("string QueryString") { object, _ in .string(object.url.query.map { "?\($0)" } ?? "") },
        HostMember("IReadOnlyDictionary<string, string[]> Query") { object, _ in
          .object(QueryObject(object.url.query ?? ""))
        },
      ])
  }
}
