import LabTime
import OpenAI

/// A request for text of any kind, checked, with what all kinds have in common.
enum TextRequest {
  case chat(ChatCompletionRequest)
  case text(CompletionRequest)
  case response(ResponseTurn)

  var operation: ModelOperation {
    switch self {
    case .chat: .chatCompletions
    case .text: .completions
    case .response: .responses
    }
  }

  /// A new identifier for an answer.
  func identifier(from random: RandomSource) -> String {
    switch self {
    case .chat: random.identifier("chatcmpl-")
    case .text: random.identifier("cmpl-")
    case .response: "resp_" + random.hexadecimal(48)
    }
  }

  var isStreamed: Bool {
    switch self {
    case .chat(let request): request.stream
    case .text(let request): request.stream
    case .response(let turn): turn.request.stream
    }
  }

  /// Whether functions are offered, and called, as OpenAI has deprecated it.
  var isDeprecatedForm: Bool {
    if case .chat(let request) = self { request.tools?.isDeprecatedForm == true } else { false }
  }

  var tellsUsage: Bool {
    switch self {
    case .chat(let request): request.includeUsage
    case .text(let request): request.includeUsage
    case .response: true
    }
  }

  /// The tokens charged to the deployment's limit before there is an answer: what the caller allows, else 16.
  var cost: Int {
    switch self {
    case .chat(let request): request.completionLimit ?? 16
    case .text(let request): request.maxTokens
    case .response(let turn): turn.request.maxOutputTokens ?? 16
    }
  }

  /// One conversation for each prompt.
  var conversations: [Conversation] {
    switch self {
    case .chat(let request): [Conversation(request)]
    case .text(let request): request.prompts.map(Conversation.init(prompt:))
    case .response(let turn): [Conversation(turn)]
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
    case .response: 1
    }
  }

  var completionLimit: Int? {
    switch self {
    case .chat(let request): request.completionLimit
    case .text(let request): request.maxTokens
    case .response(let turn): turn.request.maxOutputTokens
    }
  }

  var stop: [String] {
    switch self {
    case .chat(let request): request.stop
    case .text(let request): request.stop
    case .response: []
    }
  }

  /// Whether the same request is to have the same answer each time.
  var wantsSameAnswer: Bool {
    switch self {
    case .chat(let request): request.seed != nil || request.temperature == 0
    case .text(let request): request.seed != nil || request.temperature == 0
    case .response(let turn): turn.request.temperature == 0
    }
  }

  /// What is wrong with a request of so many tokens, for a model of such limits.
  func excess(promptTokens: Int, for model: Model) -> InvalidRequest? {
    if case .chat(let request) = self, let most = model.mostCompletionTokens,
      let wanted = request.completionLimit, wanted > most
    {
      return .completionLimit(
        request.maxTokens == nil ? "max_completion_tokens" : "max_tokens", wanted, most: most)
    }
    guard let window = model.contextWindow, promptTokens > window else { return nil }
    switch self {
    case .chat: return .conversationLength(window, messages: promptTokens)
    case .text: return .contextLength(window, requested: promptTokens)
    case .response: return .inputLength
    }
  }

  func promptTokens(_ tokenizer: some Tokenizer) -> Int {
    switch self {
    case .chat(let request): TokenCount.prompt(of: request.body, with: tokenizer)
    case .text(let request): TokenCount.prompt(of: request.body, with: tokenizer)
    case .response(let turn): turn.promptTokens(tokenizer)
    }
  }
}
