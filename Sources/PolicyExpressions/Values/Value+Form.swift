extension Value {
  /// The fields of a form as `AsFormUrlEncodedContent()` answers them: an `IDictionary<string, IList<string>>` in
  /// which a name has all its values, in order.
  public static func form(_ fields: [(name: String, value: String)]) -> Value {
    var lists: [String: [Value]] = [:]
    for field in fields { lists[field.name, default: []].append(.string(field.value)) }
    let dictionary = DictionaryObject(key: .string, value: .named("IList", [.string]))
    for field in fields {
      guard let values = lists.removeValue(forKey: field.name) else { continue }
      // A name is no null, the only key that a dictionary refuses.
      _ = try? dictionary.set(.string(field.name), .object(ListObject(values, of: .string)))
    }
    return .object(dictionary)
  }
}
