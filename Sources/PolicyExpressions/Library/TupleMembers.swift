extension Library {
  /// `System.Tuple`, which makes tuples, and the tuples of one to seven elements.
  static let tupleDeclarations: [(String, [Member])] =
    [("class System.Tuple", sizes.map(createMember))]
    + sizes.map { size in ("class System.Tuple<\(parameters(size))>", tupleMembers(size)) }

  private static let sizes = Array(1...7)

  private static func parameters(_ size: Int) -> String {
    (1...size).map { "T\($0)" }.joined(separator: ", ")
  }

  private static func arguments(_ size: Int) -> String {
    (1...size).map { "T\($0) item\($0)" }.joined(separator: ", ")
  }

  private static func createMember(_ size: Int) -> Member {
    let type = "Tuple<\(parameters(size))>"
    return Member("static \(type) Create<\(parameters(size))>(\(arguments(size)))") { make($0) }
  }

  private static func tupleMembers(_ size: Int) -> [Member] {
    [Member("new(\(arguments(size)))") { make($0) }]
      + (1...size).map { number in
        Member("T\(number) Item\(number)") { call in try call.this(TupleObject.self).values[number - 1] }
      }
  }

  private static func make(_ call: Call) -> Value {
    .object(TupleObject(call.arguments, type: .named("Tuple", call.types)))
  }
}
