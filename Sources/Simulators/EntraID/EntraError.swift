import HTTPTransport
import LabTime
import OpenAI

/// A refusal of Entra ID, with the number that its reference of error codes lists.
///
/// Source: "Microsoft Entra authentication and authorization error codes"; the names are OAuth 2.0's (RFC 6749,
/// 5.2, and RFC 8628, 3.5).
struct EntraError: Error {
  /// The number after `AADSTS`.
  let code: Int
  /// What a program recognises, such as `invalid_client`.
  let name: String
  /// A sentence for a person.
  let message: String
  var status = 400

  /// The number and the sentence, and what finds the request again.
  func description(trace: String, correlation: String, at now: Instant) -> String {
    "AADSTS\(code): \(message) Trace ID: \(trace) Correlation ID: \(correlation) Timestamp: \(Self.text(now))"
  }

  /// The answer to a program.
  func response(to request: Request, at now: Instant, _ random: RandomSource) -> Response {
    let trace = random.uuid()
    let correlation = request.headers["client-request-id"] ?? random.uuid()
    let json: JSON = [
      "error": .string(name),
      "error_description": .string(description(trace: trace, correlation: correlation, at: now)),
      "error_codes": [.int(code)],
      "timestamp": .string(Self.text(now)),
      "trace_id": .string(trace),
      "correlation_id": .string(correlation),
      "error_uri": .string("\(EntraIDSimulator.authority)/error?code=\(code)"),
    ]
    return Response(
      status,
      headers: [
        "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store, no-cache",
        "x-ms-request-id": trace,
      ], body: .bytes(json.bytes))
  }

  private static func text(_ now: Instant) -> String {
    now.iso8601.prefix(19).replacing("T", with: " ") + "Z"
  }
}
