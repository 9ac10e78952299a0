import LabTime
import PolicyExpressions

/// One of `context.User.Identities`
final class UserIdentityObject: NetObject {
  private let identity: User.Identity

  init(_ identity: User.Identity) { self.identity = identity }

  var type: StaticType { .named("IUserIdentity") }

  static func hostType() throws(ExpressionError) -> HostType {
    try HostType(
      "IUserIdentity", of: UserIdentityObject.self,
      [
        HostMember("string Id") { object, _ in .string(object.identity.id) },
        HostMember("string Provider") { object, _ in .string(object.identity.provider) },
      ])
  }
}

extension Value {
  /// A point in time as a `DateTime` of UTC, or null.
  static func date(_ instant: Instant?) -> Value {
    instant.map { .dateTime(DateTime(unixNanoseconds: $0.nanoseconds)) } ?? .null
  }
}

extension Instant {
  /// What stands for a time that nobody noted down: 1970.
  static let unknown = Instant(nanoseconds: 0)
}
