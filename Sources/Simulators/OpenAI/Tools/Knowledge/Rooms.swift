/// The rooms of a house, in four languages.
enum Rooms {
  /// How many words from an index on name a room; 0 when they do not.
  static func length(_ words: [TextWord], at index: Int) -> Int {
    let next =
      words.indices.contains(index + 1) && !words[index].isFollowedByMark ? words[index + 1].folded : ""
    if pairs.contains("\(words[index].folded) \(next)") { return 2 }
    return names.contains(words[index].folded) ? 1 : 0
  }

  private static let pairs: Set<String> = [
    "living room", "dining room", "guest room", "laundry room", "conference room", "front door", "back door",
    "master bedroom", "kids room", "salle de", "back yard", "front yard",
  ]
  private static let names: Set<String> = [
    "kitchen", "bedroom", "bathroom", "hallway", "hall", "garage", "office", "basement", "attic", "garden",
    "patio",
    "balcony", "study", "nursery", "den", "lounge", "livingroom", "porch", "corridor", "lobby", "upstairs",
    "downstairs",
    "wohnzimmer", "kuche", "schlafzimmer", "badezimmer", "bad", "flur", "buro", "keller", "garten",
    "kinderzimmer",
    "cuisine", "salon", "chambre", "bureau", "jardin", "couloir", "cocina", "dormitorio", "bano", "sala",
    "oficina",
  ]
}
