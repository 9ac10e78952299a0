/// What is known of a run when it starts.
public struct RunHeader: Sendable, Hashable {
  /// The lab that runs.
  public var lab: LabRecord
  /// Its parameters, in the order of their declaration.
  public var parameters: [ParameterRecord]
  /// The seed of the run's randomness.
  public var seed: UInt64
  /// Simulated or live.
  public var mode: RunMode
  /// The command line, its first word included.
  public var arguments: [String]
  /// The state of the sources, where they are in git.
  public var git: GitState?
  /// The machine it runs on.
  public var machine: Machine
  /// The version of `labs`.
  public var labsVersion: String
  /// A word of the person who started it.
  public var note: String?
  /// Words to find it by.
  public var tags: [String]
  /// The lab's files as they are.
  public var documents: [DocumentRecord]
  /// The run whose passed steps it takes over; nil for a run from the beginning.
  public var resumedFrom: Int64?

  /// Creates a header.
  public init(
    lab: LabRecord, parameters: [ParameterRecord] = [], seed: UInt64, mode: RunMode,
    arguments: [String] = [], git: GitState? = nil, machine: Machine, labsVersion: String,
    note: String? = nil, tags: [String] = [], documents: [DocumentRecord] = [], resumedFrom: Int64? = nil
  ) {
    self.lab = lab
    self.parameters = parameters
    self.seed = seed
    self.mode = mode
    self.arguments = arguments
    self.git = git
    self.machine = machine
    self.labsVersion = labsVersion
    self.note = note
    self.tags = tags
    self.documents = documents
    self.resumedFrom = resumedFrom
  }

  /// The command that runs the same again: the seed, the endpoint in place of simulated models, and the
  /// parameters that are not the lab's own defaults.
  public var command: String {
    var words = ["labs", "run", lab.name, "--seed", "\(seed)"]
    if mode == .live { words.append("--live") }
    words += ModelEndpoint.options(in: arguments)
    for parameter in parameters where parameter.source != .standard {
      words += ["-p", "\(parameter.name)=\(parameter.value)"]
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as a shell takes it.
  public static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_=./:,+@%".utf8.contains(byte)
      }
    }
    if plain && !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
