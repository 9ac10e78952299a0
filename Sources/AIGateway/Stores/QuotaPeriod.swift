import LabTime

/// A period of the calendar, in UTC, after which a token quota begins anew; named as in `token-quota-period`.
enum QuotaPeriod: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  case hourly = "Hourly"
  case daily = "Daily"
  case weekly = "Weekly"
  case monthly = "Monthly"
  case yearly = "Yearly"

  /// The beginning of the period that an instant lies in.
  ///
  /// Source: the "llm-token-limit" page: the current time truncated to the unit. Which day begins a week
  /// is not documented; here it is Monday, as in ISO 8601.
  func start(at instant: Instant) -> Instant {
    let now = instant.components
    let midnight = Instant(year: now.year, month: now.month, day: now.day)
    switch self {
    case .hourly: return midnight + .seconds(now.hour * 3600)
    case .daily: return midnight
    case .weekly: return midnight - .seconds((now.weekday + 6) % 7 * 86_400)
    case .monthly: return Instant(year: now.year, month: now.month, day: 1)
    case .yearly: return Instant(year: now.year, month: 1, day: 1)
    }
  }

  /// The beginning of the next period.
  func end(at instant: Instant) -> Instant {
    let start = start(at: instant)
    switch self {
    case .hourly: return start + .seconds(3600)
    case .daily: return start + .seconds(86_400)
    case .weekly: return start + .seconds(7 * 86_400)
    case .monthly:
      let (year, month) = (start.components.year, start.components.month)
      return month == 12
        ? Instant(year: year + 1, month: 1, day: 1) : Instant(year: year, month: month + 1, day: 1)
    case .yearly: return Instant(year: start.components.year + 1, month: 1, day: 1)
    }
  }
}
