import HTTPTransport
import LabTime
import OpenAI

/// What a caller asked a model and what that answered, as it is logged.
struct LLMExchange: Sendable {
  private let record: AnsweredRequest
  private let asked: String
  private let answered: String
  private let usage: Usage?
  private let model: String
  private let id: String

  // Source: "Log LLM messages" of the documentation.
  private static let pieceSize = 32 * 1024

  /// Reads an answer's body, or its stream, which is logged like the body that the same answer has without streaming.
  init(_ record: AnsweredRequest, answer bytes: [UInt8]) {
    self.record = record
    let request = record.requestBody.flatMap { try? JSON(parsing: $0) } ?? .null
    asked = (request["messages"] ?? request["prompt"] ?? request["input"] ?? request).description
    let body = record.isStream ? Self.assembled(bytes) : (try? JSON(parsing: bytes)) ?? .null
    let messages = body["choices"]?.array?.compactMap { $0["message"] ?? $0["text"] } ?? []
    answered = (messages.isEmpty ? body["output"] ?? .array([]) : .array(messages)).description
    model = body["model"]?.string ?? ""
    id = body["id"]?.string ?? ""
    let told = Usage.find(in: record.isStream ? body.bytes : bytes)
    usage = told ?? (record.isStream ? Self.estimated(request, body, record.tokenizer) : nil)
  }

  // A chat, completions, or an answer of the Responses API.
  private static func assembled(_ bytes: [UInt8]) -> JSON {
    var decoder = ServerSentEventDecoder()
    let events = decoder.decode(bytes)
    let type = events.first.flatMap { try? JSON(parsing: $0.data) }?["type"]?.string
    if type?.hasPrefix("response.") == true {
      var assembly = ResponseStreamAssembly()
      for event in events { assembly.add(event) }
      return assembly.body ?? .null
    }
    var assembly = ChatStreamAssembly()
    for event in events { assembly.add(event) }
    return assembly.partialCompletion
  }

  // A stream tells its tokens only when it is asked to.
  private static func estimated(_ request: JSON, _ body: JSON, _ tokenizer: any Tokenizer) -> Usage {
    let calls = (body["choices"]?.array ?? []).flatMap { $0["message"]?["tool_calls"]?.array ?? [] }
      .map { $0["function"] ?? $0 }
    let items = (body["output"]?.array ?? []).filter { $0["type"] == "function_call" }
    let texts = (calls + items).flatMap { [$0["name"]?.string, $0["arguments"]?.string].compactMap { $0 } }
    return Usage(
      promptTokens: TokenCount.prompt(of: request, with: tokenizer),
      completionTokens: ([ModelText.ofAnswer(body)] + texts).reduce(0) { $0 + tokenizer.count($1) })
  }

  /// The rows, with as much of the messages as is wanted.
  func rows(_ wanted: LLMMessages) -> [LLMLogRow] {
    var header = row
    header.deploymentName = record.deployment.isEmpty ? model : record.deployment
    header.modelName = model
    header.promptTokens = usage?.promptTokens ?? 0
    header.completionTokens = usage?.completionTokens ?? 0
    header.totalTokens = usage?.totalTokens ?? 0
    var rows = [header]
    for piece in Self.pieces(of: asked, upTo: wanted.requestBytes) {
      var next = row
      next.requestMessages = piece
      rows.append(next)
    }
    for piece in Self.pieces(of: answered, upTo: wanted.responseBytes) {
      var next = row
      next.responseMessages = piece
      rows.append(next)
    }
    for index in rows.indices { rows[index].sequenceNumber = index }
    return rows
  }

  private var row: LLMLogRow {
    let version = record.url.query.flatMap { QueryString.value(of: "api-version", in: $0) }
    return LLMLogRow(
      timeGenerated: record.arrived.iso8601, correlationId: record.id, deploymentName: "", modelName: "",
      apiVersion: version ?? "", promptTokens: 0, completionTokens: 0, totalTokens: 0, requestId: id,
      requestMessages: "", responseMessages: "", isStreamCompletion: record.isStream, sequenceNumber: 0,
      operationName: record.operationName, region: record.region)
  }

  // The beginning of a text in pieces, cut between two characters.
  private static func pieces(of text: String, upTo limit: Int) -> [String] {
    var pieces: [String] = []
    var rest = text.utf8[...]
    var room = limit
    while !rest.isEmpty, room > 0 {
      var end =
        rest.index(rest.startIndex, offsetBy: min(pieceSize, room), limitedBy: rest.endIndex)
        ?? rest.endIndex
      // The first byte of a character is none of the form 10xxxxxx.
      while end > rest.startIndex, end < rest.endIndex, rest[end] & 0xC0 == 0x80 {
        end = rest.index(before: end)
      }
      guard end > rest.startIndex else { break }
      let piece = rest[..<end]
      pieces.append(String(decoding: piece, as: UTF8.self))
      room -= piece.count
      rest = rest[end...]
    }
    return pieces
  }
}
