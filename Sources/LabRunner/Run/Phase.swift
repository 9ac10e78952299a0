/// The four parts of a lab, in the order in which they run and by the names a reader sees.
public enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
  /// Puts the lab's service in place.
  case deploy
  /// Uses the service and keeps what came back.
  case exercise
  /// Says whether what came back is what should have.
  case assert
  /// Takes away what was deployed.
  case cleanUp = "clean up"
}
