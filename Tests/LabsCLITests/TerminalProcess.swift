import Foundation
import Testing

/// A process in front on a terminal of its own, which a test types into and reads from.
final class TerminalProcess {
  // Swift cannot make a terminal without C's GNU extensions; Python can. It passes on what is typed and shown, tells
  // the process's number first, and ends as the process does.
  private static let host = """
    import fcntl, os, pty, select, struct, sys, termios
    def resize(columns):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    ready, go = os.pipe()
    pid, terminal = pty.fork()
    if pid == 0:
        os.read(ready, 1)
        os.execvp(sys.argv[2], sys.argv[2:])
    resize(int(sys.argv[1]))
    os.write(1, b'%d\\n' % pid)
    os.write(go, b'.')
    inputs = [0, terminal]
    while terminal in inputs:
        for source in select.select(inputs, [], [])[0]:
            try:
                data = os.read(source, 65536)
            except OSError:
                data = b''
            if not data:
                inputs.remove(source)
            elif source == terminal:
                os.write(1, data)
            elif data[:1] == b'\\xff':
                resize(int(data[1:]))
            else:
                os.write(terminal, data)
    status = os.waitpid(pid, 0)[1]
    sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
    """

  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let (keys, screen) = (Pipe(), Pipe())
  private var text = ""
  private var pid: pid_t = 0

  /// Starts a command.
  init(_ command: [String], environment: [String: String], folder: String, columns: Int = 80) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.host, "\(columns)"] + command
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment
    process.standardInput = keys
    process.standardOutput = screen
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    pid = try #require(pid_t(output(upTo: "\n").dropLast()))
  }

  deinit {
    if process.isRunning {
      kill(pid, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
    }
  }

  /// Types a text; control characters are keys such as Ctrl-C.
  func type(_ keys: String) throws {
    try self.keys.fileHandleForWriting.write(contentsOf: Data(keys.utf8))
  }

  /// Gives the terminal another width.
  func resize(columns: Int) throws {
    try keys.fileHandleForWriting.write(contentsOf: [0xff] + Data("\(columns)".utf8))
  }

  func send(_ signal: Int32) {
    kill(pid, signal)
  }

  /// Reads until a text has come, and gives what came up to its end; fails when it does not come within a minute.
  @discardableResult
  func output(upTo expected: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    while true {
      if let range = text.range(of: expected) {
        defer { text = String(text[range.upperBound...]) }
        return String(text[..<range.upperBound])
      }
      guard let more = read() else {
        Issue.record("'\(expected)' has not come:\n\(text)", sourceLocation: sourceLocation)
        return text
      }
      // A terminal ends its lines with a carriage return as well.
      text = (text + more).replacingOccurrences(of: "\r\n", with: "\n")
    }
  }

  /// What is left to read until it ends, and how it ended: its exit code, or 128 and the signal that ended it.
  func end() -> (status: Int32, output: String) {
    while let more = read() { text = (text + more).replacingOccurrences(of: "\r\n", with: "\n") }
    ended.wait()
    return (process.terminationStatus, text)
  }

  private func read() -> String? {
    let descriptor = screen.fileHandleForReading.fileDescriptor
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 60_000) > 0 else { return nil }
    let data = screen.fileHandleForReading.availableData
    return data.isEmpty ? nil : String(decoding: data, as: UTF8.self)
  }
}
