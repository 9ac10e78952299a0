/// Which steps of a lab are asked for, each by its name, a part of it or its number.
public struct StepSelection: Sendable {
  /// The step to go on at; nil for the first that did not pass.
  public var from: String?
  /// Steps to run again although they passed.
  public var fresh: [String]
  /// The last step to run; nil for that of the lab.
  public var until: String?
  /// The only steps to run; empty for all.
  public var only: [String]
  /// Steps to leave out.
  public var skip: [String]

  /// Selects steps; without more, all of them.
  public init(
    from: String? = nil, fresh: [String] = [], until: String? = nil, only: [String] = [], skip: [String] = []
  ) {
    self.from = from
    self.fresh = fresh
    self.until = until
    self.only = only
    self.skip = skip
  }

  /// Whether nothing was asked for.
  public var isEmpty: Bool {
    from == nil && until == nil && fresh.isEmpty && only.isEmpty && skip.isEmpty
  }
}
