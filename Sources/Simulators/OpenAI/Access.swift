import HTTPTransport
import LabTime
import OpenAI

/// Which callers a simulated service lets in.
///
/// A caller shows a key in `api-key`, or a key or token in `Authorization: Bearer`.
public enum Access: Sendable, Hashable {
  /// Everyone, with or without a key.
  case open
  /// Whoever shows a key or token; it is not looked at.
  case anyKey
  /// Whoever shows one of these keys or tokens.
  case keys(Set<String>)
  /// Whoever shows a token of Entra ID that passes a check, or one of these keys.
  case tokens(TokenCheck, keys: Set<String> = [])

  func refusal(of headers: Headers, dialect: Dialect, at now: Instant) -> Refusal? {
    if self == .open { return nil }
    let bearer = headers["Authorization"].flatMap(Self.token)
    let shown = [headers["api-key"], bearer].compactMap(\.self).filter { !$0.isEmpty }
    switch self {
    case .open: return nil
    case .anyKey where !shown.isEmpty: return nil
    case .keys(let accepted) where shown.contains(where: accepted.contains): return nil
    case .tokens(_, let accepted) where shown.contains(where: accepted.contains): return nil
    case .tokens(let check, _) where bearer.map({ check.accepts($0, at: now) }) == true: return nil
    case .anyKey, .keys, .tokens:
      return Refusal.unauthorized(shownKey: shown.first, isToken: bearer != nil, dialect)
    }
  }

  private static func token(_ authorization: String) -> String? {
    let scheme = "bearer "
    guard authorization.prefix(scheme.count).lowercased() == scheme else { return nil }
    return String(authorization.dropFirst(scheme.count).drop { $0 == " " })
  }
}
