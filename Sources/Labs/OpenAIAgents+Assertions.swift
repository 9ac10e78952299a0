import AIGateway
import LabRunner
import OpenAI
import Simulators

extension OpenAIAgents {
  @StepsBuilder var assertions: [any Step] {
    Assert("Agents without functions are answered by the model", time, sarcastic) { time, run, expect in
      expect.equal(time.status ?? 0, 200, "The model answers")
      expect.equal(run.statuses, [200], "The assistant asks once")
      expect.that(run.answer.count > 20, "It answers", expected: "words", actual: run.answer)
    }
    Assert("A Spanish greeting goes to the Spanish agent", handoff) { run, expect in
      expect.equal(run.calls.map(\.name), ["transfer_to_spanish_agent"], "The triage agent hands over")
      expect.equal(run.agent, "Spanish agent", "The Spanish agent answers")
      expect.that(Self.isSpanish(run.answer), "In Spanish", expected: "Spanish", actual: run.answer)
    }
    Assert("The weather of all four cities is asked for, behind the gateway", weather) { run, expect in
      let calls = run.calls(of: "get_weather")
      let answers = calls.compactMap { call in call.answer.flatMap { try? JSON(parsing: $0.text) } }
      expect.equal(calls.map { $0.answer?.status ?? 0 }, [200, 200, 200, 200], "Four calls, all answered")
      expect.equal(run.statuses.count, 2, "They come in one answer of the model")
      let members = ["city", "temperature", "temperature_format", "description", "humidity", "wind_speed"]
      let wrong = answers.filter { $0.object?.members.map(\.name) != members }
      expect.equal(wrong.count, 0, "Each answer has the members that are expected")
      expect.equal(
        answers.compactMap { $0["temperature_format"]?.string }.filter { $0 == "Fahrenheit" }.count, 1,
        "Seattle's is in Fahrenheit")
      let missing = answers.filter { !run.answer.contains($0["temperature"]?.description ?? "?") }
      expect.equal(missing.count, 0, "The summary has every temperature")
      let celsius = answers.first { $0["city"] == "Seattle" }.flatMap { $0["temperature"]?.double }.map {
        (($0 - 32) * 50 / 9).rounded() / 10
      }
      expect.that(
        celsius.map { run.answer.contains("\($0)") } == true, "Seattle's is also told in Celsius",
        expected: "\(celsius ?? 0)", actual: run.answer)
    }
    Assert("What is ordered is what was asked for, in parts that are small enough", sales) { run, expect in
      let stock = Self.stock(run)
      let orders = run.calls(of: "place_order").compactMap(Self.order)
      let accepted = orders.filter(\.isAccepted).map(\.quantity)
      expect.equal(run.calls.first?.name ?? "", "get_product_catalog", "The catalog comes first")
      expect.that(stock > 0, "It tells the stock", expected: "1 or more", actual: "\(stock)")
      expect.equal(
        accepted.reduce(0, +), stock >= 11 ? 11 : 0, "Eleven are ordered, or none when there are not as many")
      expect.equal(
        accepted.filter { $0 > OrderWorkflowSimulator.mostItems }, [],
        "No order is larger than the workflow takes")
      expect.equal(
        orders.contains { !$0.isAccepted }, stock >= 11, "The first one was, and was refused")
    }
    Assert("The workflow's signature stays behind the gateway", sales, workflow) { run, calls, expect in
      let orders = run.calls(of: "place_order")
      expect.equal(calls.count, orders.count, "Each order reached the workflow")
      expect.equal(
        orders.filter { $0.answer?.status != 200 }.count, 0, "It let each in, which takes the signature")
      let shown = orders.filter { call in
        call.arguments.contains(Self.signature)
          || call.answer.map { $0.text.contains(Self.signature) || "\($0.fields)".contains(Self.signature) }
            == true
      }
      expect.equal(shown.count, 0, "The agent has not seen it")
    }
    Assert("Functions are closed to whoever has no key", narrow) { answer, expect in
      expect.equal(answer.status, 401, "Without a key there is no weather")
    }
    Assert("Only the model's subscription has used tokens", metrics) { metrics, expect in
      let names = Set(metrics["apimSubscription"]).sorted()
      expect.equal(names, [Self.modelKey], "No metric is the tools'")
      expect.that(
        metrics.rows.count >= 8, "Every answer of the model has one", expected: "8 or more",
        actual: "\(metrics.rows.count)")
    }
  }

  private static func isSpanish(_ text: String) -> Bool {
    let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    let spanish: Set<String> = [
      "el", "la", "los", "las", "que", "de", "es", "por", "para", "con", "una", "un", "hay", "en", "lo",
      "más",
    ]
    return words.intersection(spanish).count >= 3
  }

  // The pieces of the smartphone that the catalog told of.
  private static func stock(_ run: AgentRun) -> Int {
    let text = run.calls(of: "get_product_catalog").first?.answer?.text ?? ""
    let products = (try? JSON(parsing: text))?.array ?? []
    return products.first { $0["name"]?.string?.lowercased().contains("phone") == true }?["stock"]?.int ?? 0
  }

  private static func order(_ call: AgentRun.Call) -> (quantity: Int, isAccepted: Bool)? {
    guard let quantity = (try? JSON(parsing: call.arguments))?["quantity"]?.int else { return nil }
    return (quantity, call.answer?.text.contains("Order placed") == true)
  }
}
