/// A kind of harm that content is judged by, in the order in which the service reports them.
public enum HarmCategory: String, Sendable, Hashable, CaseIterable {
  /// Attacks on people for the group they belong to, and contempt for a person.
  case hate = "Hate"
  /// Hurting or killing oneself.
  case selfHarm = "SelfHarm"
  /// Sexual acts and bodies.
  case sexual = "Sexual"
  /// Hurting or killing others, and the means to do it.
  case violence = "Violence"
}
