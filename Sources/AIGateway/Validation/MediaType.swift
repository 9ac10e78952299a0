/// A media type as validation compares it: in lower case, without parameters.
enum MediaType {
  /// `application/json` for `Application/JSON; charset=utf-8`; empty for a field that is not there.
  static func name(_ field: String?) -> String {
    let name = (field ?? "").prefix { $0 != ";" }.lowercased()
    return name.split(separator: " ").joined()
  }

  /// Whether a type that an operation describes, such as `text/*`, covers another.
  static func covers(_ described: String, _ type: String) -> Bool {
    let described = name(described)
    if described == type || described == "*/*" { return true }
    return described.hasSuffix("/*") && type.hasPrefix(described.dropLast())
  }
}
