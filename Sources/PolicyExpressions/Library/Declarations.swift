extension Library {
  /// Every type of the library: its declaration in C#, and its members.
  static let declarations: [(String, [Member])] = [
    ("class System.Object", objectMembers),
    ("class System.String : IEnumerable<char>", stringMembers),
  ]
}
