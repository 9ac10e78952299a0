import Foundation

/// Sends a signal to this thread. The threads that tasks run on are started with most signals blocked.
func raiseUnblocked(_ number: Int32) {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, number)
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  raise(number)
}
