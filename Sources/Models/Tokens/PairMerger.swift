/// Byte pair encoding of one piece of text: again and again the two neighbours whose joined bytes have the
/// lowest rank become one, the leftmost first, until no two have a rank.
///
/// A heap finds the next pair, so the work grows with n log n. The buffers are kept for the next piece.
struct PairMerger {
  private static let none = UInt32.max

  private let table: RankTable.Lookup
  private let text: UnsafeRawBufferPointer
  // By symbol: where it begins, its neighbours, and the rank of it joined with its right neighbour. A symbol
  // that was joined to its left one is no longer reached.
  private var starts: [Int] = []
  private var next: [Int] = []
  private var previous: [Int] = []
  private var ranks: [UInt32] = []
  // The rank above, the symbol below; an entry whose rank is no longer the symbol's is out of date.
  private var heap = Heap()

  init(_ table: RankTable.Lookup, text: UnsafeRawBufferPointer) {
    self.table = table
    self.text = text
  }

  /// Adds a symbol to the piece.
  mutating func add(symbolAt start: Int) {
    starts.append(start)
  }

  /// Merges the symbols of the piece that ends here, and gives what is left of them in order.
  mutating func merge(end: Int, _ body: (Range<Int>) -> Void) {
    let count = starts.count
    guard count > 0 else { return }
    starts.append(end)
    for symbol in 0..<count {
      next.append(symbol + 1)
      previous.append(symbol - 1)
      ranks.append(Self.none)
    }
    for symbol in 0..<count { rate(symbol) }
    while let (rank, symbol) = heap.popLeast() {
      guard ranks[symbol] == rank else { continue }
      let joined = next[symbol]
      ranks[joined] = Self.none
      next[symbol] = next[joined]
      if next[symbol] < count { previous[next[symbol]] = symbol }
      rate(symbol)
      if previous[symbol] >= 0 { rate(previous[symbol]) }
    }
    var symbol = 0
    while symbol < count {
      body(starts[symbol]..<starts[next[symbol]])
      symbol = next[symbol]
    }
    starts.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    ranks.removeAll(keepingCapacity: true)
  }

  // Finds the rank of a symbol joined with its right neighbour.
  private mutating func rate(_ symbol: Int) {
    let right = next[symbol]
    guard right < next.count else {
      ranks[symbol] = Self.none
      return
    }
    let rank = table.rank(of: text.slice(starts[symbol]..<starts[next[right]])) ?? Self.none
    ranks[symbol] = rank
    if rank != Self.none { heap.push(rank, symbol) }
  }
}

/// A binary heap of pairs to merge.
private struct Heap {
  private var entries: [UInt64] = []

  mutating func push(_ rank: UInt32, _ symbol: Int) {
    var index = entries.count
    let entry = UInt64(rank) << 32 | UInt64(truncatingIfNeeded: symbol)
    entries.append(entry)
    while index > 0, entries[(index - 1) / 2] > entry {
      entries[index] = entries[(index - 1) / 2]
      index = (index - 1) / 2
    }
    entries[index] = entry
  }

  mutating func popLeast() -> (rank: UInt32, symbol: Int)? {
    guard let least = entries.first, let entry = entries.popLast() else { return nil }
    var index = 0
    while index * 2 + 1 < entries.count {
      var child = index * 2 + 1
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      guard entries[child] < entry else { break }
      entries[index] = entries[child]
      index = child
    }
    if !entries.isEmpty { entries[index] = entry }
    return (UInt32(least >> 32), Int(least & 0xffff_ffff))
  }
}
