import HTTPTransport
import LabTime

/// An event hub that a logger names, ready to be sent to.
///
/// Source: "Event Hubs service REST", API version 2014-01.
struct EventHub: Sendable {
  /// Who sends.
  enum Access: Sendable {
    case key(SharedAccessKey)
    case identity(clientID: String?)
  }

  /// What managed identities ask a token for.
  static let resource = "https://eventhubs.azure.net/"

  let access: Access
  private let address: RequestURL

  /// - Throws: ``PolicyError`` for a connection string or an endpoint that cannot be read.
  init(_ logger: Logger) throws(PolicyError) {
    var endpoint = logger.endpoint
    switch logger.credentials {
    case .instrumentation: throw Self.error(logger, "it is no event hub's", hint: nil)
    case .managedIdentity(let clientID): access = .identity(clientID: clientID)
    case .connectionString(let text):
      let parts = ConnectionString(text)
      guard let name = parts["SharedAccessKeyName"], let key = parts["SharedAccessKey"] else {
        throw Self.error(
          logger, "its connection string has no shared access key",
          hint: "it looks like Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...")
      }
      access = .key(SharedAccessKey(name: name, key: key))
      if endpoint.isEmpty { endpoint = parts["Endpoint"] ?? "" }
    }
    guard var address = Self.url(of: endpoint), !address.host.isEmpty else {
      throw Self.error(
        logger, "its endpoint is \"\(endpoint)\"",
        hint: "a host such as name.servicebus.windows.net was expected")
    }
    guard !logger.eventHub.isEmpty else { throw Self.error(logger, "it names no event hub", hint: nil) }
    let folder = address.path.hasSuffix("/") ? address.path : address.path + "/"
    address.path = folder + QueryString.encoded(logger.eventHub)
    self.address = address
  }

  /// The address that a shared access signature is for.
  var signedAddress: String { address.description }

  /// What an event is sent as.
  func request(for event: Event, authorization: String) -> Request {
    var url = address
    if case .id(let partition) = event.partition {
      url.path += "/partitions/" + QueryString.encoded(partition)
    }
    url.path += "/messages"
    url.query = "timeout=60&api-version=2014-01"
    var headers: Headers = [
      "Authorization": authorization, "Content-Type": "application/atom+xml;type=entry;charset=utf-8",
    ]
    if case .key(let key) = event.partition {
      headers["BrokerProperties"] =
        "{\"PartitionKey\":\"\(Self.headerText(BuiltInResponse.jsonEscaped(key)))\"}"
    }
    return Request("POST", url, headers: headers, body: .bytes(event.content))
  }

  private static func url(of endpoint: String) -> RequestURL? {
    if endpoint.isEmpty { return nil }
    if endpoint.hasPrefix("sb://") { return RequestURL("https://\(endpoint.dropFirst(5))") }
    return RequestURL(endpoint.contains("://") ? endpoint : "https://\(endpoint)")
  }

  // A header holds ASCII only; JSON can say everything in it.
  private static func headerText(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(\.isASCII)
      ? text
      : text.utf16.reduce(into: "") { result, unit in
        if let scalar = Unicode.Scalar(unit), scalar.isASCII {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
  }

  private static func error(_ logger: Logger, _ message: String, hint: String?) -> PolicyError {
    PolicyError(file: "logger \(logger.name)", line: 1, column: 1, message: message, hint: hint)
  }
}
