import OpenAI

/// Items that are sent to Application Insights together, of which some may be taken before others.
struct TelemetryBatch {
  /// What is still to be sent.
  private(set) var waiting: [TelemetryItem]
  /// How many items were refused for good.
  private(set) var refused = 0
  /// Why the first of them was.
  private(set) var reason = ""

  init(_ items: [TelemetryItem]) {
    waiting = items
  }

  /// Reads the answer to a batch of which a part was taken: which items were not, and why.
  ///
  /// Source: the response of the `track` operation: `itemsAccepted`, and `errors` with the items' places, each with a
  /// status of its own.
  mutating func settle(_ answer: JSON, _ reason: String) {
    let errors = answer["errors"]?.array ?? []
    let again = Set(
      errors.filter { Redelivery.isTransient($0["statusCode"]?.int ?? 0) }.compactMap { $0["index"]?.int })
    let open = waiting.indices.filter(again.contains).map { waiting[$0] }
    let lost = max(0, waiting.count - (answer["itemsAccepted"]?.int ?? 0) - open.count)
    if refused == 0, lost > 0 {
      let first = errors.first { !Redelivery.isTransient($0["statusCode"]?.int ?? 0) }
      self.reason = reason + (first?["message"]?.string.map { ": \($0)" } ?? "")
    }
    refused += min(lost, waiting.count - open.count)
    waiting = open
  }
}
