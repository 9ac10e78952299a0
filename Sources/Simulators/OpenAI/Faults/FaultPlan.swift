import LabTime

/// Which requests something goes wrong with; the first rule that applies decides.
public struct FaultPlan: Sendable, Hashable {
  /// When a rule applies.
  public enum Occasion: Sendable, Hashable {
    /// Always.
    case always
    /// By chance: 0 never, 1 always.
    case rate(Double)
    /// To requests by their number at this endpoint, from 1.
    case requests(ClosedRange<Int>)
    /// To every n-th request; never when n is not positive.
    case every(Int)
    /// To requests that arrive this long after the start, the upper bound not included.
    case during(Range<Duration>)
  }

  /// A fault and when it strikes.
  public struct Rule: Sendable, Hashable {
    /// When.
    public var occasion: Occasion
    /// What.
    public var fault: Fault

    /// Creates a rule.
    public init(_ fault: Fault, _ occasion: Occasion) {
      self.fault = fault
      self.occasion = occasion
    }
  }

  /// The rules, in order.
  public var rules: [Rule]

  /// Creates a plan.
  public init(_ rules: [Rule] = []) {
    self.rules = rules
  }

  /// Nothing goes wrong.
  public static let none = FaultPlan()

  /// A plan of one rule.
  public static func fault(_ fault: Fault, _ occasion: Occasion) -> FaultPlan {
    FaultPlan([Rule(fault, occasion)])
  }

  /// What goes wrong with a request; chance depends on the request's number, not on what was drawn before.
  func fault(request number: Int, elapsed: Duration, _ random: RandomSource) -> Fault? {
    guard !rules.isEmpty else { return nil }
    let chance = random.derived("fault \(number)")
    return rules.first { rule in
      switch rule.occasion {
      case .always: true
      case .rate(let rate): chance.nextUnit() < rate
      case .requests(let range): range.contains(number)
      case .every(let step): step > 0 && number.isMultiple(of: step)
      case .during(let range): range.contains(elapsed)
      }
    }?.fault
  }
}
