/// A pricing tier of API Management, by its name in the resource model.
public enum SKU: String, Sendable, CaseIterable {
  case consumption = "Consumption"
  case developer = "Developer"
  case basic = "Basic"
  case standard = "Standard"
  case premium = "Premium"
  case basicV2 = "BasicV2"
  case standardV2 = "StandardV2"
  case premiumV2 = "PremiumV2"

  /// Whether limits fill a token bucket; in the classic tiers they slide over a window.
  ///
  /// Source: the "rate-limit-by-key" and "llm-token-limit" pages of the policy reference.
  public var countsInBuckets: Bool {
    switch self {
    case .basicV2, .standardV2, .premiumV2: true
    case .consumption, .developer, .basic, .standard, .premium: false
    }
  }
}
