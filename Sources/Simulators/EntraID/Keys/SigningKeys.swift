import CryptoExtras
import LabTime
import Synchronization

/// The keys of a simulated identity provider, one after the other in time.
///
/// Which key signs depends on the seed and the time only. So the provider, the endpoint of managed identities and
/// a service that checks tokens agree when they are given the same keys, though each runs on its own. The keys are
/// made of published primes and protect nothing.
public final class SigningKeys: Sendable {
  /// What decides which keys they are, modulo 120.
  public let seed: UInt64
  /// How long a key signs before the next one does; nil for ever.
  public let period: Duration?

  private let made = Mutex<[Int: SigningKey]>([:])

  /// The same keys for everyone who names none.
  public static let standard = SigningKeys()

  /// Creates the keys of a seed.
  ///
  /// - Parameter period: How long a key signs; nothing shorter than a second.
  public init(seed: UInt64 = 0, period: Duration? = nil) {
    self.seed = seed
    self.period = period.map { max($0, .seconds(1)) }
  }

  /// The key that signs at a time.
  func current(at now: Instant) throws -> SigningKey {
    try key(number(at: now))
  }

  /// The keys that are published at a time: the one that signs and the one that did before it.
  func published(at now: Instant) throws -> [SigningKey] {
    let number = number(at: now)
    return [try key(number), try key(number - 1)]
  }

  private func number(at now: Instant) -> Int {
    guard let period else { return 0 }
    let (quotient, remainder) = now.nanoseconds.quotientAndRemainder(dividingBy: period.nanoseconds)
    return Int(quotient) - (remainder < 0 ? 1 : 0)
  }

  private func key(_ number: Int) throws -> SigningKey {
    // A step without a common divisor with the number of pairs comes to each pair before it comes to one again.
    let count = Self.pairs.count
    let index = ((number % count + count) * 7 + Int(seed % UInt64(count))) % count
    return try made.withLock { made in
      if let key = made[index] { return key }
      let (first, second) = Self.pairs[index]
      let key = try SigningKey(RSAKey.make(first, second))
      made[index] = key
      return key
    }
  }

  private static let pairs: [(WholeNumber, WholeNumber)] = {
    let primes = SigningPrimes.all.compactMap(WholeNumber.init(hexadecimal:))
    return primes.indices.flatMap { first in
      primes[..<first].map { (primes[first], $0) }
    }
  }()
}

extension SigningKeys: Hashable {
  /// Keys are the same when seed and period are.
  public static func == (left: SigningKeys, right: SigningKeys) -> Bool {
    left.seed == right.seed && left.period == right.period
  }

  /// Hashes seed and period.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(seed)
    hasher.combine(period)
  }
}
