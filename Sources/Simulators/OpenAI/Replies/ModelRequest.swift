import OpenAI

/// A request of either kind, checked, with what both kinds have in common.
enum ModelRequest {
  case chat(ChatCompletionRequest)
  case text(CompletionRequest)

  init(_ operation: ModelOperation, parsing bytes: [UInt8]) throws(InvalidRequest) {
    switch operation {
    case .chatCompletions: self = .chat(try ChatCompletionRequest(parsing: bytes))
    case .completions: self = .text(try CompletionRequest(parsing: bytes))
    }
  }

  var operation: ModelOperation {
    switch self {
    case .chat: .chatCompletions
    case .text: .completions
    }
  }

  /// The model that the body names.
  var model: String? {
    switch self {
    case .chat(let request): request.model
    case .text(let request): request.model
    }
  }

  var isStreamed: Bool {
    switch self {
    case .chat(let request): request.stream
    case .text(let request): request.stream
    }
  }

  var tellsUsage: Bool {
    switch self {
    case .chat(let request): request.includeUsage
    case .text(let request): request.includeUsage
    }
  }

  /// The tokens charged to the deployment's limit before there is an answer: what the caller allows, else 16.
  var cost: Int {
    switch self {
    case .chat(let request): request.completionLimit ?? 16
    case .text(let request): request.maxTokens
    }
  }

  /// One conversation for each prompt.
  var conversations: [Conversation] {
    switch self {
    case .chat(let request): [Conversation(request)]
    case .text(let request): request.prompts.map(Conversation.init(prompt:))
    }
  }

  /// What an answer begins with: the prompt, when a completion is to echo it.
  func beginning(prompt index: Int) -> String {
    guard case .text(let request) = self, request.echo, request.prompts.indices.contains(index) else {
      return ""
    }
    return request.prompts[index]
  }

  /// How many answers are wanted for each prompt.
  var n: Int {
    switch self {
    case .chat(let request): request.n
    case .text(let request): request.n
    }
  }

  var completionLimit: Int? {
    switch self {
    case .chat(let request): request.completionLimit
    case .text(let request): request.maxTokens
    }
  }

  var stop: [String] {
    switch self {
    case .chat(let request): request.stop
    case .text(let request): request.stop
    }
  }

  /// Whether the same request is to have the same answer each time.
  var wantsSameAnswer: Bool {
    switch self {
    case .chat(let request): request.seed != nil || request.temperature == 0
    case .text(let request): request.seed != nil || request.temperature == 0
    }
  }

  func promptTokens(_ tokenizer: some Tokenizer) -> Int {
    switch self {
    case .chat(let request): TokenCount.prompt(of: request.body, with: tokenizer)
    case .text(let request): TokenCount.prompt(of: request.body, with: tokenizer)
    }
  }
}
