/// What Azure's content filter tells beside prompts and answers when it found nothing.
enum ContentFilterResults {
  /// Beside an answer, with the two detectors for protected material.
  static let safeAnswer: JSON = [
    "hate": safe, "protected_material_code": undetected, "protected_material_text": undetected,
    "self_harm": safe, "sexual": safe, "violence": safe,
  ]

  /// Beside each text of a stream.
  static let safeDelta: JSON = ["hate": safe, "self_harm": safe, "sexual": safe, "violence": safe]

  /// The `prompt_filter_results` of a request with that many prompts.
  static func safePrompts(_ count: Int) -> JSON {
    .array((0..<count).map { ["prompt_index": .int($0), "content_filter_results": safePrompt] })
  }

  private static let safePrompt: JSON = [
    "hate": safe, "jailbreak": undetected, "self_harm": safe, "sexual": safe, "violence": safe,
  ]

  private static let safe: JSON = ["filtered": false, "severity": "safe"]
  private static let undetected: JSON = ["filtered": false, "detected": false]
}
