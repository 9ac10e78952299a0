import AIGateway
import OpenAI

/// How well a semantic cache tells prompts that ask the same from prompts that do not, over labelled pairs.
struct PairMeasurement: Codable, Sendable {
  /// What a person says of two prompts.
  enum Kind: String, Codable, Sendable {
    /// They ask the same in other words.
    case same
    /// They have nothing to do with each other.
    case unrelated
    /// They sound alike and ask something else.
    case near
  }

  /// Two prompts, how far apart their vectors are, and what the comparison of their words says.
  struct Pair: Codable, Sendable {
    var kind: Kind
    var first: String
    var second: String
    var distance: Double
    /// Why the guard keeps them apart; nil when it does not.
    var difference: String?
  }

  /// How the answers of a cache divide, one prompt of each pair being cached and the other asked.
  struct Score: Codable, Sendable {
    var hits: Int
    var rightHits: Int
    /// How many pairs should be hits.
    var wanted: Int

    /// The share of the hits that are right; nil without hits.
    var precision: Double? { hits == 0 ? nil : Double(rightHits) / Double(hits) }
    /// The share of what should be hits that is.
    var recall: Double { wanted == 0 ? 0 : Double(rightHits) / Double(wanted) }
  }

  let pairs: [Pair]
  /// The embedder's name.
  let embedder: String
  /// Whether the embedder knows what words mean, and not only how they are written.
  let knowsMeanings: Bool

  /// Measures pairs of kind, first and second prompt.
  ///
  /// - Throws: `DecodingError` for a kind that there is not.
  init(_ rows: [[String]], with embedder: any Embedder) throws {
    let guarding = NearMissGuard()
    self.embedder = embedder.name
    knowsMeanings = !(embedder is HashedEmbedder)
    pairs = try rows.map { row in
      guard row.count == 3, let kind = Kind(rawValue: row[0]) else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: [], debugDescription: "no pair: \(row.joined(separator: ", "))"))
      }
      return Pair(
        kind: kind, first: row[1], second: row[2],
        distance: Double(1 - embedder.embed(row[1]).cosine(embedder.embed(row[2]))),
        difference: guarding.nearMiss(row[1], row[2])?.description)
    }
  }

  /// What a cache with a threshold makes of the pairs.
  func score(threshold: Double, guarded: Bool) -> Score {
    let hits = pairs.filter { $0.distance <= threshold && !(guarded && $0.difference != nil) }
    return Score(
      hits: hits.count, rightHits: hits.filter { $0.kind == .same }.count,
      wanted: pairs.filter { $0.kind == .same }.count)
  }

  /// The share of the pairs of a kind that the guard keeps apart, whatever their distance.
  func keptApart(_ kind: Kind) -> Double {
    let all = pairs.filter { $0.kind == kind }
    return all.isEmpty ? 0 : Double(all.filter { $0.difference != nil }.count) / Double(all.count)
  }
}
