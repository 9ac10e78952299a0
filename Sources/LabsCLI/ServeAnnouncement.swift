import AIGateway
import HTTPTransport
import LabRunner
import OpenAI

/// What `labs serve` says once it listens.
struct ServeAnnouncement {
  private let baseURL: String
  private let subscriptions: [(name: String, key: String)]
  private let deployments: [String]
  private let apis: [API]

  init(_ deployment: RunningService) {
    baseURL = "http://\(deployment.baseURL.authority)"
    subscriptions = deployment.service.subscriptions.map { ($0.name, $0.primaryKey ?? "") }
    var seen: [String] = []
    for name in deployment.service.backends.flatMap(\.deployments) where !seen.contains(name) {
      seen.append(name)
    }
    deployments = seen
    apis = deployment.service.apis
  }

  /// One JSON document.
  var json: String {
    let document: JSON = [
      "baseURL": .string(baseURL),
      "subscriptions": .array(subscriptions.map { ["name": .string($0.name), "key": .string($0.key)] }),
      "deployments": .array(deployments.map(JSON.string)),
    ]
    return "\(document)\n"
  }

  /// The same for a person, with lines to paste.
  var text: String {
    let key = subscriptions.first?.key ?? ""
    let model = deployments.first ?? "gpt-4o-mini"
    let width = subscriptions.map(\.name.count).max() ?? 0
    let keys = subscriptions.map { "  \($0.name.padded(to: width))  \($0.key)" }
    return """
      Gateway      \(baseURL)
      Deployments  \(deployments.joined(separator: ", "))
      Keys
      \(keys.joined(separator: "\n"))

      With curl:
        curl '\(baseURL)/openai/deployments/\(model)/chat/completions?api-version=2024-10-21' \\
          -H 'api-key: \(key)' -H 'Content-Type: application/json' \\
          -d '{"messages":[{"role":"user","content":"Hello"}]}'

      With OpenAI's Python SDK:
        from openai import AzureOpenAI
        client = AzureOpenAI(azure_endpoint="\(baseURL)", api_key="\(key)", api_version="2024-10-21")
        print(client.chat.completions.create(model="\(model)", messages=[{"role": "user", "content": "Hello"}]))

      or OpenAI(base_url="\(baseURL)/openai/v1", api_key="\(key)"). Ctrl-C ends it.

      """
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
