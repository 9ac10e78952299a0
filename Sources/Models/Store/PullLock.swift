import Foundation

/// The right to pull into a folder, which one process has at a time.
///
/// It ends with the process too: the lock is the kernel's, and what a process that was killed has left behind
/// is removed by the next one.
enum PullLock {
  /// Does work while no one else pulls, with a folder beside the models that is empty at first.
  ///
  /// - Parameter onWait: Is called when someone else has to end first.
  static func holding<Result>(
    _ folder: String, onWait: () -> Void, _ work: (_ workplace: String) throws(ModelError) -> Result
  ) throws(ModelError) -> Result {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Self.error(folder, "it cannot be made")
    }
    let descriptor = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.error(folder, POSIXFailure.current.description) }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      onWait()
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { throw Self.error(folder, POSIXFailure.current.description) }
      }
    }
    let workplace = folder + "/.pulling"
    try? FileManager.default.removeItem(atPath: workplace)
    guard mkdir(workplace, 0o755) == 0 else { throw Self.error(folder, POSIXFailure.current.description) }
    defer { try? FileManager.default.removeItem(atPath: workplace) }
    return try work(workplace)
  }

  private static func error(_ folder: String, _ reason: String) -> ModelError {
    ModelError(
      .inputOutput, "\(folder) cannot be used: \(reason)", hint: "LABS_MODELS names another folder")
  }
}
