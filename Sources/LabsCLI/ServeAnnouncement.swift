import AIGateway
import HTTPTransport
import LabRunner
import OpenAI

/// What `labs serve` says once it listens.
struct ServeAnnouncement {
  /// A part of the deployment by its name: where it is, or its key.
  private typealias Part = (name: String, value: String)

  private let baseURL: String
  private let isSecure: Bool
  private let subscriptions: [Part]
  private let deployments: [String]
  private let backends: [Part]
  private let hosts: [Part]
  private let loggers: [Part]
  private let certificate: String?
  private let directory: DocumentDirectory?

  /// - Parameter document: The document of one's own that it was deployed for.
  init(_ deployment: RunningService, of document: DocumentService? = nil) {
    isSecure = deployment.baseURL.scheme == "https"
    baseURL = "\(deployment.baseURL.scheme)://\(deployment.baseURL.authority)"
    subscriptions = deployment.service.subscriptions.map { ($0.name, $0.primaryKey ?? "") }
    var seen: [String] = []
    for name in deployment.service.backends.flatMap(\.deployments) + (document?.deployments ?? [])
    where !seen.contains(name) {
      seen.append(name)
    }
    deployments = seen
    backends = deployment.service.backends.map { ($0.name, $0.url) }
    loggers = deployment.service.loggers.map { ($0.name, $0.endpoint) }
    hosts = deployment.hosts.map { ($0.name, $0.url) }
    certificate = deployment.certificate
    directory = document?.directory
  }

  /// One JSON document.
  var json: String {
    let document: JSON = [
      "baseURL": .string(baseURL),
      "subscriptions": .array(subscriptions.map { ["name": .string($0.name), "key": .string($0.value)] }),
      "deployments": .array(deployments.map(JSON.string)),
      "backends": Self.json(backends), "loggers": Self.json(loggers), "hosts": Self.json(hosts),
      "certificate": certificate.map(JSON.string) ?? .null,
      "directory": directory.map {
        [
          "tenant": .string($0.tenant), "client": .string($0.client), "secret": .string($0.secret),
          "scope": .string($0.scope),
        ]
      } ?? .null,
    ]
    return "\(document)\n"
  }

  // Nobody vouches for the certificate.
  private var trust: String {
    isSecure ? "\nSSL_CERT_FILE is to name a file with the certificate that --json shows." : ""
  }

  private static func json(_ parts: [Part]) -> JSON {
    .array(parts.map { ["name": .string($0.name), "url": .string($0.value)] })
  }

  /// The same for a person, with lines to paste.
  var text: String {
    let key = subscriptions.first?.value ?? ""
    let model = deployments.first ?? "gpt-4o-mini"
    let secure =
      certificate == nil ? "" : " (https with a certificate of their own: curl -k, or --json shows it)"
    let parts =
      Self.lines("Keys", subscriptions)
      + Self.lines("Backends", backends) + Self.lines("Loggers", loggers)
      + Self.lines("Hosts\(secure)", hosts) + tokens
    return """
      Gateway      \(baseURL)
      Deployments  \(Self.few(deployments))
      \(parts.joined(separator: "\n"))

      With curl:
        curl \(isSecure ? "-k " : "")'\(baseURL)/openai/deployments/\(model)/chat/completions?api-version=2024-10-21' \\
          -H 'api-key: \(key)' -H 'Content-Type: application/json' \\
          -d '{"messages":[{"role":"user","content":"Hello"}]}'

      With OpenAI's Python SDK:
        from openai import AzureOpenAI
        client = AzureOpenAI(azure_endpoint="\(baseURL)", api_key="\(key)", api_version="2024-10-21")
        print(client.chat.completions.create(model="\(model)", messages=[{"role": "user", "content": "Hello"}]))

      or OpenAI(base_url="\(baseURL)/openai/v1", api_key="\(key)").\(trust) Ctrl-C ends it.

      """
  }
}

extension ServeAnnouncement {
  // How to get a token that the document lets in.
  private var tokens: [String] {
    guard let directory, let host = hosts.first(where: { $0.name == DocumentDirectory.host }) else {
      return []
    }
    return [
      "", "A token for the Authorization header, as access_token:",
      "  curl -k '\(host.value)/\(directory.tenant)/oauth2/v2.0/token' -d grant_type=client_credentials \\",
      "    -d client_id=\(directory.client) -d client_secret=\(directory.secret) -d scope=\(directory.scope)",
    ]
  }

  // As many names as go into a line; --json has all.
  private static func few(_ names: [String], limit: Int = 5) -> String {
    let rest = names.count - limit
    return names.prefix(limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  // A heading and a line for each part; nothing when there is none.
  private static func lines(_ heading: String, _ parts: [Part]) -> [String] {
    guard !parts.isEmpty else { return [] }
    let width = parts.map(\.name.count).max() ?? 0
    return [heading] + parts.map { "  \($0.name.padded(to: width))  \($0.value)" }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
