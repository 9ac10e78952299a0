import HTTPTransport
import OpenAI
import PolicyExpressions

/// What `json-to-xml` and `xml-to-json` have in common: whether a body is converted, and putting the new one there.
struct BodyConversion {
  /// What a body can be written in.
  enum Format: String {
    case json, xml

    /// The `Content-Type` of a converted body.
    var mediaType: String { "application/\(rawValue)" }

    /// Whether a media type, with or without parameters, is one of the format: `application/json`, `a/b+json`.
    func matches(_ mediaType: some StringProtocol) -> Bool {
      let name = mediaType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
      return name.hasSuffix("/\(rawValue)") || name.hasSuffix("+\(rawValue)")
    }
  }

  let policy: String
  let source: Format
  let target: Format
  private let considersAccept: PolicyExpression<Bool>?

  init(
    _ element: PolicyElement, from source: Format, to target: Format
  ) throws(PolicyError) {
    policy = element.name
    self.source = source
    self.target = target
    considersAccept = try element.optionalExpression("consider-accept-header")
  }

  /// The content to convert; nil when there is none or it stays as it is.
  func content(_ context: PolicyContext, always: Bool) async throws -> [UInt8]? {
    let headers = context.section.actsOnRequest ? context.request.headers : context.response?.headers ?? [:]
    guard always || headers["Content-Type"].map({ source.matches($0) }) ?? false else {
      note("The Content-Type is not one of \(source.rawValue.uppercased()).", in: context)
      return nil
    }
    let considers = if let considersAccept { try await context.evaluate(considersAccept) } else { true }
    guard !considers || accepts(context.request.headers[all: "Accept"]) else {
      note("The Accept header does not ask for \(target.rawValue.uppercased()).", in: context)
      return nil
    }
    try await context.gather(context.section.actsOnRequest ? .request : .response)
    let body = context.section.actsOnRequest ? context.request.body : context.response?.body
    guard case .bytes(let bytes)? = body, !bytes.isEmpty else { return nil }
    return bytes
  }

  /// Whether an `Accept` header names the format; `*/*` asks for nothing in particular.
  private func accepts(_ fields: [String]) -> Bool {
    fields.flatMap { $0.split(separator: ",") }.contains { range in
      guard target.matches(range) else { return false }
      let parameters = range.split(separator: ";").dropFirst().map { $0.filter { !$0.isWhitespace } }
      let quality = parameters.first { $0.lowercased().hasPrefix("q=") }?.dropFirst(2)
      return quality.map { Double($0) ?? 0 > 0 } ?? true
    }
  }

  /// Makes the converted content of the message its body.
  func put(_ content: [UInt8], into context: PolicyContext) {
    if context.section.actsOnRequest {
      context.request.body = .bytes(content)
      context.request.headers["Content-Type"] = target.mediaType
      context.consumed.remove(.request)
    } else {
      context.response?.body = .bytes(content)
      context.response?.headers["Content-Type"] = target.mediaType
      context.consumed.remove(.response)
    }
    // The words of API Management's own trace.
    note(
      "\(source.rawValue.uppercased())-to-\(target.rawValue.uppercased()) policy was applied. Original "
        + "Content-Length header was removed as its value was invalidated. Content-Type header was set to "
        + "'\(target.mediaType)'.", in: context)
  }

  /// The failure of a body that cannot be converted.
  func failure(_ exception: NetException) -> PolicyFailure {
    .internalError(
      reason: "BodyConversionFailure",
      detail: "The body cannot be converted from \(source.rawValue.uppercased()): \(exception.message)")
  }

  private func note(_ message: String, in context: PolicyContext) {
    context.note(policy, ["message": .string(message)])
  }
}
