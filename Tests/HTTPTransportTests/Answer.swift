import HTTPTransport

/// A responder made of a closure.
struct Answer: Responder {
  let answer: @Sendable (Request) async throws -> Response

  init(_ answer: @escaping @Sendable (Request) async throws -> Response) {
    self.answer = answer
  }

  func respond(to request: Request) async throws -> Response {
    try await answer(request)
  }

  /// Sends back the body it is given.
  static let echo = Answer { request in
    Response(headers: ["X-Method": request.method], body: .bytes(try await request.body.gathered()))
  }
}

extension RequestURL {
  static func local(_ port: Int, _ path: String = "/") -> RequestURL {
    RequestURL(host: "127.0.0.1", port: port, path: path)
  }
}

extension Response {
  func text() async throws -> String {
    String(decoding: try await body.gathered(), as: UTF8.self)
  }
}
