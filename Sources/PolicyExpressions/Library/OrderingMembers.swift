extension Library {
  /// `System.Linq.Enumerable`: `OrderBy`, `ThenBy` and their like.
  static let orderingMembers: [Member] = [
    ("OrderBy", "IEnumerable", false), ("OrderByDescending", "IEnumerable", true),
    ("ThenBy", "IOrderedEnumerable", false), ("ThenByDescending", "IOrderedEnumerable", true),
  ].flatMap { name, source, isDescending in
    let refines = name.hasPrefix("ThenBy")
    let head = "static IOrderedEnumerable<T> \(name)<T, K>(this \(source)<T> source, Func<T, K> keySelector"
    return [
      Member("\(head))") { try OrderedObject.order($0, refining: refines, descending: isDescending) },
      Member("\(head), StringComparer comparer)") {
        try OrderedObject.order($0, refining: refines, descending: isDescending)
      },
    ]
  }
}
