public import HTTPTransport
import LabTime
public import MCP
import OpenAI

/// An MCP server for GitHub, whose accounts people connect by the credential manager.
public enum GitHubTools {
  /// The server.
  ///
  /// - Parameters:
  ///   - path: The path of the gateway's API that leads to GitHub.
  ///   - gateway: Where the gateway answers.
  public static func server(
    path: String = "github", network: any Responder, gateway: @escaping @Sendable () -> RequestURL
  ) -> MCPServer {
    let tools = GatewayTools(provider: "github", path: path, network: network, gateway: gateway)
    return MCPServer("GitHub", version: "1.0.0") {
      tools.authorize("authorize_github", "GitHub")
      ServerTool("get_user", "Get the GitHub user that is logged in.") { call in
        try await tools.ask(call, "/user")
      }
      ServerTool(
        "get_issues", "Get the issues of a GitHub repository.",
        inputSchema: [
          "type": "object",
          "properties": [
            "username": ["type": "string", "description": "The owner of the repository"],
            "repo": ["type": "string", "description": "The name of the repository"],
          ],
          "required": ["username", "repo"],
        ]
      ) { call in
        let names = ["username", "repo"].map { Form.encoded(call.arguments[$0]?.string ?? "") }
        return try await tools.ask(call, "/repos/\(names[0])/\(names[1])/issues")
      }
    }
  }
}
