import HTTPTransport
import OpenAI
import PolicyExpressions

/// `llm-content-safety`: has Azure AI Content Safety look at what is said to a model, and at what it says.
///
/// Source: the "llm-content-safety" page of the policy reference. In inbound it checks the request, and the answer
/// too when asked to; in outbound the answer. What does not pass, or could not be checked, is refused with 403; a
/// streamed answer just ends.
struct LLMContentSafety: Policy {
  static let name = "llm-content-safety"
  static let sections: Set<Section> = [.inbound, .outbound]

  private let backend: PolicyExpression<String>
  private let shieldsPrompt: PolicyExpression<Bool>?
  private let checksAnswers: PolicyExpression<Bool>?
  private let windowSize: PolicyExpression<Int>?
  private let windowOverlap: PolicyExpression<Int>?
  private let rules: SafetyRules

  init(_ element: PolicyElement) throws(PolicyError) {
    backend = try element.expression("backend-id")
    if let name = backend.literal, element.site?.backendPools.contains(name) == true {
      throw element.error(
        at: "backend-id", "backend \"\(name)\" is a pool",
        hint: "name the backend of one Content Safety resource: the policy takes no pool")
    }
    shieldsPrompt = try element.optionalExpression("shield-prompt")
    checksAnswers = try element.optionalExpression("enforce-on-completions")
    windowSize = try element.optionalExpression("window-size")
    windowOverlap = try element.optionalExpression("window-overlap-size")
    rules = try SafetyRules(element)
    let size = windowSize == nil ? SafetyCheck.characterLimit : windowSize?.literal
    if let size, !Self.sizes.contains(size) {
      throw element.error(
        at: "window-size", "window-size is \(size)", hint: "a number from 1 to 10000 was expected")
    }
    if let size, let overlap = windowOverlap?.literal, !(0..<size).contains(overlap) {
      throw element.error(
        at: "window-overlap-size", "window-overlap-size is \(overlap)",
        hint: "a number from 0 up and less than window-size was expected")
    }
  }

  func run(_ context: PolicyContext) async throws -> Outcome {
    let isRequest = context.section == .inbound
    let shields = if isRequest, let shieldsPrompt { try await context.evaluate(shieldsPrompt) } else { false }
    let check = SafetyCheck(
      rules: try await rules.evaluate(context), shieldsPrompt: shields, service: try await service(context),
      environment: context.environment)
    let windows = try await windows(context)
    guard isRequest else {
      try await Self.checkAnswer(context, check, windows)
      return .next
    }
    let checksAnswer = if let checksAnswers { try await context.evaluate(checksAnswers) } else { false }
    try await Self.checkRequest(context, check)
    if checksAnswer {
      context.needsPlainAnswer = true
      // Prompts are shielded, answers are not.
      let check = SafetyCheck(
        rules: check.rules, shieldsPrompt: false, service: check.service, environment: check.environment)
      context.beforeOutbound { context in try await Self.checkAnswer(context, check, windows) }
    }
    return .next
  }

  // A request to the service; the operation and the text are put in for each call.
  private func service(_ context: PolicyContext) async throws -> Request {
    let name = try await context.evaluate(backend)
    guard case .single(let backend)? = context.deployed.backends[name] else {
      throw PolicyFailure.internalError(
        reason: "BackendNotFound", detail: "Single backend with id '\(name)' could not be found.")
    }
    var request = Request("POST", backend.url, headers: ["Content-Type": "application/json"])
    if request.url.path.hasSuffix("/") { request.url.path.removeLast() }
    request.timeout = .seconds(60)
    guard let credentials = backend.credentials else { return request }
    do {
      return try await credentials.applied(to: request, context)
    } catch let failure as PolicyFailure {
      throw SafetyCheck.failure(failure.detail ?? failure.message)
    }
  }

  private func windows(_ context: PolicyContext) async throws -> TextWindows {
    let size =
      if let windowSize { try await context.evaluate(windowSize) } else { SafetyCheck.characterLimit }
    let overlap = if let windowOverlap { try await context.evaluate(windowOverlap) } else { 0 }
    guard Self.sizes.contains(size), (0..<size).contains(overlap) else {
      throw PolicyFailure.internalError(
        reason: "ExpressionValueEvaluationFailure",
        detail: "A window of \(size) characters with an overlap of \(overlap) cannot be used.")
    }
    return TextWindows(size: size, overlap: overlap)
  }

  private static func checkRequest(_ context: PolicyContext, _ check: SafetyCheck) async throws {
    try await context.gather(.request)
    guard case .bytes(let bytes) = context.request.body, let json = try? JSON(parsing: bytes) else { return }
    let text = ModelText.ofRequest(json)
    if !text.isEmpty { try await check.pass(text) }
  }

  private static func checkAnswer(
    _ context: PolicyContext, _ check: SafetyCheck, _ windows: TextWindows
  ) async throws {
    guard let response = context.response, (200..<300).contains(response.status) else { return }
    if let encoding = response.headers["Content-Encoding"], encoding.lowercased() != "identity" {
      throw SafetyCheck.refusal(
        "ContentSafetyFailure", "The answer is compressed (\(encoding)) and cannot be checked.")
    }
    if MediaType(response.headers["Content-Type"]).name == "text/event-stream",
      case .stream(let stream) = response.body
    {
      context.response?.body = .stream(GuardedStream(stream, check, windows).body)
      return
    }
    try await context.gather(.response)
    guard case .bytes(let bytes)? = context.response?.body else { return }
    for text in windows.texts(of: answerText(bytes)) { try await check.pass(text) }
  }

  // A stream that has been gathered is checked like any other answer.
  private static func answerText(_ bytes: [UInt8]) -> String {
    if let json = try? JSON(parsing: bytes) { return ModelText.ofAnswer(json) }
    var decoder = ServerSentEventDecoder()
    let events = decoder.decode(bytes) + [decoder.finish()].compactMap(\.self)
    return events.compactMap { try? JSON(parsing: $0.data) }.flatMap(ModelText.ofEvent).map(\.text).joined()
  }

  private static let sizes = 1...SafetyCheck.characterLimit
}
