import LabTime

/// The counters of `llm-token-limit` and `azure-openai-token-limit`: one for each counter key.
///
/// A request asks with ``admit(_:limit:estimate:at:)`` and, when its answer is there, settles. Policies that
/// use the same key with different limits share the counter.
protocol TokenCounters: Stateful {
  /// Admits a request, and keeps its estimate reserved until it is settled or refunded.
  ///
  /// - Parameters:
  ///   - estimate: The tokens that the request will take; nil when nothing is known before the answer.
  /// - Throws: The reason to refuse; then nothing was reserved.
  func admit(
    _ key: String, limit: TokenLimit, estimate: Int?, at now: Instant
  ) throws(TokenRefusal) -> TokenReservation

  /// Charges what an admitted request took in place of what was reserved, and returns what is left.
  @discardableResult
  func settle(_ reservation: TokenReservation, actual: Int, at now: Instant) -> TokenAllowance

  /// Gives back what an admitted request reserved, when it took nothing, and returns what is left.
  @discardableResult
  func refund(_ reservation: TokenReservation, at now: Instant) -> TokenAllowance

  /// What is left of a limit under a key.
  func remaining(_ key: String, limit: TokenLimit, at now: Instant) -> TokenAllowance
}
