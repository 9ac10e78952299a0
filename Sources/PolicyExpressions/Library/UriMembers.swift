extension Library {
  /// `System.Uri`
  static let uriMembers: [Member] = [
    Member("new(string uriString)") { .object(try UriObject($0.string(0, "uriString"))) },
    Member("new(string uriString, UriKind uriKind)") { call in
      .object(try UriObject(call.string(0, "uriString"), allowsRelative: call.int(1) != 1))
    },
    Member("new(Uri baseUri, string relativeUri)") { call in
      .object(try UriObject(base: call.object(0), call.string(1, "relativeUri")))
    },
    Member("string AbsoluteUri") { .string(try $0.this(UriObject.self).absolute) },
    Member("string OriginalString") { .string(try $0.this(UriObject.self).original) },
    Member("string Scheme") { .string(try absolute($0).scheme) },
    Member("string Host") { .string(try absolute($0).host) },
    Member("string Authority") { .string(try absolute($0).authority) },
    Member("int Port") { .int(Int32(try absolute($0).port)) },
    Member("bool IsDefaultPort") { .bool(try absolute($0).isDefaultPort) },
    Member("bool IsAbsoluteUri") { .bool(try $0.this(UriObject.self).isAbsolute) },
    Member("string AbsolutePath") { .string(try absolute($0).path) },
    Member("string LocalPath") { .string(PercentEncoding.decode(try absolute($0).path)) },
    Member("string Query") { .string(try absolute($0).query) },
    Member("string Fragment") { .string(try absolute($0).fragment) },
    Member("string PathAndQuery") { .string(try absolute($0).path + absolute($0).query) },
    Member("string UserInfo") { .string(try absolute($0).userInfo) },
    Member("string[] Segments") { call in
      let path = try absolute(call).path
      var segments: [String] = []
      var current = ""
      for character in path {
        current.append(character)
        if character == "/" {
          segments.append(current)
          current = ""
        }
      }
      return .strings(current.isEmpty ? segments : segments + [current])
    },
    Member("string GetLeftPart(UriPartial part)") { call in
      let uri = try absolute(call)
      switch call.int(0) {
      case 0: return .string(uri.scheme + "://")
      case 1: return .string(uri.leftPart)
      case 2: return .string(uri.leftPart + uri.path)
      default: return .string(uri.leftPart + uri.path + uri.query)
      }
    },
    Member("static string EscapeDataString(string stringToEscape)") {
      .string(PercentEncoding.data(try $0.string(0, "stringToEscape")))
    },
    Member("static string EscapeUriString(string stringToEscape)") {
      .string(PercentEncoding.uri(try $0.string(0, "stringToEscape")))
    },
    Member("static string UnescapeDataString(string stringToUnescape)") {
      .string(PercentEncoding.decode(try $0.string(0, "stringToUnescape")))
    },
    Member("static bool IsWellFormedUriString(string uriString, UriKind uriKind)") { call in
      .bool((try? UriObject(call.optionalString(0) ?? "", allowsRelative: call.int(1) != 1)) != nil)
    },
    Member("static bool TryCreate(string uriString, UriKind uriKind, out Uri result)") { call in
      let uri = call.optionalString(0).flatMap { try? UriObject($0, allowsRelative: call.int(1) != 1) }
      call.arguments[2] = uri.map(Value.object) ?? .null
      return .bool(uri != nil)
    },
  ]

  private static func absolute(_ call: Call) throws -> UriObject {
    let uri: UriObject = try call.this()
    guard uri.isAbsolute else {
      throw NetException.invalid("This operation is not supported for a relative URI.")
    }
    return uri
  }

  /// `System.Net.WebUtility`
  static let webUtilityMembers: [Member] = [
    Member("static string UrlEncode(string value)") {
      Value($0.optionalString(0).map { PercentEncoding.form($0) })
    },
    Member("static string UrlDecode(string encodedValue)") {
      Value($0.optionalString(0).map { PercentEncoding.decode($0, plusAsSpace: true) })
    },
    Member("static string HtmlEncode(string value)") { Value($0.optionalString(0).map(HTMLEncoding.encode)) },
    Member("static string HtmlDecode(string value)") { Value($0.optionalString(0).map(HTMLEncoding.decode)) },
  ]
}
