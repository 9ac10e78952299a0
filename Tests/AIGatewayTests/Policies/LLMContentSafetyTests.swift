import AIGateway
import Foundation
import HTTPTransport
import OpenAI
import Synchronization
import Testing

@Suite struct LLMContentSafetyTests {
  private static let refusal = #"{ "statusCode": 403, "message": "Request failed content safety check." }"#
  private static let hateful = #"<categories><category name="Hate" threshold="4" /></categories>"#
  private static let report =
    #"<base /><set-header name="X-Reason"><value>"#
    + #"@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>"#

  // A model that answers with a body, and a safety service that judges by marks in the text: `hate5` has severity 5,
  // `attack` is an attack, `blue` stands on the blocklist `colours`.
  private static func world(
    answering body: Body = .text(#"{"choices":[{"message":{"content":"fine"}}]}"#),
    type: String = "application/json", encoding: String? = nil, safetyStatus: Int = 200
  ) -> Trial.Backend {
    Trial.Backend { request in
      guard request.url.host == "safety.test" else {
        var headers: Headers = ["Content-Type": type]
        headers["Content-Encoding"] = encoding
        return Response(200, headers: headers, body: body)
      }
      guard safetyStatus == 200 else { return Response(safetyStatus) }
      let asked = try JSON(parsing: try await request.body.gathered())
      if request.url.path.hasSuffix("/contentsafety/text:shieldPrompt") {
        let isAttack = asked["userPrompt"]?.string?.contains("attack") ?? false
        return .init(
          body: .text(#"{"userPromptAnalysis":{"attackDetected":\#(isAttack)},"documentsAnalysis":[]}"#))
      }
      let text = asked["text"]?.string ?? ""
      let lists = asked["blocklistNames"]?.array ?? []
      let matches = lists.contains("colours") && text.contains("blue") ? #"{"blocklistName":"colours"}"# : ""
      let severity = (1...7).last { text.contains("hate\($0)") } ?? 0
      let scaled = asked["outputType"] == "EightSeverityLevels" ? severity : severity / 2 * 2
      let analysis = (asked["categories"]?.array ?? []).map { category in
        #"{"category":\#(category),"severity":\#(category == "Hate" ? scaled : 0)}"#
      }
      return .init(
        body: .text(
          #"{"blocklistsMatch":[\#(matches)],"categoriesAnalysis":[\#(analysis.joined(separator: ","))]}"#))
    }
  }

  private static func trial(
    _ attributes: String = "", _ children: String = hateful,
    answeredBy backend: Trial.Backend = world()
  ) throws -> Trial {
    try Trial(
      inbound:
        #"<base /><llm-content-safety backend-id="safety" \#(attributes)>\#(children)</llm-content-safety>"#,
      onError: report, answeredBy: backend
    ) { Backend("safety", url: "http://safety.test/") }
  }

  private static func chat(_ text: String) -> String {
    JSON.object(["messages": [["role": "user", "content": .string(text)]]]).description
  }

  private static func safetyRequests(_ trial: Trial) -> [Request] {
    trial.backend.requests.filter { $0.url.host == "safety.test" }
  }

  @Test(arguments: [(3, 200), (4, 403), (7, 403)])
  func `A severity from the threshold on is refused`(severity: Int, status: Int) async throws {
    let trial = try Self.trial()
    let answer = try await trial.send("POST", body: Self.chat("so hate\(severity)"))
    #expect(answer.status == status)
    #expect((answer.text == Self.refusal) == (status == 403))
    #expect(answer.headers["X-Reason"] == (status == 403 ? "llm-content-safety HarmfulContent" : nil))
    #expect(trial.backend.requests.contains { $0.url.host == "backend.test" } == (status == 200))
  }

  @Test func `A threshold of 0 refuses everything`() async throws {
    let trial = try Self.trial("", Self.hateful.replacing("4", with: "0"))
    #expect(try await trial.send("POST", body: Self.chat("hello")).status == 403)
  }

  @Test(arguments: [("FourSeverityLevels", 200), ("EightSeverityLevels", 403)])
  func `The scale decides what an odd threshold means`(scale: String, status: Int) async throws {
    let trial = try Self.trial(
      "",
      #"<categories output-type="@("\#(scale)")"><category name="Hate" threshold="@(4 + 1)" /></categories>"#)
    #expect(try await trial.send("POST", body: Self.chat("hate5")).status == status)
  }

  @Test func `The service is asked for what the policy names, and once`() async throws {
    let children =
      #"<categories output-type="EightSeverityLevels"><category name="Hate" threshold="4" />"#
      + #"<category name="SelfHarm" threshold="2" /></categories><blocklists><id>colours</id></blocklists>"#
    let trial = try Self.trial("", children)
    #expect(try await trial.send("POST", body: Self.chat("hello")).status == 200)
    let requests = Self.safetyRequests(trial)
    let request = try #require(requests.first)
    #expect(requests.count == 1 && request.method == "POST")
    #expect(request.url.path == "/contentsafety/text:analyze")
    #expect(request.url.query?.hasPrefix("api-version=") == true)
    let body = try JSON(parsing: try await request.body.gathered())
    #expect(body["text"] == "hello" && body["outputType"] == "EightSeverityLevels")
    #expect(body["categories"] == ["Hate", "SelfHarm"] && body["blocklistNames"] == ["colours"])
    #expect(
      try await trial.send("POST", body: Self.chat("blue")).headers["X-Reason"]?.hasSuffix("Match") == true)
  }

  @Test func `Attacks are looked for when asked to`() async throws {
    let body = Self.chat("an attack")
    #expect(try await Self.trial().send("POST", body: body).status == 200)
    let trial = try Self.trial(#"shield-prompt="@(true)""#, "")
    let answer = try await trial.send("POST", body: body)
    #expect(answer.status == 403 && answer.text == Self.refusal)
    #expect(Self.safetyRequests(trial).map(\.url.path) == ["/contentsafety/text:shieldPrompt"])
    #expect(try await trial.send("POST", body: Self.chat("hello")).status == 200)
  }

  @Test(arguments: [
    #"{"messages":[{"role":"user","content":[{"type":"text","text":"hate5"}]}]}"#,
    #"{"messages":[{"role":"system","content":"hate5"},{"role":"user","content":"x"}]}"#,
    #"{"prompt":["x","hate5"]}"#, #"{"prompt":"hate5"}"#, #"{"input":"hate5"}"#, #"{"instructions":"hate5"}"#,
    #"{"input":[{"role":"user","content":[{"type":"input_text","text":"hate5"}]}]}"#,
  ])
  func `All text of a request is looked at, whatever its schema`(body: String) async throws {
    #expect(try await Self.trial().send("POST", body: body).status == 403)
    #expect(try await Self.trial().send("POST", body: body.replacing("hate5", with: "x")).status == 200)
  }

  @Test(arguments: [401, 429, 500])
  func `What cannot be checked is refused`(status: Int) async throws {
    let trial = try Self.trial(answeredBy: Self.world(safetyStatus: status))
    let answer = try await trial.send("POST", body: Self.chat("hello"))
    #expect(answer.status == 403 && answer.text == Self.refusal)
    #expect(answer.headers["X-Reason"] == "llm-content-safety ContentSafetyFailure")
  }

  @Test func `The service is shown the backend's credentials, and not the caller's`() async throws {
    let identity = BackendCredentials.ManagedIdentity(resource: "https://cognitiveservices.azure.com")
    let trial = try Trial(
      inbound: #"<base /><llm-content-safety backend-id="safety">\#(Self.hateful)</llm-content-safety>"#,
      answeredBy: Self.world()
    ) {
      Backend(
        "safety", url: "http://safety.test",
        credentials: BackendCredentials(header: ["X-Team": "ours"], managedIdentity: identity))
    }
    let answer = try await trial.send(
      "POST", headers: ["Authorization": "Bearer caller", "Cookie": "secret"], body: Self.chat("hello"))
    #expect(answer.status == 200)
    let request = try #require(Self.safetyRequests(trial).first)
    let parts = try #require(request.headers["Authorization"]).split(separator: ".")
    let claims = try JSON(parsing: Array(try #require(Data(base64Encoded: Self.padded(String(parts[1]))))))
    #expect(claims["aud"] == "https://cognitiveservices.azure.com")
    #expect(request.headers["X-Team"] == "ours" && request.headers["Cookie"] == nil)
  }

  private static func padded(_ text: String) -> String {
    text.replacing("-", with: "+").replacing("_", with: "/")
      + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }

  @Test func `A text over the service's limit is refused unasked`() async throws {
    let trial = try Self.trial()
    #expect(
      try await trial.send("POST", body: Self.chat(String(repeating: "x", count: 10_000))).status == 200)
    let answer = try await trial.send("POST", body: Self.chat(String(repeating: "x", count: 10_001)))
    #expect(answer.status == 403 && answer.headers["X-Reason"]?.hasSuffix("TextTooLong") == true)
    #expect(Self.safetyRequests(trial).count == 1)
  }

  @Test func `An answer is looked at only when asked to, and in windows`() async throws {
    let text = String(repeating: "x", count: 38) + "hate5"
    let backend = Self.world(answering: .text(#"{"choices":[{"message":{"content":"\#(text)"}}]}"#))
    #expect(try await Self.trial(answeredBy: backend).send("POST", body: Self.chat("x")).status == 200)
    // Windows of 20 characters cut the word in two, unless they overlap.
    let enforced = #"enforce-on-completions="true" window-size="20""#
    let cut = try Self.trial(enforced, answeredBy: backend)
    #expect(try await cut.send("POST", body: Self.chat("x")).status == 200)
    #expect(Self.safetyRequests(cut).count == 1 + 1 + 3)
    let overlapping = try Self.trial(#"\#(enforced) window-overlap-size="5""#, answeredBy: backend)
    let answer = try await overlapping.send("POST", body: Self.chat("x"))
    #expect(answer.status == 403 && answer.text == Self.refusal)
  }

  @Test func `In outbound it looks at the answer, also of the Responses API`() async throws {
    let policy = #"<llm-content-safety backend-id="safety">\#(Self.hateful)</llm-content-safety><base />"#
    for body in [
      #"{"output":[{"type":"message","content":[{"type":"output_text","text":"hate5"}]}]}"#,
      #"{"choices":[{"text":"hate5"}]}"#,
    ] {
      let trial = try Trial(outbound: policy, answeredBy: Self.world(answering: .text(body))) {
        Backend("safety", url: "http://safety.test")
      }
      #expect(try await trial.send("POST", body: Self.chat("hate5")).text == Self.refusal)
    }
    let packed = try Trial(outbound: policy, answeredBy: Self.world(encoding: "gzip")) {
      Backend("safety", url: "http://safety.test")
    }
    #expect(try await packed.send("POST", body: Self.chat("x")).status == 403)
  }

  // A streamed chat of one chunk for each word, which arrive in pieces of some bytes.
  private static func stream(_ words: [String], piece: Int) -> Body {
    let events =
      words.map { word in
        ServerSentEvent(data: #"{"choices":[{"index":0,"delta":{"content":"\#(word)"}}]}"#)
      } + [.done]
    let bytes = events.flatMap(\.bytes)
    let position = Mutex(0)
    return .stream(
      BodyStream {
        position.withLock { position in
          guard position < bytes.count else { return nil }
          defer { position += piece }
          return Array(bytes[position..<min(position + piece, bytes.count)])
        }
      })
  }

  private static func streamed(_ words: [String], piece: Int, attributes: String) async throws -> String {
    let trial = try trial(
      #"enforce-on-completions="true" \#(attributes)"#,
      answeredBy: world(answering: stream(words, piece: piece), type: "text/event-stream"))
    let answer = try await trial.send("POST", body: chat("x"))
    #expect(answer.status == 200)
    var decoder = ServerSentEventDecoder()
    return decoder.decode(Array(answer.text.utf8)).map { event in
      (try? JSON(parsing: event.data))?["choices"]?[0]?["delta"]?["content"]?.string ?? event.data
    }.joined()
  }

  @Test(arguments: [1, 7, 60, 100_000])
  func `A stream passes whole when nothing is wrong with it, however it arrives`(piece: Int) async throws {
    let words = ["one ", "two ", "three ", "four "]
    for attributes in ["", #"window-size="8""#, #"window-size="8" window-overlap-size="7""#] {
      let text = try await Self.streamed(words, piece: piece, attributes: attributes)
      #expect(text == "one two three four [DONE]")
    }
  }

  @Test(arguments: [1, 7, 60])
  func `A stream ends before the window that does not pass`(piece: Int) async throws {
    let words = ["good ", "fine ", "nice ", "ha", "te5 ", "more "]
    let windows = #"window-size="10" window-overlap-size="4""#
    let text = try await Self.streamed(words, piece: piece, attributes: windows)
    #expect(text.hasPrefix("good "))
    #expect(!text.contains("te5") && !text.contains("more") && !text.contains("[DONE]"))
    #expect(try await Self.streamed(words, piece: piece, attributes: "") == "")
  }

  @Test(arguments: [
    (#"backend-id="safety""#, "<categories />", "<categories> names no category"),
    (
      #"backend-id="safety""#, #"<categories><category name="Rude" threshold="1" /></categories>"#,
      "\"Rude\" is not a value of this attribute"
    ),
    (
      #"backend-id="safety""#, #"<categories><category name="Hate" threshold="8" /></categories>"#,
      "threshold is 8"
    ),
    (#"backend-id="safety" window-size="0""#, hateful, "window-size is 0"),
    (
      #"backend-id="safety" window-size="9" window-overlap-size="9""#, hateful, "window-overlap-size is 9"
    ),
    (#"shield-prompt="true""#, hateful, "<llm-content-safety> needs the attribute backend-id"),
  ])
  func `What is wrong is told when the document loads`(
    attributes: String, children: String, message: String
  ) throws {
    let error = #expect(throws: PolicyError.self) {
      try Trial(inbound: "<llm-content-safety \(attributes)>\(children)</llm-content-safety>")
    }
    #expect(error?.message == message)
  }

  @Test func `A pool is refused when the document loads`() throws {
    let error = #expect(throws: PolicyError.self) {
      try Trial(inbound: #"<base /><llm-content-safety backend-id="pool" />"#) {
        Backend("safety", url: "http://safety.test/")
        BackendPool("pool", services: [BackendPool.Member("safety")])
      }
    }
    #expect(error?.message == #"backend "pool" is a pool"#)
    #expect(error?.line == 2 && error?.hint?.contains("one Content Safety resource") == true)
  }
}
