public import HTTPTransport
public import MCP
import OpenAI

/// An MCP server for the incidents of ServiceNow, whose accounts people connect by the credential manager.
public enum ServiceNowTools {
  /// The server.
  ///
  /// - Parameters:
  ///   - path: The path of the gateway's API that leads to ServiceNow.
  ///   - gateway: Where the gateway answers.
  public static func server(
    path: String = "servicenow", network: any Responder, gateway: @escaping @Sendable () -> RequestURL
  ) -> MCPServer {
    let tools = GatewayTools(provider: "servicenow", path: path, network: network, gateway: gateway)
    let table = "/api/now/v2/table/incident"
    return MCPServer("ServiceNow", version: "1.0.0") {
      tools.authorize("authorize_servicenow", "ServiceNow")
      ServerTool("list_incidents", "List the incidents.") { call in
        try await tools.ask(call, "\(table)?sysparm_limit=20")
      }
      ServerTool(
        "get_incident", "Get an incident by its sys_id.",
        inputSchema: [
          "type": "object", "properties": ["sys_id": ["type": "string"]], "required": ["sys_id"],
        ]
      ) { call in
        try await tools.ask(call, "\(table)/\(Form.encoded(call.arguments["sys_id"]?.string ?? ""))")
      }
      ServerTool(
        "create_incident", "Report an incident.",
        inputSchema: [
          "type": "object",
          "properties": [
            "short_description": ["type": "string"], "description": ["type": "string"],
            "urgency": ["type": "string", "enum": ["1", "2", "3"]],
          ],
          "required": ["short_description"],
        ]
      ) { call in
        try await tools.ask(call, table, method: "POST", body: .object(call.arguments))
      }
    }
  }
}
