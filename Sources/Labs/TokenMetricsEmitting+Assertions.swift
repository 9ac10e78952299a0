import AIGateway
import LabRunner

extension TokenMetricsEmitting {
  @StepsBuilder var assertions: [any Step] {
    Assert("Each answer has one point of each metric", answers, tokens) { answers, points, expect in
      expect.equal(
        answers.filter { $0.exchange.status == 200 }.count, answers.count, "Every question is answered")
      for metric in ["Total Tokens", "Prompt Tokens", "Completion Tokens"] {
        let found = points.points(of: metric)
        expect.equal(
          Self.subscriptions.map { name in found.count { $0.subscription == name } },
          Self.subscriptions.map { name in answers.count { $0.subscription == name } },
          "\(metric): as many points for each subscription as it got answers")
      }
    }
    Assert("The numbers are those of the answers", answers, tokens) { answers, points, expect in
      let total = points.points(of: "Total Tokens").map(\.value)
      let prompt = points.points(of: "Prompt Tokens").map(\.value)
      let completion = points.points(of: "Completion Tokens").map(\.value)
      expect.equal(
        total, answers.map { Double($0.exchange.totalTokens) },
        "Total Tokens, in order, are what the answers' usage says")
      expect.equal(
        zip(prompt, completion).map { $0 + $1 }, total, "Prompt and completion tokens make the total")
    }
    Assert("The dimensions tell who asked", tokens) { points, expect in
      let all = points.points(of: "Total Tokens")
      expect.equal(Set(all.map(\.api)).sorted(), ["openai"], "API ID is the API's name")
      expect.equal(Set(all.map(\.user)).sorted(), ["alex"], "User ID is what the caller's header says")
      expect.equal(Set(all.map(\.address)).sorted(), ["127.0.0.1"], "Client IP is the caller's address")
    }
    Assert("A streamed answer without a report of its tokens is estimated", streamed, all) {
      streamed, points, expect in
      expect.equal(streamed.exchange.status, 200, "It is answered")
      expect.equal(streamed.exchange.promptTokens, nil, "It reports no tokens")
      let found = points.points(of: "Total Tokens").filter { $0.user == Self.streamingUser }
      let words = streamed.exchange.text.split(separator: " ").count
      expect.equal(found.count, 1, "It has a point of Total Tokens")
      let tokens = found.first?.value ?? 0
      expect.that(
        tokens > Double(words), "The point has more tokens than the answer has words",
        expected: "more than \(words)", actual: "\(Int(tokens))")
    }
    Assert("What no model has answered emits nothing", refused, all) { refused, points, expect in
      expect.equal(
        refused.map { $0.exchange.status ?? 0 }, [401, 404],
        "A wrong key is refused by the gateway, an unknown model by the endpoint")
      expect.equal(
        points.points(of: "Total Tokens").count { $0.user == Self.refusedUser }, 0,
        "They have no point of Total Tokens")
    }
    Assert("A cached answer emits nothing: it costs no tokens", cached, all) { answers, points, expect in
      expect.equal(
        answers.map { $0.exchange.status ?? 0 }, [200, 200], "The question is answered both times")
      expect.equal(
        answers.map(\.reachedModel), [true, false], "The model answers the first time, the cache the second")
      let found = points.points(of: "Total Tokens").filter { $0.user == Self.cachedUser }
      expect.equal(
        found.map(\.value), answers.prefix(1).map { Double($0.exchange.totalTokens) },
        "There is one point of Total Tokens, that of the model's answer")
      expect.equal(
        found.map { [$0.api, $0.subscription] }, [[Self.cachedAPI, Self.subscriptions[2]]],
        "API ID and Subscription ID have their own values, for the policy gives none")
    }
    Assert("What a document's dimensions may be is settled when it loads", documents) { documents, expect in
      expect.equal(
        documents.filter { $0.refusal == nil }.map(\.dimensions),
        documents.filter(\.isRight).map(\.dimensions), "Default names need no value, and ten may be others")
      for document in documents where !document.isRight {
        expect.that(
          document.refusal != nil, "Refused: \(document.dimensions)", expected: "an error with its place",
          actual: document.refusal ?? "it loads")
      }
    }
    Assert("The gateway's log for models has the same numbers", answers, log) { answers, rows, expect in
      let headers = rows.filter { !$0.deploymentName.isEmpty && !$0.isStreamCompletion }
      expect.equal(
        headers.map(\.totalTokens), answers.map(\.exchange.totalTokens),
        "A row for each answer, with its tokens")
      let questions = rows.count { $0.requestMessages.contains("Can you tell me the time") }
      expect.equal(
        questions, answers.count + 1, "A row for each question's text, the streamed answer's included")
    }
  }
}

/// A point of a metric.
private struct MetricPoint {
  let value: Double
  let address: String
  let api: String
  let subscription: String
  let user: String
}

extension InsightsClient.Answer {
  /// The points of one metric, in order.
  fileprivate func points(of metric: String) -> [MetricPoint] {
    rows.filter { $0.last == metric && $0.count == 7 }.map { row in
      MetricPoint(
        value: Double(row[1]) ?? 0, address: row[2], api: row[3], subscription: row[4], user: row[5])
    }
  }
}
