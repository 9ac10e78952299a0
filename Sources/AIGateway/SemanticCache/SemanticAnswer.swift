import HTTPTransport
import OpenAI

/// A model's answer as it is kept: a whole body, which chat completions can be told from as a stream too.
struct SemanticAnswer: Sendable, Codable {
  private let headers: Headers
  @Base64Coded private var content: [UInt8]
  private let isChat: Bool

  /// Keeps a successful answer; nil for one that is not complete, or none that a model would give.
  ///
  /// - Parameter prompt: The request that it answers.
  init?(_ headers: Headers, _ content: [UInt8], to prompt: SemanticPrompt) {
    let encoding = headers["Content-Encoding"]?.lowercased() ?? "identity"
    guard encoding == "identity" else { return nil }
    let isStream = MediaType(headers["Content-Type"]).name == Self.stream
    isChat = prompt.isChat
    if isStream, prompt.isChat {
      var assembly = ChatStreamAssembly()
      var decoder = ServerSentEventDecoder()
      for event in decoder.decode(content) { assembly.add(event) }
      if let event = decoder.finish() { assembly.add(event) }
      guard let whole = assembly.completion else { return nil }
      self.content = whole.bytes
    } else {
      guard isStream == prompt.isStreamed else { return nil }
      if !isStream {
        guard let body = try? JSON(parsing: content), body.object != nil,
          body["error"] == nil || body["error"] == .null
        else { return nil }
      }
      self.content = content
    }
    self.headers = Headers(headers.fields.filter { !Self.isOfItsTime($0.name) })
  }

  /// The answer to another request.
  func response(to prompt: SemanticPrompt) -> Response? {
    var headers = headers
    guard isChat else { return Response(200, headers: headers, body: .bytes(content)) }
    guard prompt.isStreamed else {
      headers["Content-Type"] = "application/json"
      return Response(200, headers: headers, body: .bytes(content))
    }
    guard let whole = try? JSON(parsing: content),
      let events = ChatStreamReplay.events(of: whole, tellsUsage: prompt.tellsUsage)
    else { return nil }
    headers["Content-Type"] = "text/event-stream; charset=utf-8"
    return Response(200, headers: headers, body: .bytes(events))
  }

  /// About how many bytes of memory it takes.
  var size: Int {
    content.count + headers.fields.reduce(512) { $0 + $1.name.utf8.count + $1.value.utf8.count + 64 }
  }

  private static let stream = "text/event-stream"

  // What the connection of that time, or the model's limits then, were like says nothing of the next request.
  private static func isOfItsTime(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("x-ratelimit-")
      || ["connection", "content-encoding", "content-length", "date", "keep-alive", "transfer-encoding"]
        .contains(name)
  }
}
