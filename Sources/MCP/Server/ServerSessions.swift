import LabTime
import Synchronization

/// The sessions of an endpoint by their ids.
final class ServerSessions: Sendable {
  /// How many there may be; the one that was silent longest makes room for the next.
  static let limit = 10_000

  private let sessions = Mutex<[String: ServerSession]>([:])
  private let clock: any LabClock
  private let random: RandomSource

  init(clock: any LabClock, random: RandomSource) {
    self.clock = clock
    self.random = random
  }

  /// Begins a session under a new id of 32 hexadecimal digits.
  func begin(queue: MessageQueue? = nil) -> ServerSession {
    let session = ServerSession(newID(), queue: queue, on: clock)
    let silent = sessions.withLock { sessions in
      defer { sessions[session.id] = session }
      guard sessions.count >= Self.limit else { return nil as ServerSession? }
      let oldest = sessions.values.min { ($0.lastUse, $0.id) < ($1.lastUse, $1.id) }
      return oldest.flatMap { sessions.removeValue(forKey: $0.id) }
    }
    silent?.end()
    return session
  }

  /// The session of an id, which it is heard of by; nil when there is none, or no more.
  func find(_ id: String) -> ServerSession? {
    let session = sessions.withLock { $0[id] }
    session?.lastUse = clock.now
    return session
  }

  /// Ends a session.
  func end(_ id: String) {
    sessions.withLock { $0.removeValue(forKey: id) }?.end()
  }

  /// Tells the clients of all sessions what they did not ask for, in the order of the ids.
  func tell(_ message: JSONRPCMessage) {
    let all = sessions.withLock { $0.values.sorted { $0.id < $1.id } }
    for session in all { session.tell(message) }
  }

  private func newID() -> String {
    [random.next(), random.next()].map { bits in
      let digits = String(bits, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
