import Foundation
import LabRunner
import Testing

/// Holds the statistics against what SciPy and others say of the same samples; see generate.py.
@Suite struct StatisticsTests {
  private struct Values: Decodable {
    struct Pair: Decodable {
      let name: String
      let first: [Double]
      let second: [Double]
      let u: Double
      let p: Double
      let shift: Double
    }

    struct Sample: Decodable {
      let name: String
      let samples: [Double]
      let median: Double
      let low: Double?
      let high: Double?
      let outliers: Int
    }

    struct Row: Decodable {
      let name: String
      let values: [Double]
      let index: Int
      let p: Double
    }

    struct Correction: Decodable {
      let probabilities: [Double]
      let adjusted: [Double]
    }

    let pairs: [Pair]
    let medians: [Sample]
    let changes: [Row]
    let corrections: [Correction]
  }

  private let values: Values

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "scipy-values.json")
    values = try JSONDecoder().decode(Values.self, from: Data(contentsOf: file))
  }

  private func agree(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= 1e-9 * max(1e-3, right.magnitude)
  }

  @Test func `Mann and Whitney's U and its probability are SciPy's, exact and normal, with and without ties`()
    throws
  {
    #expect(values.pairs.count == 11)
    for pair in values.pairs {
      let test = try #require(MannWhitneyTest(pair.first, pair.second))
      #expect(test.u == pair.u, "\(pair.name)")
      #expect(agree(test.p, pair.p), "\(pair.name): \(test.p) is not \(pair.p)")
    }
  }

  @Test func `The shift is the median of all differences`() throws {
    for pair in values.pairs {
      let shift = try #require(HodgesLehmannShift.between(pair.first, pair.second))
      #expect(agree(shift, pair.shift), "\(pair.name): \(shift) is not \(pair.shift)")
    }
  }

  @Test func `The interval of a median has SciPy's ends, and takes six samples`() throws {
    for sample in values.medians {
      let median = try #require(Median(sample.samples.shuffled()))
      #expect(agree(median.value, sample.median), "\(sample.name)")
      #expect(median.low == sample.low && median.high == sample.high, "\(sample.name)")
      #expect(median.outliers == sample.outliers, "\(sample.name)")
    }
    #expect(Median([1, 2, 3, 4, 5])?.low == nil)
    #expect(Median([1, 2, 3, 4, 5, 6])?.low == 1)
    #expect(Median([1, 2, 3, 4, 5, 6], confidence: 0.99)?.low == nil)
  }

  @Test func `Holm's correction is that of statsmodels`() {
    for correction in values.corrections {
      let adjusted = HolmCorrection.adjusted(correction.probabilities)
      #expect(zip(adjusted, correction.adjusted).allSatisfy(agree), "\(adjusted)")
    }
  }

  @Test func `A change point is that of pyhomogeneity's Pettitt test`() throws {
    for row in values.changes {
      let change = try #require(ChangePoint(in: row.values))
      #expect(change.index == row.index, "\(row.name)")
      #expect(agree(change.p, row.p), "\(row.name)")
    }
    #expect(ChangePoint(in: [1, 1, 1, 1, 9, 9, 9]) == nil)
  }

  @Test func `Samples that are all the same are no evidence, and nothing divides by zero`() throws {
    let same = [Double](repeating: 7, count: 30)
    #expect(MannWhitneyTest(same, same)?.p == 1)
    #expect(HodgesLehmannShift.between(same, same) == 0)
    #expect(Outliers.count(in: same) == 0)
    #expect(Outliers.count(in: same + [8]) == 1)
    #expect(try #require(ChangePoint(in: same)).p == 1)
    #expect(Median([0, 0, 0, 0, 0, 0])?.spread == nil)
    #expect(MannWhitneyTest([], [1]) == nil)
    #expect(HodgesLehmannShift.between([], [1]) == nil)
    #expect(Median([]) == nil)
    #expect(Median([.infinity, .nan]) == nil)
  }

  @Test func `Great samples do not overflow`() {
    let great = [Double](repeating: .greatestFiniteMagnitude, count: 6)
    #expect(Median(great)?.value == .greatestFiniteMagnitude)
    #expect(HodgesLehmannShift.between(great, great) == 0)
    #expect(HodgesLehmannShift.between([-1.5, -2.5, -3.5], [-1]) == 1.5)
    #expect(HodgesLehmannShift.between([1], [-2, -5]) == -4.5)
  }
}
