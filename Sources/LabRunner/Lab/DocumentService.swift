public import AIGateway
import Foundation
import Simulators

/// The service in which a policy document of one's own is served: the APIs of model endpoints with the document as
/// their policy, and something simulated behind the names that it mentions.
public struct DocumentService {
  /// The service.
  public let service: Service
  /// The folder that its documents lie in, absolute.
  public let folder: String

  /// The directory that gives tokens for it; nil where it asks for none.
  public let directory: DocumentDirectory?
  /// The names under which models are deployed, also behind hosts that only URLs name.
  public let deployments: [String]

  /// Where requests go when the document does not say.
  static let standardHost = "models.internal"

  /// Finds out what a document needs, and provides it.
  ///
  /// Backends that the document names are model endpoints, embedders or content safety resources, as it uses them; so
  /// are hosts of Azure OpenAI in its URLs. Loggers are event hubs. A fragment is the file `NAME.xml` beside the
  /// document or in `fragments/` there.
  ///
  /// - Parameters:
  ///   - path: The document's file.
  ///   - values: The text for `{{name}}` and `{name}`.
  ///   - fragments: The files of fragments that do not lie beside the document, by name.
  ///   - backends: Backends that only expressions name.
  ///   - deployments: Names under which models are deployed besides their own.
  /// - Throws: ``PolicyError`` for what the gateway refuses, ``LabError`` for what is missing.
  public init(
    _ path: String, values: [String: String] = [:], fragments: [String: String] = [:],
    backends: [String] = [], deployments: [String] = []
  ) throws {
    let url = URL(filePath: path).standardizedFileURL
    folder = url.deletingLastPathComponent().path
    let documents = try DocumentSet(
      url.lastPathComponent, folder: folder, values: values, fragments: fragments)
    let models = Model.catalogue.map { Deployment($0.name) } + deployments.map { Deployment($0) }
    let policy = PolicySource.file(url.lastPathComponent)
    let serviceURL = "http://\(Self.standardHost)/openai"
    var service = Service {
      API(
        "azure-openai", .azureOpenAI, displayName: "Azure OpenAI", path: "openai", serviceURL: serviceURL,
        policy: policy)
      API("openai", .openAI, displayName: "OpenAI", path: "", serviceURL: serviceURL, policy: policy)
      Product("models", displayName: "Models", apis: ["azure-openai", "openai"])
      Subscription("caller", scope: .product("models"), owner: Self.owner)
    }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      NamedValue(name, value).add(to: &service)
      Placeholder(name, value).add(to: &service)
    }
    for (name, file) in documents.fragments { PolicyFragment(name, .file(file)).add(to: &service) }
    for logger in documents.loggers {
      let hubs = EventHubsSimulator(hubs: [logger])
      Logger(logger, eventHub: logger) { clock, random, _ in hubs.start(clock: clock, random: random) }
        .add(to: &service)
    }
    for name in documents.backends + backends {
      let backend =
        switch documents.role(ofBackend: name) {
        case .forwarding: Backend(name, OpenAISimulator(deployments: models))
        case .contentSafety: Backend(name, ContentSafetySimulator(), path: "", credentials: Self.identity)
        case .embeddings:
          Backend(
            name, OpenAISimulator(deployments: [Deployment(Self.embedder)]),
            path: "/openai/deployments/\(Self.embedder)/embeddings")
        }
      backend.add(to: &service)
    }
    for host in documents.modelHosts {
      ExternalHost(host, OpenAISimulator(deployments: models)).add(to: &service)
    }
    if !documents.choosesBackend {
      ExternalHost(Self.standardHost, isSecure: false, OpenAISimulator(deployments: models)).add(to: &service)
    }
    directory = documents.tokens.flatMap { DocumentDirectory($0) }
    if let directory {
      ExternalHost(DocumentDirectory.host, directory.simulator).add(to: &service)
    }
    self.service = service
    self.deployments = models.map(\.name)
  }

  // The one user that a new service has.
  private static let owner = User(
    "1", email: "admin@labs.example", firstName: "Administrator", lastName: "Administrator",
    groups: ["Administrators", "Developers"])
  private static let embedder = "text-embedding-3-small"
  // As the pages of the policy have the backend set up.
  private static let identity = BackendCredentials(
    managedIdentity: .init(resource: "https://cognitiveservices.azure.com"))
}
