/// Adds the cities that a text speaks of without their names: `London and its sister cities`.
struct SisterCities {
  private static let usualCount = 3

  private let words: [TextWord]

  init(_ words: [TextWord]) {
    self.words = words
  }

  func added(to mentions: [Mention]) -> [Mention] {
    guard let place = words.indices.first(where: isSisters) else { return mentions }
    let places = mentions.filter { $0.sort == .place && Gazetteer.city($0.text) != nil }
    let before = places.last { $0.words.upperBound <= place }
    guard let base = before ?? places.first, let city = Gazetteer.city(base.text) else { return mentions }
    let near = max(0, place - 4)..<place
    let amount = mentions.last { $0.sort == .number && near.contains($0.words.lowerBound) }
    let region = words[place...].lazy.compactMap { Gazetteer.continent($0.text) }.first
    let sisters = city.sisters.filter { name in
      region == nil || Gazetteer.city(name)?.continent == region
    }
    let count = amount.flatMap { Int($0.text) ?? NumberWords.value($0.text) } ?? Self.usualCount
    var result = mentions.filter { mention in
      // The number of sisters and their part of the world are no arguments.
      mention.words != amount?.words
        && !(mention.words.lowerBound > place && Gazetteer.isRegion(mention.text))
    }
    guard let index = result.firstIndex(where: { $0.words == base.words && $0.sort == .place }) else {
      return mentions
    }
    let added = sisters.prefix(max(0, count)).map {
      Mention(kind: .place, words: base.words.upperBound..<base.words.upperBound, text: $0, group: 0)
    }
    result.insert(contentsOf: added, at: index + 1)
    return result
  }

  private func isSisters(_ index: Int) -> Bool {
    let word = words[index].folded
    if word.hasPrefix("partnerst") || word == "schwesterstadte" { return true }
    guard words.indices.contains(index + 1) else { return false }
    let isCity = ["cities", "city", "towns", "jumelees", "hermanas", "stadte"].contains(
      words[index + 1].folded)
    return ["sister", "twin", "partner", "villes", "ciudades"].contains(word) && isCity
  }
}
