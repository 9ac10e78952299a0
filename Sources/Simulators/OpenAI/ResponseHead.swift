import HTTPTransport
import LabTime
import OpenAI

/// The header fields that a simulated endpoint puts on every response.
struct ResponseHead {
  let dialect: Dialect
  let region: String
  let clientRequestID: String?
  let identifiers: RandomSource

  /// The fields of a response; `own` ones come after the content type.
  func headers(contentType: String, own: Headers = [:]) -> Headers {
    var headers: Headers = ["Content-Type": contentType]
    own.fields.forEach { headers.append($0.name, $0.value) }
    switch dialect {
    case .azure:
      headers.append("apim-request-id", identifiers.uuid())
      if let clientRequestID { headers.append("x-ms-client-request-id", clientRequestID) }
      headers.append("x-ms-region", region)
      headers.append("x-request-id", identifiers.uuid())
    case .openAI:
      headers.append("openai-version", "2020-10-01")
      headers.append("x-request-id", "req_\(identifiers.hexadecimal(32))")
    }
    return headers
  }

  func response(_ status: Int, _ json: JSON, own: Headers = [:]) -> Response {
    Response(status, headers: headers(contentType: "application/json", own: own), body: .bytes(json.bytes))
  }

  func response(_ refusal: Refusal) -> Response {
    response(refusal.status, refusal.body.json, own: refusal.headers)
  }
}
