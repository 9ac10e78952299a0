import AIGateway
import HTTPTransport
import LabRunner

/// A lab whose service and steps a test chooses.
struct SmallLab: Lab {
  static let name = "small-lab"
  static let title = "Small lab"
  static let summary = "What a test needs."
  static let category = "tests"

  @Parameter("How often to ask", in: 1...100) var requests = 3
  @Parameter("How far apart") var distance = 0.5
  @Parameter("What to say") var greeting = "hello"

  var service = Service()
  var steps: [any Step] = []

  init() {}

  init(service: Service = Service(), @StepsBuilder steps: () -> [any Step]) {
    self.service = service
    self.steps = steps()
  }
}

/// A step that does what a test says.
struct Act: Step {
  let name: String
  let phase: Phase
  let body: @Sendable (Session) async throws -> Void

  init(
    _ name: String, _ phase: Phase = .exercise,
    _ body: @escaping @Sendable (Session) async throws -> Void = { _ in }
  ) {
    self.name = name
    self.phase = phase
    self.body = body
  }

  func run(_ session: Session) async throws { try await body(session) }
}

extension Service {
  /// An Azure OpenAI API before one model endpoint, with a key of its own.
  static func model(_ responder: any Responder) -> Service {
    Service {
      API(
        "openai", .azureOpenAI, path: "openai",
        policy: .text(
          "<policies><inbound><base /><set-backend-service backend-id=\"model\" /></inbound></policies>",
          name: "policy.xml"))
      Backend("model", path: "/openai") { _, _, _ in responder }
      Subscription("caller", primaryKey: "0123456789abcdef")
    }
  }
}
