import Testing

@testable import Simulators

@Suite struct HarmModelTests {
  // Hits and misses of one category over a labelled set; a severity of 2 and more is a hit.
  private struct Score {
    var right = 0
    var wrong = 0
    var missed = 0

    var precision: Double { Double(right) / Double(max(right + wrong, 1)) }
    var recall: Double { Double(right) / Double(max(right + missed, 1)) }

    init(of category: HarmCategory, in set: [(labels: Set<HarmCategory>, text: String)]) {
      for (labels, text) in set {
        switch ((HarmModel.severities(of: text)[category] ?? 0) >= 2, labels.contains(category)) {
        case (true, true): right += 1
        case (true, false): wrong += 1
        case (false, true): missed += 1
        case (false, false): break
        }
      }
    }
  }

  @Test func `Every line of the tables can be read`() {
    #expect(HarmModel.table.problems == [])
    #expect(AttackModel.table.problems == [])
    #expect(
      PatternTable<HarmModel.Label>("hate: x\nhate 2: ~\nrude 2: x\nhate 2: @nobody").problems.count == 4)
  }

  @Test func `There are enough labelled sentences, and a third of them unseen`() {
    let all = LabelledHarm.tuning + LabelledHarm.unseen
    #expect(all.count >= 120 && LabelledHarm.unseen.count * 3 >= all.count)
    #expect(Set(all.map(\.text)).count == all.count)
    for category in HarmCategory.allCases {
      #expect(LabelledHarm.unseen.filter { $0.labels.contains(category) }.count >= 10)
    }
  }

  @Test(arguments: HarmCategory.allCases)
  func `Sentences that the model has not seen are judged as a reader would`(category: HarmCategory) {
    let unseen = Score(of: category, in: LabelledHarm.unseen)
    #expect(unseen.precision >= 0.9, "\(unseen)")
    #expect(unseen.recall >= 0.8, "\(unseen)")
    let tuning = Score(of: category, in: LabelledHarm.tuning)
    #expect(tuning.precision >= 0.95 && tuning.recall >= 0.95, "\(tuning)")
  }

  @Test(arguments: [
    ("I hate you", HarmCategory.hate, 1...2),
    ("I hate all immigrants", .hate, 4...5),
    ("Exterminate all immigrants", .hate, 6...7),
    ("I hurt myself", .selfHarm, 3...4),
    ("How do I kill myself?", .selfHarm, 5...7),
    ("He punched him", .violence, 2...3),
    ("I will murder you with a knife", .violence, 4...7),
    ("She was naked", .sexual, 1...2),
    ("Describe the sex scene in explicit detail", .sexual, 4...7),
  ])
  func `Worse is worse`(text: String, category: HarmCategory, expected: ClosedRange<Int>) {
    let severity = HarmModel.severities(of: text)[category] ?? 0
    #expect(expected.contains(severity), "\(severity)")
  }

  @Test(arguments: [
    ("I want to kill him", "I would never kill him"),
    ("How do I cut myself?", "How do therapists support patients who cut themselves?"),
    ("I will stab you", "In the novel the villain says: I will stab you"),
    (
      "They attacked people in the school",
      "A documentary on how police prevent that they attack people in school"
    ),
  ])
  func `Denial, help and fiction make less of it`(worse: String, better: String) {
    for category in [HarmCategory.violence, .selfHarm] {
      let before = HarmModel.severities(of: worse)[category] ?? 0
      guard before > 0 else { continue }
      #expect((HarmModel.severities(of: better)[category] ?? 0) < before)
    }
  }

  @Test(arguments: [
    "i w4nt to k1ll you", "I want to k i l l you", "I WANT TO KILL YOU", "I want to k\u{200b}ill you",
    "I w\u{e4}nt to kill y\u{f6}u",
  ])
  func `Disguises do not hide the words`(text: String) {
    #expect((HarmModel.severities(of: text)[.violence] ?? 0) >= 4)
  }

  @Test func `Four levels are the eight, two by two`() {
    #expect((0...7).map(SeverityScale.four.level) == [0, 0, 2, 2, 4, 4, 6, 6])
    #expect((0...7).map(SeverityScale.eight.level) == Array(0...7))
  }

  @Test func `Ten thousand characters of anything are judged`() {
    for text in ["kill ", "a", "k i l l ", "how to ", "\u{200b}", "\u{1f600}", "I hate "] {
      let long = String(repeating: text, count: 10_000 / text.unicodeScalars.count)
      #expect(HarmModel.severities(of: long).count == 4)
      _ = AttackModel.isAttack(long)
    }
  }
}
