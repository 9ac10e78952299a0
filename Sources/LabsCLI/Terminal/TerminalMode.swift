import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// How the terminal of standard input hands over what is typed: in lines, as ever, or key by key.
enum TerminalMode {
  // The settings to go back to; nil while they are in force.
  private static let own = Mutex<termios?>(nil)

  /// Has keys handed over at once and not shown, Ctrl-C and its like among them; forgets what was typed before.
  ///
  /// - Returns: Whether there is a terminal to do so.
  static func takeKeys() -> Bool {
    own.withLock { own in
      guard own == nil else { return true }
      var settings = termios()
      guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return false }
      var keys = settings
      keys.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
      withUnsafeMutableBytes(of: &keys.c_cc) { characters in
        characters[Int(VMIN)] = 1
        characters[Int(VTIME)] = 0
      }
      guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &keys) == 0 else { return false }
      own = settings
      return true
    }
  }

  /// Puts the terminal's own settings in force again; does nothing when they are.
  static func restore() {
    own.withLock { own in
      guard var settings = own.take() else { return }
      _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    }
  }

  /// Takes the terminal back from a program that had it, which may have died and left it as it was.
  static func reclaim() {
    // A process of the background is stopped for asking, unless it ignores that.
    let before = signal(SIGTTOU, SIG_IGN)
    _ = tcsetpgrp(STDIN_FILENO, getpgrp())
    signal(SIGTTOU, before)
  }

  /// The settings now, to go back to after a program had the terminal.
  static func current() -> termios? {
    var settings = termios()
    return tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
  }

  /// Puts settings in force.
  static func use(_ settings: termios) {
    var settings = settings
    _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }
}
