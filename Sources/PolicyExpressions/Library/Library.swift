/// The .NET types that expressions may name, with their members.
struct Library: Sendable {
  private var tables: [String: TypeTable] = [:]
  /// Types that share their name with one in ``tables``, by the number of their type parameters.
  private var namesakes: [String: [Int: TypeTable]] = [:]
  private var byFullName: [String: String] = [:]
  private var extensions: [String: [DeclaredMember]] = [:]
  /// A declaration of ``standard`` that could not be read; a test holds this to be nil.
  private(set) var mistake: (declaration: String, error: ExpressionError)?

  /// What policy expressions may use of .NET, whoever hosts them.
  static let standard = Library(declarations: declarations)

  init(declarations: [(String, [Member])]) {
    for (declaration, members) in declarations { add(declaration, members) }
    for type in EnumType.all { add(TypeTable(type)) }
  }

  private mutating func add(_ declaration: String, _ members: [Member]) {
    do throws(ExpressionError) {
      add(try TypeTable(declaration, members))
    } catch {
      mistake = mistake ?? (declaration, error)
    }
  }

  /// Adds a type, or replaces the one of the same name.
  mutating func add(_ table: TypeTable) {
    if let first = tables[table.name], first.typeParameters.count != table.typeParameters.count {
      namesakes[table.name, default: [:]][table.typeParameters.count] = table
    } else {
      tables[table.name] = table
    }
    byFullName[table.fullName] = table.name
    for member in table.extensions { extensions[member.signature.name, default: []].append(member) }
  }

  /// Adds what another library has and this one has not.
  mutating func merge(_ other: Library) {
    for table in other.tables.values where tables[table.name] == nil { add(table) }
    namesakes.merge(other.namesakes) { own, _ in own }
  }

  func table(_ name: String) -> TypeTable? {
    tables[name]
  }

  /// The table that holds a type's members.
  func table(of type: StaticType) -> TypeTable? {
    if case .named(let name, let arguments) = type { return table(name, arguments.count) }
    return tables[Self.tableName(of: type)]
  }

  private func table(_ name: String, _ arguments: Int) -> TypeTable? {
    let table = tables[name]
    guard let table, table.typeParameters.count != arguments else { return table }
    return namesakes[name]?[arguments] ?? table
  }

  private static func tableName(of type: StaticType) -> String {
    switch type {
    case .named(let name, _): name
    case .array: "Array"
    case .nullable: "Nullable"
    case .anonymous, .tuple, .null, .parameter: "Object"
    default: StaticType.keywords.first { $0.type == type }?.name ?? "Object"
    }
  }

  /// The type that a name, bare or with its namespace, stands for.
  func type(named name: String, arguments: [StaticType] = []) -> StaticType? {
    if arguments.isEmpty, let basic = StaticType.basic(name) { return basic }
    if name == "Func" || name == "Action" || name == "System.Func" || name == "System.Action" {
      let short = name.split(separator: ".").last.map(String.init) ?? name
      return short == "Action" || !arguments.isEmpty ? .named(short, arguments) : nil
    }
    if let delegate = Self.delegate(name, of: arguments) { return delegate }
    let short = byFullName[name] ?? name
    guard let table = table(short, arguments.count), table.typeParameters.count == arguments.count else {
      return nil
    }
    if let basic = StaticType.basic(short) { return basic }
    if short == "Nullable", let type = arguments.first { return .nullable(type) }
    return .named(short, arguments)
  }

  /// The delegates of .NET that are a `Func` by another name.
  private static func delegate(_ name: String, of arguments: [StaticType]) -> StaticType? {
    switch (name, arguments.count) {
    case ("Predicate", 1), ("System.Predicate", 1): .named("Func", arguments + [.bool])
    case ("Comparison", 1), ("System.Comparison", 1): .named("Func", arguments + arguments + [.int])
    case ("Converter", 2), ("System.Converter", 2): .named("Func", arguments)
    default: nil
    }
  }

  /// The full .NET name, as exceptions print it.
  func fullName(of type: StaticType) -> String {
    switch type {
    case .array(let element): return fullName(of: element) + "[]"
    case .nullable(let type): return "System.Nullable`1[\(fullName(of: type))]"
    case .anonymous(let members):
      return
        "<>f__AnonymousType0`\(members.count)[\(members.map { fullName(of: $0.type) }.joined(separator: ","))]"
    case .tuple(let elements):
      return
        "System.ValueTuple`\(elements.count)[\(elements.map { fullName(of: $0.type) }.joined(separator: ","))]"
    case .named(let name, let arguments):
      let full = tables[name]?.fullName ?? name
      guard !arguments.isEmpty else { return full }
      return "\(full)`\(arguments.count)[\(arguments.map { fullName(of: $0) }.joined(separator: ","))]"
    default:
      return "System." + Self.tableName(of: type)
    }
  }

  /// The types directly above a type, with its type arguments filled in.
  func bases(of type: StaticType) -> [StaticType] {
    guard let table = table(of: type) else { return [] }
    switch type {
    case .named(_, let arguments):
      return table.bases.map { $0.replacing(Self.bindings(table, arguments)) }
    case .array(let element):
      return [.named("Array"), .named("IList", [element])]
    default:
      return table.bases
    }
  }

  private static func bindings(_ table: TypeTable, _ arguments: [StaticType]) -> [String: StaticType] {
    Dictionary(zip(table.typeParameters, arguments), uniquingKeysWith: { first, _ in first })
  }

  /// The type itself or the one above it that has a name, with its arguments.
  func view(of type: StaticType, as name: String) -> StaticType? {
    if case .named(name, _) = type { return type }
    for base in bases(of: type) {
      if let found = view(of: base, as: name) { return found }
    }
    return nil
  }

  /// Whether a reference to the first type is one to the second.
  func isSubtype(_ type: StaticType, of other: StaticType) -> Bool {
    if type == other || other == .object { return true }
    guard case .named(let name, let arguments) = other, let found = view(of: type, as: name),
      case .named(_, let actual) = found
    else { return false }
    if actual == arguments { return true }
    // Reading collections of references is covariant, as `IEnumerable<out T>` is.
    guard name.hasPrefix("IEnumerable") || name.hasPrefix("IReadOnly") else { return false }
    return zip(actual, arguments).allSatisfy { isReference($0) && isSubtype($0, of: $1) }
  }

  func isValueType(_ type: StaticType) -> Bool {
    switch type {
    case .bool, .nullable, .tuple: true
    case .named(let name, _): tables[name]?.isValueType ?? false
    default: type.isNumeric
    }
  }

  func isReference(_ type: StaticType) -> Bool {
    !isValueType(type) && type != .void
  }

  /// A type's members of one name: its own first, then those of its bases, then object's.
  func members(of type: StaticType, named name: String) -> [(DeclaredMember, [String: StaticType])] {
    var found: [(DeclaredMember, [String: StaticType])] = []
    var seen: Set<StaticType> = []
    collect(type, name, &seen, &found)
    if type != .object { collect(.object, name, &seen, &found) }
    return found
  }

  private func collect(
    _ type: StaticType, _ name: String, _ seen: inout Set<StaticType>,
    _ found: inout [(DeclaredMember, [String: StaticType])]
  ) {
    guard seen.insert(type).inserted, let table = table(of: type) else { return }
    var bindings: [String: StaticType] = [:]
    switch type {
    case .named(_, let arguments): bindings = Self.bindings(table, arguments)
    case .nullable(let element): bindings = Self.bindings(table, [element])
    default: break
    }
    found += (table.members[name] ?? []).filter { !$0.signature.isExtension }.map { ($0, bindings) }
    // An array has the members of its interfaces only when seen as one of them.
    if case .array = type { return }
    for base in bases(of: type) { collect(base, name, &seen, &found) }
  }

  func extensions(named name: String) -> [DeclaredMember] {
    extensions[name] ?? []
  }
}
