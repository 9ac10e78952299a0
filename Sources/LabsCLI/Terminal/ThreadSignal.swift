import Foundation

/// Signals to the thread that runs.
enum ThreadSignal {
  /// Sends a signal, which has done its work when this returns. The threads that tasks run on are started with most
  /// signals blocked.
  static func raise(_ number: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    Foundation.raise(number)
  }
}
