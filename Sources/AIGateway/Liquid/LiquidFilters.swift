/// The filters that API Management's templates have.
///
/// Source: the "set-body" page of the policy reference, supported Liquid filters.
enum LiquidFilters {
  private static let all = text + encoding + numbers + lists

  private static let byName: [String: LiquidFilter] = Dictionary(
    all.flatMap { [($0.name, $0), ($0.rubyName, $0)] }, uniquingKeysWith: { first, _ in first })

  /// A filter by either of its names.
  ///
  /// - Throws: ``LiquidError`` for a name that no filter has, and for too many or too few arguments.
  static func filter(
    _ name: String, arguments: Int, at offset: Int
  ) throws(LiquidError) -> LiquidFilter {
    guard let filter = byName[name] else {
      let nearest = Spelling.nearest(to: name, in: all.map(\.name) + all.map(\.rubyName))
      throw LiquidError(
        message: "there is no Liquid filter \(name)", hint: nearest.map { "did you mean \($0)?" },
        offset: offset)
    }
    guard filter.arguments.contains(arguments) else {
      let (least, most) = (filter.arguments.lowerBound, filter.arguments.upperBound)
      let count = least == most ? "\(least)" : "\(least) to \(most)"
      throw LiquidError(
        message: "\(name) has \(arguments) \(arguments == 1 ? "argument" : "arguments")",
        hint: "it takes \(count)", offset: offset)
    }
    return filter
  }
}
