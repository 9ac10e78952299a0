import Foundation
import HTTPTransport

/// The friendly texts that hostile ones are made of: the corpora of the other tests, and the labs' documents.
enum FuzzSeeds {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The policy documents of the corpus and of the labs.
  static let documents =
    parts(of: "Tests/AIGatewayTests/Corpus/Document", apartBy: "=== ").map {
      String($0.drop { $0 != "<" }).components(separatedBy: "\n---\n")[0]
    } + texts(in: "labs", named: ".xml")

  /// The expressions of the corpus.
  static let expressions = parts(of: "Tests/PolicyExpressionsTests/Corpus", apartBy: "\n===\n").map {
    $0.components(separatedBy: "\n---\n")[0]
  }

  /// A chat completion's request.
  static let body = """
    {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi \\u00e9\\n"}], "n": 2, "stream": false,
      "temperature": 0.5e-1, "stop": null}
    """

  /// JSON, streams of events, and a token.
  static let bodies = [
    body, "[1, -2.5, {'a': 'b', /* c */ d: [true, null, 0x1F]}, \"\\uD83D\\uDE00\", NaN]",
    "event: delta\nid: 1\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n",
    "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhIiwiZXhwIjoxNzQxMDY0NzY3fQ.c2ln",
  ]

  /// A backend that answers with what it got.
  struct Echo: Responder {
    func respond(to request: Request) async throws -> Response {
      Response(200, headers: ["Content-Type": "application/json"], body: request.body)
    }
  }

  private static func parts(of folder: String, apartBy separator: String) -> [String] {
    texts(in: folder, named: ".txt").flatMap { $0.components(separatedBy: separator) }.filter { !$0.isEmpty }
  }

  private static func texts(in folder: String, named suffix: String) -> [String] {
    let folder = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().compactMap {
      try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  }
}
