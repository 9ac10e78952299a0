/// What requests must have in common for one's answer to be an answer to the other, however alike they sound.
struct SemanticPartition: Hashable, Sendable, Codable {
  /// The API.
  var api: String
  /// What is asked of the API: its path with the deployment in it.
  var path: String
  /// The model that the body names.
  var model: String?
  /// The values of the policy's `vary-by` elements.
  var varyBy: [String]
  /// Everything of the body that shapes the answer and is not text of the conversation.
  var rest: String
  /// What made the vectors: those of two embedders cannot be compared.
  var embedder: String
  /// How many numbers a vector has.
  var dimensions: Int

  /// About how many bytes of memory it takes.
  var size: Int {
    (varyBy + [api, path, model ?? "", rest, embedder]).reduce(0) { $0 + $1.utf8.count + 16 }
  }
}
