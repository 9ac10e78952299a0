import OpenAI

/// A request to `text:shieldPrompt`.
struct PromptShield {
  private let userPrompt: String?
  private let documents: [String]

  init(parsing bytes: [UInt8]) throws(ContentSafetyError) {
    let body = try ContentSafetyBody(parsing: bytes)
    userPrompt = try body.text("userPrompt")
    documents = try body.texts("documents") ?? []
    guard userPrompt != nil || !documents.isEmpty else {
      throw .invalidBody("One of the fields 'userPrompt' and 'documents' is required.")
    }
    let promptCount = userPrompt?.unicodeScalars.count ?? 0
    guard promptCount <= ContentSafetyError.characterLimit else { throw .tooLong("userPrompt", promptCount) }
    guard documents.count <= Self.mostDocuments else {
      throw .invalidBody("The field 'documents' has \(documents.count) items; at most 5 are allowed.")
    }
    let count = documents.reduce(0) { $0 + $1.unicodeScalars.count }
    guard count <= ContentSafetyError.characterLimit else { throw .tooLong("documents", count) }
  }

  /// What the service answers: a verdict on the prompt, if there is one, and on each document.
  var result: JSON {
    var result: JSONObject = [:]
    if let userPrompt { result.append("userPromptAnalysis", Self.verdict(on: userPrompt)) }
    result.append("documentsAnalysis", .array(documents.map(Self.verdict)))
    return .object(result)
  }

  private static func verdict(on text: String) -> JSON {
    ["attackDetected": .bool(AttackModel.isAttack(text))]
  }

  // Source: "Input requirements" of the overview of Azure AI Content Safety.
  private static let mostDocuments = 5
}
