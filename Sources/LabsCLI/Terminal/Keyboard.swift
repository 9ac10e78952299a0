import Foundation
import Synchronization

/// Waits for single keys on the terminal of standard input.
struct Keyboard: Sendable {
  /// A key that was pressed.
  enum Key: Sendable, Hashable {
    /// A key that writes a character of ASCII.
    case character(Character)
    /// Return.
    case enter
    /// Backspace.
    case backspace
    /// Escape, or Ctrl-D.
    case escape
  }

  /// What is made of the keys that are pressed; nil when the task is cancelled or the terminal is gone.
  ///
  /// Ctrl-C, Ctrl-\ and Ctrl-Z do what they always do. The terminal is as it was when this returns.
  ///
  /// - Parameters:
  ///   - state: What is kept from key to key.
  ///   - draw: Shows what is asked; called again after the process was stopped and has gone on.
  ///   - take: Takes keys, several when they come at once as pasted text does; nil to wait for more.
  func answer<State: Sendable, Answer: Sendable>(
    from state: State, draw: @escaping @Sendable (State) -> Void,
    take: @escaping @Sendable (inout State, [Key]) -> Answer?
  ) async -> Answer? {
    let cancellation = Cancellation()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own, as the wait may be long.
        Thread.detachNewThread {
          let answer = Self.wait(state, draw, take) { cancellation.hasCome.load(ordering: .relaxed) }
          TerminalMode.restore()
          continuation.resume(returning: answer)
        }
      }
    } onCancel: {
      cancellation.hasCome.store(true, ordering: .relaxed)
    }
  }

  private final class Cancellation: Sendable {
    let hasCome = Atomic(false)
  }

  private static func wait<State, Answer>(
    _ state: State, _ draw: (State) -> Void, _ take: (inout State, [Key]) -> Answer?,
    isCancelled: () -> Bool
  ) -> Answer? {
    // What was typed before the question is no answer to it, so the question comes second.
    guard TerminalMode.takeKeys() else { return nil }
    var state = state
    draw(state)
    var bytes = [UInt8](repeating: 0, count: 256)
    while !isCancelled() {
      var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 100) > 0 else { continue }
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return nil }
      switch bytes[0] {
      case 3: send(SIGINT)
      case 28: send(SIGQUIT)
      case 26:
        stop()
        guard TerminalMode.takeKeys() else { return nil }
        draw(state)
      default:
        let keys = Self.keys(bytes.prefix(count))
        if !keys.isEmpty, let answer = take(&state, keys) { return answer }
      }
    }
    return nil
  }

  // An arrow or a function key is an escape, a bracket or an O, and what goes up to a letter or a tilde: it is none of
  // the keys that are asked for, and its letter no answer.
  private static func keys(_ bytes: ArraySlice<UInt8>) -> [Key] {
    var keys: [Key] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == 27, let next = rest.first, next == UInt8(ascii: "[") || next == UInt8(ascii: "O") {
        rest = rest.dropFirst().drop { !(64...126).contains($0) }.dropFirst()
      } else if let key = key(byte) {
        keys.append(key)
      }
    }
    return keys
  }

  private static func key(_ byte: UInt8) -> Key? {
    switch byte {
    case 4, 27: .escape
    case 8, 127: .backspace
    case 10, 13: .enter
    case 32...126: .character(Character(UnicodeScalar(byte)))
    default: nil
    }
  }

  // The terminal would have sent it to all processes in front.
  private static func send(_ number: Int32) {
    TerminalMode.restore()
    kill(0, number)
    _ = TerminalMode.takeKeys()
  }

  // Stops this process and those beside it as Ctrl-Z does. Sent to this thread it has happened when `raise` returns.
  private static func stop() {
    TerminalMode.restore()
    signal(SIGTSTP, SIG_IGN)
    kill(0, SIGTSTP)
    signal(SIGTSTP, SIG_DFL)
    ThreadSignal.raise(SIGTSTP)
  }
}
