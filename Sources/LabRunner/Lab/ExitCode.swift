/// How the process ends: up to 7 a verdict on a lab that was run, from 64 on a reason why `labs` could not do its job.
///
/// The codes from 64 on are those of sysexits.h.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Every lab passed.
  case passed = 0
  /// A step or an assertion failed.
  case failed = 1
  /// A comparison met a condition for a regression.
  case regression = 4
  /// A step or an assertion failed, and a comparison met a condition for a regression.
  case failedWithRegression = 5
  /// The command line is wrong (EX_USAGE).
  case usage = 64
  /// A policy document is wrong, or a lab of one's own does not compile (EX_DATAERR).
  case data = 65
  /// There is no such lab or run (EX_NOINPUT).
  case noInput = 66
  /// Something that is needed is not there, such as a free port (EX_UNAVAILABLE).
  case unavailable = 69
  /// A fault of `labs` itself (EX_SOFTWARE).
  case software = 70
  /// The results file cannot be created (EX_CANTCREAT).
  case cannotCreate = 73
  /// The results file cannot be read or written (EX_IOERR).
  case inputOutput = 74
  /// Something is in use and may be free later (EX_TEMPFAIL).
  case temporary = 75
  /// An endpoint refuses the key (EX_NOPERM).
  case notPermitted = 77
  /// The results file was made by a newer version (EX_CONFIG).
  case configuration = 78
  /// `--timeout` was over, as coreutils' `timeout` tells it; what was deployed is cleaned up.
  case timedOut = 124
  /// Ctrl-C ended it; what was deployed is cleaned up.
  case interrupted = 130
  /// SIGTERM ended it; what was deployed is cleaned up.
  case terminated = 143

  /// The verdict with that of a comparison beside it; a code that is no verdict stays as it is.
  public var withRegression: ExitCode {
    switch self {
    case .passed: .regression
    case .failed: .failedWithRegression
    default: self
    }
  }
}
