import LabTime
import Testing

@Suite struct RandomSourceTests {
  // The first outputs of SplitMix64 for seed 1234567, as published with its reference code.
  @Test func `A seed gives SplitMix64's numbers`() {
    let random = RandomSource(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func `A derived source depends on seed and label only`() {
    let one = RandomSource(seed: 1)
    let before = one.derived("simulator").next()
    _ = one.next()
    #expect(one.derived("simulator").next() == before)
    #expect(one.derived("policy").next() != before)
    #expect(RandomSource(seed: 2).derived("simulator").next() != before)
  }

  @Test func `Normal numbers have the mean and deviation asked for`() {
    let random = RandomSource(seed: 3)
    let numbers = (0..<20_000).map { _ in random.nextNormal(mean: 50, deviation: 4) }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
    #expect(abs(mean - 50) < 0.2)
    #expect(abs(variance.squareRoot() - 4) < 0.2)
  }
}
