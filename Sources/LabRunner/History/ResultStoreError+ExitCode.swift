extension ResultStoreError {
  /// The exit code that tells a script what kind of trouble it is.
  public var exitCode: ExitCode {
    switch self {
    case .missing, .noRun, .unresolved: .noInput
    case .newer, .older, .notDatabase, .foreign: .configuration
    case .locked: .temporary
    case .readOnly: .cannotCreate
    case .corrupt, .full, .failed: .inputOutput
    }
  }
}
