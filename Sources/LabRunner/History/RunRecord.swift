public import LabTime

/// A run's row in the history.
public struct RunRecord: Sendable, Hashable, Codable {
  /// The number people type.
  public let id: Int64
  /// A name that no run of any other history has (a ULID).
  public let uid: String
  /// The lab's name.
  public let lab: String
  /// How the run stands.
  public internal(set) var status: RunStatus
  /// The exit code of its `labs run`; nil while it runs and after a crash.
  public let exitCode: Int?
  /// When it started by the wall clock.
  public let startedAt: Instant
  /// When it ended by the wall clock.
  public let endedAt: Instant?
  /// How long it took by the wall clock, in milliseconds.
  public let durationMs: Double?
  /// When it started by its own clock.
  public let clockStartedAt: Instant
  /// How long it took by its own clock, in milliseconds.
  public let clockDurationMs: Double?
  /// The seed in decimal; as text, because 64 bits without a sign do not fit SQLite's integers.
  public let seed: String
  /// Simulated or live.
  public let mode: RunMode
  /// The commit of the sources.
  public let gitCommit: String?
  /// The branch of the sources.
  public let gitBranch: String?
  /// Whether the sources had changes that were not committed.
  public let gitDirty: Bool?
  /// The command line.
  public let argv: [String]
  /// The machine's host name.
  public let host: String
  /// The machine's operating system.
  public let os: String
  /// The machine's processor architecture.
  public let arch: String
  /// The version of `labs`.
  public let labsVersion: String
  /// The process that ran it; see ``ProcessIdentity``.
  public let pid: Int32
  /// When that process started, in clock ticks since the boot.
  public let pidStarted: Int64?
  /// The boot that the process belongs to.
  public let boot: String
  /// A word about it, of the person who started it or of somebody later.
  public let note: String?
  /// The run whose passed steps it took over.
  public let resumedFrom: Int64?

  init(_ header: RunHeader, wall: Instant, time: Instant, process: ProcessIdentity) {
    id = 0  // SQLite gives it
    uid = ULID.make(at: wall)
    lab = header.lab.name
    status = .running
    exitCode = nil
    startedAt = wall
    endedAt = nil
    durationMs = nil
    clockStartedAt = time
    clockDurationMs = nil
    seed = "\(header.seed)"
    mode = header.mode
    gitCommit = header.git?.commit
    gitBranch = header.git?.branch
    gitDirty = header.git?.isDirty
    argv = header.arguments
    host = header.machine.host
    os = header.machine.system
    arch = header.machine.architecture
    labsVersion = header.labsVersion
    pid = process.pid
    pidStarted = process.startedTicks
    boot = process.boot
    note = header.note
    resumedFrom = header.resumedFrom
  }

  /// The process that ran it.
  public var process: ProcessIdentity {
    ProcessIdentity(pid: pid, boot: boot, startedTicks: pidStarted)
  }
}
