public import HTTPTransport
import PolicyExpressions

/// Why a request ends in the on-error section, and what the caller gets unless that section says otherwise.
///
/// Statuses, messages and reasons are those of API Management: "Error handling in API Management policies".
public struct PolicyFailure: Error, Sendable {
  /// The status of the built-in response.
  public var status: Int
  /// The message of the built-in response's body.
  public var message: String
  /// `context.LastError.Source`; nil for the name of the policy that failed.
  public var source: String?
  /// `context.LastError.Reason`.
  public var reason: String
  /// `context.LastError.Message`, where it differs from ``message``.
  public var detail: String?
  /// Header fields of the built-in response, besides Content-Type.
  public var headers: Headers
  /// The response that takes the place of the built-in one, as for a backend's error status.
  public var response: Response?

  /// Creates a failure that the caller may read about.
  public init(
    status: Int, message: String, source: String? = nil, reason: String, detail: String? = nil,
    headers: Headers = [:]
  ) {
    self.status = status
    self.message = message
    self.source = source
    self.reason = reason
    self.detail = detail
    self.headers = headers
  }

  /// A failure whose cause is the gateway's own affair: the caller learns only that there was one.
  public static func internalError(source: String? = nil, reason: String, detail: String) -> PolicyFailure {
    PolicyFailure(
      status: 500, message: "Internal server error", source: source, reason: reason, detail: detail)
  }

  /// No operation matches the request.
  static let operationNotFound = PolicyFailure(
    status: 404, message: "Resource not found", source: "configuration", reason: "OperationNotFound",
    detail: "Unable to match incoming request to an operation.")

  /// The failure that an error of any kind is to the pipeline.
  init(_ error: any Error) {
    switch error {
    case let failure as PolicyFailure:
      self = failure
    case let failure as ExpressionFailure:
      self = .internalError(
        reason: "ExpressionValueEvaluationFailure", detail: "Expression evaluation failed. \(failure.message)"
      )
    case TransportError.timedOut:
      self = .internalError(reason: "Timeout", detail: TransportError.timedOut.description)
    case let error as TransportError:
      self = .internalError(reason: "BackendConnectionFailure", detail: error.description)
    default:
      self = .internalError(reason: "InternalError", detail: String(describing: error))
    }
  }
}
