/// What is wrong with a Liquid template, or why it cannot be rendered, and where.
struct LiquidError: Error {
  /// What is wrong.
  let message: String
  /// What would be right; nil when there is nothing to say.
  var hint: String?
  /// The byte of the template at which it was found.
  let offset: Int
}
