/// A stored request as a command to send it again: to `$LABS_URL`, with `$LABS_KEY`.
enum CurlCommand {
  static func text(_ request: RequestRecord) -> String {
    var words = ["curl", "-sS"]
    if request.method != "POST" || request.body == nil { words += ["-X", RunHeader.quoted(request.method)] }
    words.append("\"$LABS_URL\"" + RunHeader.quoted(request.path))
    if let header = request.keyHeader {
      let scheme = header == "Authorization" ? "Bearer " : ""
      words += ["-H", "\"\(header): \(scheme)$LABS_KEY\""]
    }
    if let body = request.body, !body.isEmpty {
      // --data-raw, as a body that begins with @ would name a file.
      words += ["-H", "'Content-Type: application/json'", "--data-raw", RunHeader.quoted(body)]
    }
    let isWhole = request.body != nil || request.method == "GET"
    return words.joined(separator: " ") + (isWhole ? "" : "  # its body was not kept")
  }
}

extension RequestRecord {
  /// The path and query of the URL, which are the same wherever the gateway is.
  var path: String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    return rest.firstIndex { $0 == "/" || $0 == "?" }.map { String(rest[$0...]) } ?? "/"
  }
}
