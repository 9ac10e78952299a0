/// Where the time and the network of a run came from.
public enum RunMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// Simulated time, one process, no sockets.
  case simulated
  /// The wall clock and real sockets.
  case live
}
