import LabTime

/// Gives the elements of a list in random order, each once before any comes again.
struct Shuffled {
  private let elements: [String]
  private var left: [String] = []
  private let random: RandomSource

  init(_ elements: [String], _ random: RandomSource) {
    self.elements = elements
    self.random = random
  }

  mutating func next() -> String {
    if left.isEmpty { left = elements }
    guard !left.isEmpty else { return "" }
    return left.remove(at: random.next(in: 0...(left.count - 1)))
  }
}
