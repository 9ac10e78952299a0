import LabTime

/// Gives the elements of a list in random order, each once before any comes again.
struct Shuffled<Element> {
  private let elements: [Element]
  private var left: [Element] = []
  private let random: RandomSource

  init(_ elements: [Element], _ random: RandomSource) {
    self.elements = elements
    self.random = random
  }

  mutating func next() -> Element? {
    if left.isEmpty { left = elements }
    guard !left.isEmpty else { return nil }
    return left.remove(at: random.next(in: 0...(left.count - 1)))
  }
}
