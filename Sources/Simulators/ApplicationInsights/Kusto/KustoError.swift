import OpenAI

/// Why a query cannot be answered.
struct KustoError: Error, Hashable {
  /// `SyntaxError` or `SemanticError`.
  enum Kind: String {
    case syntax = "SyntaxError"
    case semantic = "SemanticError"
  }

  let kind: Kind
  /// The code that Kusto gives, such as `SEM0100`.
  let code: String
  let message: String
  var line = 0
  var position = 0

  /// A query that cannot be read.
  static func syntax(_ message: String, at token: KustoToken) -> KustoError {
    KustoError(
      kind: .syntax, code: "SYN0002",
      message:
        "Query could not be parsed at '\(token.text)' on line [\(token.line),\(token.position)]: \(message)",
      line: token.line, position: token.position)
  }

  /// A query that asks for what there is not.
  static func semantic(_ code: String, _ message: String) -> KustoError {
    KustoError(kind: .semantic, code: code, message: message)
  }

  /// The error in the shape of the query API.
  var json: JSON {
    var inner: JSONObject = ["code": .string(code), "message": .string(message)]
    if kind == .syntax {
      inner.append("line", .int(line))
      inner.append("pos", .int(position))
    }
    let words =
      kind == .syntax ? "A recognition error occurred in the query." : "A semantic error occurred."
    return [
      "message": "The request had some invalid properties", "code": "BadArgumentError",
      "innererror": [
        "code": .string(kind.rawValue), "message": .string(words), "innererror": .object(inner),
      ],
    ]
  }
}
