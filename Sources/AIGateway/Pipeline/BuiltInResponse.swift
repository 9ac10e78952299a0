import HTTPTransport
import PolicyExpressions

/// The responses that the gateway itself gives to a request that failed.
enum BuiltInResponse {
  /// The response of a failure, byte for byte as API Management writes it: one blank inside each brace and
  /// after each colon and comma.
  static func response(to failure: PolicyFailure, activityID: NetGuid) -> Response {
    var body = "{ \"statusCode\": \(failure.status), \"message\": \"\(jsonEscaped(failure.message))\""
    if failure.status == 500 { body += ", \"activityId\": \"\(activityID.text("D"))\"" }
    body += " }"
    var headers = failure.headers
    headers["Content-Type"] = "application/json"
    return Response(failure.status, headers: headers, body: .text(body))
  }

  /// Text as it stands between the quotes of a JSON string.
  static func jsonEscaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else {
      return text
    }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
