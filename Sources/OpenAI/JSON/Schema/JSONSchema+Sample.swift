extension JSONSchema {
  /// A value that the schema describes, the same for the same random numbers.
  ///
  /// It is the schema's `const`, `example`, `default` or the first of its `examples` where it has one, else a
  /// value of its type within its bounds and of its format. It need not match `pattern` or `not`: nothing is
  /// searched for. Properties that are not required stand in it too, as far as nesting allows.
  ///
  /// - Parameters:
  ///   - random: Where numbers, choices and lengths come from; without it always the smallest and first.
  ///   - text: What a string is that nothing more is known of, given the name of the property it stands in.
  public func sample(
    random: @escaping () -> UInt64 = { 0 },
    text: @escaping (_ property: String?) -> String = { _ in "string" }
  ) -> JSON {
    var sampler = SchemaSampler(nodes, random: random, text: text)
    return sampler.value(of: 0)
  }
}
