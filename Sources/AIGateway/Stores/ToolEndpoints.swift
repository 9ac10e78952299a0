import LabTime
import MCP
import Synchronization

/// The endpoints of tool servers, with the sessions of their clients.
final class ToolEndpoints: Sendable {
  private let endpoints = Mutex<[String: MCPEndpoint]>([:])

  /// The endpoint of an API, made when it is first asked for.
  func endpoint(of api: API, _ environment: GatewayEnvironment) -> MCPEndpoint {
    endpoints.withLock { endpoints in
      if let endpoint = endpoints["\(api.name) \(api.path)"] { return endpoint }
      // Whether pages of other origins may come is for `cors` to say; the gateway cannot know its own names.
      let endpoint = MCPEndpoint(
        announcedPath: api.path.isEmpty ? "" : "/\(api.path)", origins: .any, clock: environment.clock,
        random: environment.random.derived("tools \(api.name)"))
      endpoints["\(api.name) \(api.path)"] = endpoint
      return endpoint
    }
  }
}
