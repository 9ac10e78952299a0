import AIGateway
import LabRunner
import OpenAI

extension SemanticCaching {
  /// What the lab claims.
  @StepsBuilder var assertions: [any Step] {
    let (requests, isGuarded) = (requests, nearMissGuard == "on")
    Assert("The model is asked when nothing near enough is cached, and not otherwise", asked) {
      answers, expect in
      expect.equal(answers.filter { $0.exchange.status == 200 }.count, requests, "Every question is answered")
      expect.equal(
        answers.map(\.reachedModel), answers.map { $0.cachedNear == false },
        "Those questions reach the model for which the lab reckons that nothing cached is within the threshold"
      )
      expect.equal(
        answers.map(\.embedded), answers.map { _ in true },
        "Every question is embedded by the embeddings backend")
      let cached = answers.filter { !$0.reachedModel }
      expect.that(
        !cached.isEmpty, "The cache answers", expected: "at least one question",
        actual: "\(cached.count) of \(answers.count)")
    }
    if scoreThreshold >= 0.8, duration >= 60, requests <= 1000 {
      Assert("One answer serves all wordings", asked) { answers, expect in
        expect.equal(answers.filter(\.reachedModel).count, 1, "Exactly one question reaches the model")
        expect.equal(
          Set(answers.map { $0.exchange.fingerprint ?? "" }).count, 1,
          "All answers are the same, byte for byte")
      }
    }
    Assert("A cached answer comes at once", asked) { answers, expect in
      let slow = answers.filter(\.reachedModel).map(\.exchange.milliseconds).min() ?? 0
      let quick = answers.filter { !$0.reachedModel }.map(\.exchange.milliseconds).sorted()
      let median = quick.isEmpty ? nil : quick[quick.count / 2]
      expect.that(
        median.map { slow >= 3 * $0 } ?? false,
        "The model takes at least three times as long as the cache does in the median",
        expected: median.map { "at least \(Int(3 * $0)) ms" } ?? "an answer from the cache",
        actual: "\(Int(slow)) ms")
    }
    Assert("The cache tells the same", asked, cache) { answers, cache, expect in
      expect.equal(cache.embeddings, answers.count + 1, "It has embedded every question")
      expect.that(
        cache.hits >= answers.filter { !$0.reachedModel }.count, "It counts the hits",
        expected: "\(answers.filter { !$0.reachedModel }.count), or one more", actual: "\(cache.hits)")
    }
    Assert("An answer is forgotten after its time", late) { answers, expect in
      expect.equal(
        answers.map(\.reachedModel), [true, false],
        "The next question reaches the model, and the one after it not")
    }
    Assert("The strict API shares less", strict) { answers, expect in
      let reached = answers.map(\.reachedModel)
      guard reached.count == 7 else { return expect.equal(reached.count, 7, "Seven questions were asked") }
      expect.equal(Array(reached[0..<2]), [true, false], "The same words are answered from the cache")
      expect.equal(reached[2], true, "Another question reaches the model")
      expect.equal(reached[3], true, "Another system message is another prompt")
      expect.equal(reached[4], true, "Another subscription has its own part of the cache (vary-by)")
      expect.equal(
        Array(reached[5...]), [true, true], "Four messages are more than max-message-count: nothing is cached"
      )
    }
    Assert("Prompts that only sound alike", alike) { answers, expect in
      expect.equal(
        answers.map(\.reachedModel), [true, isGuarded, false],
        isGuarded
          ? "miles to km and km to miles, of one vector, are told apart, and each finds its own answer"
          : "Without the guard, km to miles gets the answer to miles to km, as in API Management")
    }
    Assert("Only answers of status 200 are kept", refused) { answers, expect in
      expect.equal(answers.map { $0.exchange.status ?? 0 }, [404, 404], "Both are refused")
      expect.equal(answers.map(\.reachedModel), [true, true], "Both reach the model endpoint")
    }
    Assert("The guard keeps near misses apart and lets paraphrases share", known, unseen) {
      known, unseen, expect in
      for (name, measurement, near, same) in [("known", known, 0.9, 0.1), ("unseen", unseen, 0.8, 0.25)] {
        expect.that(
          measurement.keptApart(.near) >= near, "Near misses that are kept apart, \(name) pairs",
          expected: "at least \(Self.percent(near))", actual: Self.percent(measurement.keptApart(.near)))
        expect.that(
          measurement.keptApart(.same) <= same, "Paraphrases that are kept apart too, \(name) pairs",
          expected: "at most \(Self.percent(same))", actual: Self.percent(measurement.keptApart(.same)))
      }
      let (plain, guarded) = (
        known.score(threshold: Self.measured, guarded: false),
        known.score(threshold: Self.measured, guarded: true)
      )
      expect.that(
        (guarded.precision ?? 0) >= 0.9, "Precision at a distance of \(Self.measured)",
        expected: "at least 90 %",
        actual: "\(Self.percent(guarded.precision)), without the guard \(Self.percent(plain.precision))")
      expect.that(
        guarded.recall >= plain.recall - 0.1, "What the guard costs in recall there",
        expected: "at most 10 points of \(Self.percent(plain.recall))", actual: Self.percent(guarded.recall))
      let floor = known.knowsMeanings ? 0.85 : 0.5
      expect.that(
        guarded.recall >= floor, "Recall there, with \(known.embedder)",
        expected: "at least \(Self.percent(floor))", actual: Self.percent(guarded.recall))
    }
  }

  // Where precision and recall are asserted.
  private static let measured = 0.3
}
