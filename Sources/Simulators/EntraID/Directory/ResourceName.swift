/// Names of APIs, as requests and tokens have them.
enum ResourceName {
  /// A name without the slash at its end, which does not matter.
  static func trimmed(_ name: String) -> String {
    name.hasSuffix("/") ? String(name.dropLast()) : name
  }
}
