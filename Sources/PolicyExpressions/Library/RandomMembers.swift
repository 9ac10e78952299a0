extension Library {
  /// `System.Random`: with a seed .NET's own numbers, without one those of the scope.
  static let randomMembers: [Member] = [
    Member("new()") { _ in .object(RandomObject()) },
    Member("new(int Seed)") { .object(RandomObject(seed: Int32(truncatingIfNeeded: $0.int(0)))) },
    Member("int Next()") { call in
      if let sample = try call.this(RandomObject.self).sample() { return .int(sample) }
      return .int(Int32(truncatingIfNeeded: below(UInt64(Int32.max), call.scope)))
    },
    Member("int Next(int maxValue)") { call in
      guard call.int(0) >= 0 else {
        throw NetException.argumentOutOfRange("'maxValue' must be greater than zero.", "maxValue")
      }
      return try number(from: 0, to: call.int(0), call)
    },
    Member("int Next(int minValue, int maxValue)") { call in
      guard call.int(1) >= call.int(0) else {
        throw NetException.argumentOutOfRange("'minValue' cannot be greater than maxValue.", "minValue")
      }
      return try number(from: call.int(0), to: call.int(1), call)
    },
    Member("double NextDouble()") { call in
      if let sample = try call.this(RandomObject.self).sample() { return .double(fraction(sample)) }
      return .double(Double(call.scope.random() >> 11) / 9_007_199_254_740_992)
    },
    Member("void NextBytes(byte[] buffer)") { call in
      let buffer = try call.object(0, ArrayObject.self)
      let random: RandomObject = try call.this()
      for index in buffer.elements.indices {
        let bits = random.sample().map { UInt64($0) } ?? call.scope.random()
        buffer.elements[index] = .byte(UInt8(truncatingIfNeeded: bits))
      }
      return .null
    },
  ]

  private static func number(from least: Int, to bound: Int, _ call: Call) throws -> Value {
    let random: RandomObject = try call.this()
    let span = bound - least
    guard random.hasSeed else {
      return .int(Int32(truncatingIfNeeded: least + Int(below(UInt64(max(span, 1)), call.scope))))
    }
    let share = span <= Int(Int32.max) ? fraction(random.sample() ?? 0) : random.wideFraction()
    return .int(Int32(truncatingIfNeeded: least + Int(share * Double(span))))
  }

  private static func fraction(_ sample: Int32) -> Double {
    Double(sample) * (1 / Double(Int32.max))
  }

  /// A number below a bound, each as likely as any other.
  private static func below(_ bound: UInt64, _ scope: EvaluationScope) -> UInt64 {
    scope.random().multipliedFullWidth(by: bound).high
  }
}

/// `new Random()` and `new Random(seed)`.
///
/// The seeded numbers are those of Knuth's subtractive generator as .NET has it ("Seminumerical Algorithms", 3.2.2).
private final class RandomObject: NetObject {
  /// The generator's last 55 numbers, from index 1; empty without a seed.
  private var numbers: [Int32] = []
  private var next = 0
  private var other = 21

  init() {}

  init(seed: Int32) {
    numbers = Array(repeating: 0, count: 56)
    var last = 161_803_398 &- (seed == .min ? .max : abs(seed))
    var number: Int32 = 1
    numbers[55] = last
    for index in 1..<55 {
      let place = 21 * index % 55
      numbers[place] = number
      number = last &- number
      if number < 0 { number = number &+ .max }
      last = numbers[place]
    }
    for _ in 1..<5 {
      for index in 1..<56 {
        numbers[index] = numbers[index] &- numbers[1 + (index + 30) % 55]
        if numbers[index] < 0 { numbers[index] = numbers[index] &+ .max }
      }
    }
  }

  var type: StaticType { .named("Random") }
  var hasSeed: Bool { !numbers.isEmpty }

  /// A number from 0 to below `Int32.max`; nil without a seed.
  func sample() -> Int32? {
    guard hasSeed else { return nil }
    next = next == 55 ? 1 : next + 1
    other = other == 55 ? 1 : other + 1
    var result = numbers[next] &- numbers[other]
    if result == .max { result -= 1 }
    if result < 0 { result = result &+ .max }
    numbers[next] = result
    return result
  }

  /// From 0 to below 1, for spans that no int holds.
  func wideFraction() -> Double {
    var sample = Double(self.sample() ?? 0)
    if (self.sample() ?? 0).isMultiple(of: 2) { sample = -sample }
    return (sample + Double(Int32.max - 1)) / (2 * Double(UInt32(Int32.max)) - 1)
  }
}
