import Foundation
import LabTime

/// A short question to another program. (Foundation's Process takes tens of milliseconds to start one.)
enum ChildProcess {
  /// The beginning of what a command writes to its standard output; nil when it fails or takes too long.
  static func firstOutput(of command: [String], patience: Duration) -> String? {
    var ends: [Int32] = [-1, -1]
    guard patience > .zero, let name = command.first, pipe(&ends) == 0 else { return nil }
    let (reading, writing) = (ends[0], ends[1])
    defer { close(reading) }
    // The child gets a copy of the writing end under another number; the originals are not for it.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let pid = start(name, command, output: writing)
    close(writing)
    guard let pid else { return nil }
    let text = read(from: reading, until: ContinuousClock.now + patience)
    // With the first words read the rest is of no interest; with none, its exit status is the answer.
    if text?.isEmpty != true { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    if text?.isEmpty == true, status != 0 { return nil }
    return text
  }

  private static func start(_ name: String, _ command: [String], output: Int32) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    return posix_spawnp(&pid, name, &files, nil, &arguments, environ) == 0 ? pid : nil
  }

  // Empty when the command closed its output without a word, nil when the time was over first.
  private static func read(from descriptor: Int32, until deadline: ContinuousClock.Instant) -> String? {
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let left = max(.zero, deadline - .now)
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, Int32(clamping: Int64(left.inMilliseconds.rounded(.up))))
      if ready == 0 { return nil }
      let count = ready < 0 ? -1 : Foundation.read(descriptor, &bytes, bytes.count)
      if count >= 0 { return String(decoding: bytes.prefix(count), as: UTF8.self) }
      if errno != EINTR { return nil }
    }
  }
}
