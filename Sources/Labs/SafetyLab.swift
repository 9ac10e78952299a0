import AIGateway
import HTTPTransport
import LabRunner
import OpenAI
import Simulators

/// What the labs on Content Safety have in common: a model and the service behind one gateway.
enum SafetyLab {
  typealias Message = (role: String, content: String)

  static let model = "openai1"
  static let safety = "content-safety"
  static let deployment = "gpt-4o-mini"
  /// Where the policy shows what the service said.
  static let debugField = "debug-content-safety-output"

  /// A question that nobody minds.
  static let time: [Message] = [
    ("system", "You are a sarcastic, unhelpful assistant."),
    ("user", "Can you tell me the time, please?"),
  ]

  /// The service's operations that the labs use, by the names of its specification (2024-02-15-preview).
  static let definition = APIDefinition(operations: [
    Operation("TextOperations_AnalyzeText", "POST", "/text:analyze"),
    Operation("TextOperations_ShieldPrompt", "POST", "/text:shieldPrompt"),
  ])

  /// A model and Content Safety behind one gateway, each an API of it, and what a lab adds.
  static func service(
    _ simulator: ContentSafetySimulator,
    @ServiceBuilder adding resources: () -> [any ServiceResource] = { [] }
  ) -> Service {
    var service = Service {
      API("openai", .azureOpenAI, displayName: "OpenAI", path: "openai", policy: .file("policy.xml"))
      API(
        "contentsafety", definition, displayName: "Content Safety", path: "contentsafety",
        policy: .file("contentsafety-policy.xml"))
      Backend(
        model,
        OpenAISimulator(
          region: "UK South", deployments: [Deployment(deployment, tokensPerMinute: 2_000_000)]))
      Backend(safety, simulator, path: "/contentsafety")
      Placeholder("backend-id", model)
      Placeholder("safety-backend-id", safety)
      Subscription("openai-subscription")
    }
    for resource in resources() { resource.add(to: &service) }
    return service
  }

  /// Asks the model, as any HTTP client would.
  static func chat(
    _ messages: [Message], subscription: String? = nil, _ session: Session
  ) async throws -> HTTPAnswer {
    try await session.post(
      "/openai/deployments/\(deployment)/chat/completions?api-version=2024-10-21",
      ["messages": .array(messages.map { ["role": .string($0.role), "content": .string($0.content)] })],
      headers: ["api-key": try session.key(of: subscription)])
  }

  /// Has a text analyzed through the gateway's own API.
  static func analyze(_ text: String, _ members: JSONObject, _ session: Session) async throws -> HTTPAnswer {
    var body: JSONObject = [
      "text": .string(text), "categories": .array(SafetyAnalysis.categories.map(JSON.string)),
      "blocklistNames": [], "haltOnBlocklistHit": true,
    ]
    for member in members.members { body[member.name] = member.value }
    return try await ask("text:analyze", body, session)
  }

  /// Has a prompt looked at through the gateway's own API.
  static func shield(_ prompt: String, _ session: Session) async throws -> HTTPAnswer {
    try await ask("text:shieldPrompt", ["userPrompt": .string(prompt), "documents": []], session)
  }

  private static func ask(
    _ operation: String, _ body: JSONObject, _ session: Session
  ) async throws -> HTTPAnswer {
    try await session.post(
      "/contentsafety/\(operation)?api-version=2024-02-15-preview", .object(body),
      headers: ["Ocp-Apim-Subscription-Key": try session.key()])
  }

  /// The body with which the policy refuses a prompt for a category.
  static func refusal(for category: String) -> String {
    #"{"error":{"message":"The content was filtered by the Azure AI Content Safety service for the category: "#
      + category + #""}}"#
  }

  /// A text in one cell of a table.
  static func shortened(_ text: String) -> String {
    text.count > 28 ? text.prefix(27) + "…" : text
  }
}
