import Foundation
import LabRunner

/// A program that has the terminal to itself until it ends, such as an editor or a shell.
struct ForegroundProgram: Sendable {
  /// The program and its arguments.
  var command: [String]
  /// Its environment.
  var environment: [String: String]
  /// What it reads from standard input; nil for what is typed.
  var input: String?

  /// Runs it, and waits for its end; when the task is cancelled it is asked to end.
  ///
  /// - Returns: Its exit code, 128 and more for a signal.
  /// - Throws: ``LabError`` when it cannot be started.
  func run() async throws(LabError) -> Int32 {
    let settings = TerminalMode.current()
    let pipe = input.map { _ in Self.pipe() }
    let pid = try start(reading: pipe?.fileHandleForReading.fileDescriptor)
    if let pipe, let input { Self.feed(input, to: pipe) }
    let status = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: Self.end(of: pid)) }
      }
    } onCancel: {
      // A shell for a person does not end by SIGTERM.
      kill(pid, SIGHUP)
      kill(pid, SIGTERM)
    }
    TerminalMode.reclaim()
    if let settings { TerminalMode.use(settings) }
    return status
  }

  // Foundation's Process would start it with the signals that are ignored here.
  private func start(reading input: Int32?) throws(LabError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGXFSZ] {
      sigaddset(&signals, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for variable in variables { free(variable) } }
    var pid: pid_t = 0
    let failure = posix_spawnp(&pid, command.first ?? "", &actions, &attributes, &arguments, &variables)
    guard failure == 0 else {
      throw LabError(
        .unavailable, "\(command.first ?? "") cannot be started: \(String(cString: strerror(failure)))")
    }
    return pid
  }

  // A program that held the end it does not read from would wait for ever for the text's end.
  private static func pipe() -> Pipe {
    let pipe = Pipe()
    for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    return pipe
  }

  // The program may end without having read it all, or read nothing for as long as a person looks.
  private static func feed(_ text: String, to pipe: Pipe) {
    try? pipe.fileHandleForReading.close()
    Thread.detachNewThread {
      try? FileOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor).write(text)
      try? pipe.fileHandleForWriting.close()
    }
  }

  private static func end(of pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let number = status & 0x7f
    return number == 0 ? status >> 8 & 0xff : 128 + number
  }
}
