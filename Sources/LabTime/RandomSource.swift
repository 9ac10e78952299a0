import Foundation
import Synchronization

/// Random numbers that a seed reproduces; like the clock, it is passed in.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, 2014).
public final class RandomSource: Sendable {
  private let seed: UInt64
  private let state: Mutex<UInt64>

  /// Creates a source; the same seed gives the same numbers.
  public init(seed: UInt64) {
    self.seed = seed
    state = Mutex(seed)
  }

  /// A source of its own for one part of the program, so that no part disturbs the numbers of another.
  ///
  /// It depends on the seed and the label only, not on how many numbers were drawn.
  public func derived(_ label: String) -> RandomSource {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in label.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return RandomSource(seed: Self.mix(seed ^ hash))
  }

  /// The next 64 random bits.
  public func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9e37_79b9_7f4a_7c15
      return Self.mix(state)
    }
  }

  /// The next number from 0 up to, not including, 1.
  public func nextUnit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// The next number of a range.
  public func next(in range: ClosedRange<Int>) -> Int {
    var generator = Generator(source: self)
    return Int.random(in: range, using: &generator)
  }

  /// The next number of a normal distribution.
  public func nextNormal(mean: Double, deviation: Double) -> Double {
    // Box and Muller's method; the logarithm needs a number above 0.
    let radius = (-2 * log(1 - nextUnit())).squareRoot()
    return mean + deviation * radius * cos(2 * .pi * nextUnit())
  }

  /// This source as Swift's standard library wants it.
  public struct Generator: RandomNumberGenerator {
    fileprivate let source: RandomSource

    /// The next 64 random bits.
    public mutating func next() -> UInt64 { source.next() }
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}

extension RandomSource: Stateful {
  /// How far the numbers have been drawn.
  public func snapshot() -> UInt64 { state.withLock { $0 } }

  /// Goes on from where a source of the same seed was.
  public func restore(_ snapshot: UInt64) { state.withLock { $0 = snapshot } }
}
