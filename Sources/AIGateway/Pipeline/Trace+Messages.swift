import HTTPTransport
import OpenAI

/// What a trace tells of a request and its response besides what policies do.
///
/// Source: the trace document of "Debug your APIs using request tracing".
extension PolicyContext {
  /// Tells of the request as the caller sent it.
  func noteArrival() {
    note(Self.handler, ["request": .traced(request, at: originalURL)])
  }

  /// Tells what of the service the request is for, and whose it is.
  func notePlace() {
    note(
      "mapper",
      [
        "configuration": [
          "api": [
            "id": .traced(api?.name), "from": .traced(api.map { "/\($0.path)" }),
            "to": .traced(target?.url.description),
          ],
          "operation": [
            "id": .traced(operation?.name), "method": .traced(operation?.method),
            "uriTemplate": .traced(operation?.urlTemplate),
          ],
          "product": ["id": .traced(product?.name)],
          "subscription": ["id": .traced(subscription?.name)],
          "user": ["id": .traced(user?.id), "groups": .array((user?.groups ?? []).map(JSON.string))],
        ]
      ])
  }

  /// Tells of the response as the caller gets it.
  func noteDeparture() {
    note(Self.handler, ["response": response.map(JSON.traced) ?? .null])
  }

  // The name that API Management's own entries give the gateway.
  private static let handler = "handler"
}

extension JSON {
  /// A request without its content.
  static func traced(_ request: Request, at url: RequestURL) -> JSON {
    [
      "method": .string(request.method), "url": .string(url.description), "headers": traced(request.headers),
    ]
  }

  /// A response without its content.
  static func traced(_ response: Response) -> JSON {
    [
      "status": ["code": .int(response.status), "reason": .string(response.reasonPhrase)],
      "headers": traced(response.headers),
    ]
  }

  fileprivate static func traced(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  private static func traced(_ headers: Headers) -> JSON {
    .array(headers.fields.map { ["name": .string($0.name), "value": .string($0.value)] })
  }
}
