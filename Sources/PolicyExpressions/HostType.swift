/// A type that the host adds to .NET's: what `context` is, and what hangs from it.
public struct HostType: Sendable {
  /// The name expressions use in casts and messages, such as `IProxyRequestContext`.
  public let name: String
  /// Everything an expression may name when its `context` is of this type.
  let library: Library

  /// Declares a type by the Swift class behind it and its members.
  ///
  /// `uses` names the other host types that members answer or that expressions may cast to; `extending` names
  /// types whose members this one has too. A member's declaration that cannot be read is an error.
  public init<Object: NetObject & SendableMetatype>(
    _ name: String, of object: Object.Type, extending bases: [String] = [], uses types: [HostType] = [],
    _ members: [HostMember<Object>]
  ) throws(ExpressionError) {
    self.name = name
    var library = types.reduce(into: Library.standard) { library, type in library.merge(type.library) }
    let header = "class \(name)" + (bases.isEmpty ? "" : " : " + bases.joined(separator: ", "))
    library.add(try TypeTable(header, members.map(\.member)))
    self.library = library
  }

  /// Declares an enumeration.
  public init(_ enumeration: EnumType) {
    name = enumeration.name
    var library = Library.standard
    library.add(TypeTable(enumeration))
    self.library = library
  }

  /// The type as ``NetObject/type`` answers it.
  public var type: StaticType {
    .named(name)
  }
}

/// A member of a host type, declared by one line of C#.
///
/// `HostMember("string Method") { request, _ in .string(request.method) }`
public struct HostMember<Object: NetObject & SendableMetatype>: Sendable {
  let member: Member

  /// Declares a property (`int StatusCode`), a method (`T As<T>(bool preserveContent = false)`) or an
  /// indexer (`object this[string key]`).
  ///
  /// A notable member is listed in the ``PolicyExpression/reads`` of every expression that uses it.
  public init(
    _ declaration: String, notable: Bool = false,
    _ body: @escaping @Sendable (Object, inout Call) throws -> Value
  ) {
    member = Member(declaration, notable: notable) { call in
      guard let object = call.receiver.object as? Object else { throw NetException.nullReference }
      return try body(object, &call)
    }
  }
}
