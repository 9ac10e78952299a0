import HTTPTransport
import LabTime
import OpenAI

/// Asks Azure AI Content Safety about texts, with everything evaluated that the answer depends on.
struct SafetyCheck: Sendable {
  /// What is looked for in a text.
  let rules: SafetyRules.Values
  /// Whether attacks on the prompt are looked for too.
  let shieldsPrompt: Bool
  /// A request to the service's address, with what lets the gateway in, and without operation and body.
  let service: Request
  let environment: GatewayEnvironment

  /// The most characters that the service takes in one text.
  ///
  /// Source: "Input requirements" of the overview of Azure AI Content Safety.
  static let characterLimit = 10_000

  /// Has the service look at a text.
  ///
  /// - Throws: A ``PolicyFailure`` with status 403 when the text does not pass, and when the service fails: what
  ///   could not be checked is not passed on.
  func pass(_ text: String) async throws {
    guard text.unicodeScalars.count <= Self.characterLimit else {
      throw Self.refusal("TextTooLong", "The text has more than \(Self.characterLimit) characters.")
    }
    if !rules.thresholds.isEmpty || !rules.blocklists.isEmpty { try await analyze(text) }
    if shieldsPrompt { try await shield(text) }
  }

  private func analyze(_ text: String) async throws {
    var body: JSONObject = ["text": .string(text)]
    if !rules.thresholds.isEmpty {
      body.append("categories", .array(rules.thresholds.map { .string($0.category.rawValue) }))
    }
    if !rules.blocklists.isEmpty {
      body.append("blocklistNames", .array(rules.blocklists.map(JSON.string)))
      body.append("haltOnBlocklistHit", .bool(true))
    }
    body.append("outputType", .string(rules.scale.rawValue))
    let answer = try await ask("text:analyze", body)
    if let match = answer["blocklistsMatch"]?[0] {
      throw Self.refusal(
        "BlocklistMatch", "The text matches the blocklist '\(match["blocklistName"]?.string ?? "")'.")
    }
    let found = answer["categoriesAnalysis"]?.array ?? []
    for (category, threshold) in rules.thresholds {
      let severity = found.first { $0["category"]?.string == category.rawValue }?["severity"]?.int
      guard let severity else { throw Self.failure("it tells no severity of \(category.rawValue)") }
      guard severity < threshold else {
        throw Self.refusal(
          "HarmfulContent", "\(category.rawValue) has severity \(severity), the threshold is \(threshold).")
      }
    }
  }

  private func shield(_ text: String) async throws {
    let answer = try await ask("text:shieldPrompt", ["userPrompt": .string(text), "documents": []])
    guard let isAttack = answer["userPromptAnalysis"]?["attackDetected"]?.bool else {
      throw Self.failure("it tells no verdict on the prompt")
    }
    if isAttack { throw Self.refusal("PromptAttack", "The prompt is an attack.") }
  }

  private func ask(_ operation: String, _ body: JSONObject) async throws -> JSON {
    var request = service
    request.url.path += "/contentsafety/\(operation)"
    request.url.query = (request.url.query.map { "\($0)&" } ?? "") + "api-version=\(Self.version)"
    request.body = .bytes(JSON.object(body).bytes)
    let response: Response
    do {
      response = try await SendRequest.send(request, in: environment)
    } catch {
      try Task.checkCancellation()
      throw Self.failure("\(error)")
    }
    guard response.status == 200 else { throw Self.failure("it answered with status \(response.status)") }
    guard case .bytes(let bytes) = response.body, let json = try? JSON(parsing: bytes) else {
      throw Self.failure("its answer is not JSON")
    }
    return json
  }

  /// What the caller gets for a text that does not pass; the reason is for `context.LastError` alone.
  static func refusal(_ reason: String, _ detail: String) -> PolicyFailure {
    PolicyFailure(
      status: 403, message: "Request failed content safety check.", source: LLMContentSafety.name,
      reason: reason, detail: detail)
  }

  private static func failure(_ cause: String) -> PolicyFailure {
    refusal("ContentSafetyFailure", "The content safety service could not be asked: \(cause).")
  }

  // The first version with both operations that is no preview.
  private static let version = "2024-09-01"
}
