/// A published revision of the Model Context Protocol, by its date.
public enum Revision: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The first one: HTTP with server-sent events.
  case november2024 = "2024-11-05"
  /// Streamable HTTP, and batches.
  case march2025 = "2025-03-26"
  /// Structured results, the header `MCP-Protocol-Version`; no batches any more.
  case june2025 = "2025-06-18"
  /// The last with sessions that begin with a handshake.
  case november2025 = "2025-11-25"
  /// Requests that stand alone: no handshake, no session.
  case july2026 = "2026-07-28"

  /// The newest.
  public static let latest = july2026
  /// The newest that `initialize` can agree on.
  public static let latestWithHandshake = november2025
  /// Those whose requests stand alone.
  public static let stateless: [Revision] = [.july2026]

  /// Whether a session begins with `initialize`.
  public var hasHandshake: Bool { self < .july2026 }

  /// Whether an HTTP request may bring several messages.
  public var hasBatches: Bool { self == .march2025 }

  /// Whether tools have titles, output schemas and structured results.
  var hasStructuredContent: Bool { self >= .june2025 }

  /// The earlier revision is the lesser.
  public static func < (left: Revision, right: Revision) -> Bool { left.rawValue < right.rawValue }
}
