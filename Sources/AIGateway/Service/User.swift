public import LabTime

/// A developer of the service, `context.User`.
public struct User: Sendable, Hashable {
  /// A way in which the user signs in, one of `context.User.Identities`.
  public struct Identity: Sendable, Hashable {
    /// The name at the provider.
    public var id: String
    /// The provider, such as `Basic` or `Azure`.
    public var provider: String

    /// Creates an identity.
    public init(_ id: String, provider: String) {
      self.id = id
      self.provider = provider
    }
  }

  /// The name in the service.
  public var id: String
  /// The address that mail is sent to.
  public var email: String?
  /// The given name.
  public var firstName: String?
  /// The family name.
  public var lastName: String?
  /// What the service's administrators wrote down.
  public var note: String?
  /// The names of the groups that the user is in.
  public var groups: [String]
  /// How the user signs in.
  public var identities: [Identity] = []
  /// When the user signed up; nil when that is not known.
  public var registrationDate: Instant?

  /// Creates a user.
  public init(
    _ id: String, email: String? = nil, firstName: String? = nil, lastName: String? = nil,
    note: String? = nil, groups: [String] = []
  ) {
    self.id = id
    self.email = email
    self.firstName = firstName
    self.lastName = lastName
    self.note = note
    self.groups = groups
  }
}
