import Foundation

/// One process and no other: a process number alone is used again, after a restart or just by chance.
public struct ProcessIdentity: Sendable, Hashable {
  /// The process number.
  public let pid: Int32
  /// The machine's boot that it belongs to (`/proc/sys/kernel/random/boot_id`); empty where unknown.
  public let boot: String
  /// When it started, in clock ticks since the boot (field 22 of `/proc/PID/stat`); nil where unknown.
  public let startedTicks: Int64?

  /// Names a process by what was stored of it.
  public init(pid: Int32, boot: String, startedTicks: Int64?) {
    self.pid = pid
    self.boot = boot
    self.startedTicks = startedTicks
  }

  /// Names a process that runs now.
  public init(pid: Int32) {
    self.init(pid: pid, boot: Self.currentBoot, startedTicks: Self.stat(pid)?.startedTicks)
  }

  /// This process.
  public static var current: ProcessIdentity { ProcessIdentity(pid: getpid()) }

  /// Whether the process still runs on this machine; a zombie does not.
  public var isAlive: Bool {
    guard boot == Self.currentBoot else { return false }
    // Without /proc there is only the number to go by. EPERM says that it exists and is another user's.
    guard let startedTicks else { return kill(pid, 0) == 0 || errno == EPERM }
    guard let stat = Self.stat(pid) else { return false }
    return stat.startedTicks == startedTicks && stat.state != "Z" && stat.state != "X"
  }

  private static let currentBoot: String = {
    let text = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
    return String(text.prefix { !$0.isWhitespace })
  }()

  private static func stat(_ pid: Int32) -> (state: Substring, startedTicks: Int64)? {
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let nameEnd = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: nameEnd)...].split(separator: " ")
    guard fields.count > 19, let ticks = Int64(fields[19]) else { return nil }
    return (fields[0], ticks)
  }
}
