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
  /// The certificate in a file's content, with its private key; nil for what is none.
  let certificate: (_ content: [UInt8], _ password: String?) -> CertificateObject?
  private let limits: EvaluationLimits
  private var steps = 0
  private var bytes = 0
  private var objects = 0
  private var depth = 0
  /// When the clock was looked at first; short evaluations never look at it.
  private var start: ContinuousClock.Instant?
  /// How much work may be done before the clock is looked at again, in bytes gone through.
  private var unwatched = 0
  private static let watchInterval = 64 << 10
  private var kept: [any NetObject] = []
  private var matching = Duration.zero

  /// Creates a scope from the host's context, a clock and a source of random bits.
  ///
  /// - Parameter certificate: Reads what `new X509Certificate2` is given; only DER unless the host can do more.
  public init(
    context: any NetObject, now: @escaping () -> Int64, random: @escaping () -> UInt64,
    limits: EvaluationLimits = EvaluationLimits(),
    certificate: @escaping (_ content: [UInt8], _ password: String?) -> CertificateObject? = { content, _ in
      try? CertificateObject(chain: [content])
    }
  ) {
    self.context = context
    self.now = now
    self.random = random
    self.limits = limits
    self.certificate = certificate
  }

  func reset() {
    steps = limits.steps
    bytes = limits.bytes
    objects = limits.objects
    depth = limits.depth
    start = nil
    unwatched = Self.watchInterval
    matching = limits.matching
  }

  /// Holds the tops of trees for as long as this scope lives: their parts do not hold them, and may ask for them.
  func keep(_ value: Value) {
    if let tree = value.object, tree is XContainer || tree is JContainer { kept.append(tree) }
  }

  /// Counts one loop round or call.
  func step() throws {
    steps -= 1
    if steps < 0 { throw spentSteps }
    try work(64)
  }

  /// Counts an element that is walked over; a long text counts as several.
  func step(over element: Value) throws {
    if case .string(let text) = element { steps -= text.utf8.count >> 10 }
    try step()
  }

  private var spentSteps: NetException {
    .budget("The expression ran more than \(limits.steps) steps.")
  }

  /// Notes work that is about to be done, as the bytes to go through, and stops it when the time is over.
  func work(_ bytes: Int) throws {
    unwatched -= bytes
    if unwatched < 0 { try watch() }
  }

  private func watch() throws {
    unwatched = Self.watchInterval
    let now = ContinuousClock.now
    guard let start else {
      start = now
      return
    }
    guard now - start <= limits.time else {
      throw NetException.budget("The expression took longer than \(limits.time).")
    }
  }

  /// Counts bytes about to be made.
  func allocate(_ count: Int) throws {
    bytes = bytes.subtractingReportingOverflow(max(0, count)).partialValue
    if bytes < 0 { throw spentBytes }
  }

  /// Refuses to make more bytes than are left; who counts them is the one who gets them.
  func afford(_ count: Int) throws {
    if count > bytes { throw spentBytes }
  }

  private var spentBytes: NetException {
    .budget("The expression made more than \(limits.bytes) bytes.")
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
