extension Usage {
  /// The usage that a response or one of its stream events reports; nil when it reports none.
  ///
  /// Reads the top-level `usage` object of a chat completion, completion, embedding, Responses or Anthropic
  /// body, and the one inside `response` or `message` of those APIs' stream events. Nothing else is parsed;
  /// text inside a string is never taken for it.
  public static func find(in bytes: [UInt8]) -> Usage? {
    bytes.withUnsafeBufferPointer { buffer in
      let scanner = JSONScanner(buffer)
      let all = 0..<buffer.count
      var usage: Range<Int>?
      var carrier: Range<Int>?
      scanner.forEachMember(in: all) { name, value in
        if scanner.matches(name, "usage") {
          usage = value
        } else if scanner.matches(name, "response") || scanner.matches(name, "message") {
          carrier = value
        }
      }
      if let usage, let found = Usage(scanning: usage, with: scanner) { return found }
      guard let carrier, let inner = scanner.member("usage", in: carrier) else { return nil }
      return Usage(scanning: inner, with: scanner)
    }
  }

  // nil unless the object has at least one of the two counts.
  private init?(scanning range: Range<Int>, with scanner: JSONScanner) {
    var prompt: Int?
    var completion: Int?
    var total: Int?
    var result = Usage(promptTokens: 0, completionTokens: 0)
    scanner.forEachMember(in: range) { name, value in
      if scanner.matches(name, "prompt_tokens") || scanner.matches(name, "input_tokens") {
        prompt = scanner.count(at: value)
      } else if scanner.matches(name, "completion_tokens") || scanner.matches(name, "output_tokens") {
        completion = scanner.count(at: value)
      } else if scanner.matches(name, "total_tokens") {
        total = scanner.count(at: value)
      } else if scanner.matches(name, "cache_read_input_tokens") {
        result.cachedTokens = scanner.count(at: value)
      } else if scanner.matches(name, "cache_creation_input_tokens") {
        result.cacheCreationTokens = scanner.count(at: value)
      } else if scanner.matches(name, "prompt_tokens_details")
        || scanner.matches(name, "input_tokens_details")
      {
        result.readPromptDetails(value, with: scanner)
      } else if scanner.matches(name, "completion_tokens_details")
        || scanner.matches(name, "output_tokens_details")
      {
        result.readCompletionDetails(value, with: scanner)
      }
    }
    guard prompt != nil || completion != nil else { return nil }
    result.promptTokens = prompt ?? 0
    result.completionTokens = completion ?? 0
    result.totalTokens = total ?? (result.promptTokens &+ result.completionTokens)
    self = result
  }

  private mutating func readPromptDetails(_ range: Range<Int>, with scanner: JSONScanner) {
    scanner.forEachMember(in: range) { name, value in
      if scanner.matches(name, "cached_tokens") {
        cachedTokens = scanner.count(at: value)
      } else if scanner.matches(name, "audio_tokens") {
        promptAudioTokens = scanner.count(at: value)
      }
    }
  }

  private mutating func readCompletionDetails(_ range: Range<Int>, with scanner: JSONScanner) {
    scanner.forEachMember(in: range) { name, value in
      if scanner.matches(name, "reasoning_tokens") {
        reasoningTokens = scanner.count(at: value)
      } else if scanner.matches(name, "audio_tokens") {
        completionAudioTokens = scanner.count(at: value)
      } else if scanner.matches(name, "accepted_prediction_tokens") {
        acceptedPredictionTokens = scanner.count(at: value)
      } else if scanner.matches(name, "rejected_prediction_tokens") {
        rejectedPredictionTokens = scanner.count(at: value)
      }
    }
  }
}
