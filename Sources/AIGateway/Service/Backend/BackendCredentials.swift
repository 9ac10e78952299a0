public import HTTPTransport

/// What the gateway shows a backend to be let in, `credentials` of a backend entity.
///
/// They are added when the request is forwarded, and replace what the request has under the same names. Texts may
/// name named values as `{{name}}`.
public struct BackendCredentials: Sendable {
  /// A value for the Authorization header in its two parts.
  public struct Authorization: Sendable, Hashable {
    /// Such as `Bearer`.
    public var scheme: String
    /// What follows the scheme.
    public var parameter: String

    /// Creates a value.
    public init(scheme: String, parameter: String) {
      self.scheme = scheme
      self.parameter = parameter
    }
  }

  /// The identity whose token is sent.
  public struct ManagedIdentity: Sendable, Hashable {
    /// The resource that the token is for.
    public var resource: String
    /// The client id of a user-assigned identity; nil for the service's own.
    public var clientID: String?

    /// Creates an identity.
    public init(resource: String, clientID: String? = nil) {
      self.resource = resource
      self.clientID = clientID
    }
  }

  /// Header fields; a name may stand more than once.
  public var header: Headers
  /// Query parameters in order; a name may stand more than once.
  public var query: KeyValuePairs<String, String>
  /// The Authorization header.
  public var authorization: Authorization?
  /// The thumbprints of certificates of the service; the first one is shown in TLS.
  public var certificate: [String]
  /// The ids of certificates of the service, such as `client` or `/certificates/client`; shown before those of
  /// ``certificate``.
  public var certificateIDs: [String]
  /// The identity whose token becomes the Authorization header, whatever else that was to be.
  public var managedIdentity: ManagedIdentity?

  /// Creates credentials.
  public init(
    header: Headers = [:], query: KeyValuePairs<String, String> = [:], authorization: Authorization? = nil,
    certificate: [String] = [], certificateIDs: [String] = [], managedIdentity: ManagedIdentity? = nil
  ) {
    self.header = header
    self.query = query
    self.authorization = authorization
    self.certificate = certificate
    self.certificateIDs = certificateIDs
    self.managedIdentity = managedIdentity
  }
}
