import HTTPTransport
import PolicyExpressions

extension PolicyContext {
  /// What `context` is to a Liquid template.
  ///
  /// Source: the "set-body" page of the policy reference; `context.Variables` is from Microsoft's samples.
  var liquidContext: LiquidObject {
    LiquidObject(making: [
      ("Request", { .object(self.liquidRequest) }),
      ("Response", { .object(self.liquidResponse) }),
      ("Variables", { .object(VariablesObject(self)) }),
    ])
  }

  private var liquidRequest: LiquidObject {
    LiquidObject(making: [
      ("Url", { .object(Self.liquid(self.currentURL)) }),
      ("Method", { .string(self.request.method) }),
      ("OriginalMethod", { .string(self.originalMethod) }),
      ("OriginalUrl", { .object(Self.liquid(self.originalURL)) }),
      ("IpAddress", { .string(self.request.clientAddress) }),
      ("MatchedParameters", { .object(ParametersObject(self.matchedParameters)) }),
      ("HasBody", { if case .empty = self.request.body { .bool(false) } else { .bool(true) } }),
      ("Headers", { .object(HeadersObject(self.request.headers)) }),
    ])
  }

  private var liquidResponse: LiquidObject {
    LiquidObject(making: [
      ("StatusCode", { .long(Int64(self.response?.status ?? 0)) }),
      ("StatusReason", { .string(self.response?.reasonPhrase ?? "") }),
      ("Headers", { .object(HeadersObject(self.response?.headers ?? [:])) }),
    ])
  }

  private static func liquid(_ url: RequestURL) -> LiquidObject {
    LiquidObject(
      written: url.description,
      making: [
        ("Scheme", { .string(url.scheme) }), ("Host", { .string(url.host) }),
        ("Port", { .long(Int64(url.effectivePort)) }), ("Path", { .string(url.path) }),
        ("Query", { .object(QueryObject(url.query ?? "")) }),
        ("QueryString", { .string(url.query.map { "?\($0)" } ?? "") }),
        ("ToUri", { .string(url.description) }), ("ToString", { .string(url.description) }),
      ])
  }
}
