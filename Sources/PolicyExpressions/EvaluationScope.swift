/// What expressions see while they run: the host's `context`, the time, random bits and limits.
///
/// One scope serves all the expressions of a request, one after the other; every evaluation starts
/// with its limits unspent.
public final class EvaluationScope {
  /// What `context` is.
  public let context: any NetObject
  /// The time, in nanoseconds since 1970-01-01T00:00:00Z.
  let now: () -> Int64
  /// 64 random bits.
  let random: () -> UInt64
  private let limits: EvaluationLimits
  private var steps = 0
  private var bytes = 0
  private var objects = 0
  private var depth = 0
  private var matching = Duration.zero

  /// Creates a scope from the host's context, a clock and a source of random bits.
  public init(
    context: any NetObject, now: @escaping () -> Int64, random: @escaping () -> UInt64,
    limits: EvaluationLimits = EvaluationLimits()
  ) {
    self.context = context
    self.now = now
    self.random = random
    self.limits = limits
  }

  func reset() {
    steps = limits.steps
    bytes = limits.bytes
    objects = limits.objects
    depth = limits.depth
    matching = limits.matching
  }

  /// Counts one loop round or call.
  func step() throws {
    steps -= 1
    if steps < 0 {
      throw NetException.budget("The expression ran more than \(limits.steps) steps.")
    }
  }

  /// Counts bytes about to be made.
  func allocate(_ count: Int) throws {
    bytes = bytes.subtractingReportingOverflow(max(0, count)).partialValue
    if bytes < 0 {
      throw NetException.budget("The expression made more than \(limits.bytes) bytes.")
    }
  }

  /// Counts an object about to be made.
  func create() throws {
    objects -= 1
    if objects < 0 {
      throw NetException.budget("The expression made more than \(limits.objects) objects.")
    }
  }

  /// The time left for searches with regular expressions.
  func matchingLeft() throws -> Duration {
    guard matching > .zero else {
      throw NetException.budget(
        "The expression searched longer than \(limits.matching) with regular expressions.")
    }
    return matching
  }

  /// Counts the time of a search.
  func match(for time: Duration) {
    matching -= time
  }

  /// Runs a call one level deeper.
  func nested<T>(_ body: () throws -> T) throws -> T {
    try step()
    depth -= 1
    defer { depth += 1 }
    if depth < 0 {
      throw NetException.budget("The expression nests more than \(limits.depth) calls.")
    }
    return try body()
  }
}
