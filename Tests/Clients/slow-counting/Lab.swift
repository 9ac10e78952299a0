public import AIGateway
import HTTPTransport
public import LabRunner
import LabTime
import MCP

/// A tool that reports each second how far it is, behind the gateway.
public struct SlowCounting: Lab {
  /// What `labs serve` takes; the folder has the same name.
  public static let name = "slow-counting"
  /// The name in words.
  public static let title = "Slow counting"
  /// What it shows.
  public static let summary = "A call that lasts longer than its client's connection."
  /// Where `labs list` puts it.
  public static let category = "own"

  /// Creates the lab.
  public init() {}

  /// A server of tools, passed through.
  public var service: Service {
    Service {
      API("tools", mcpServer: "server", path: "tools", subscriptionRequired: false)
      Backend(
        "server", path: "/srv/mcp",
        networkedHost: { surroundings in
          MCPEndpoint(path: "/srv", clock: surroundings.clock, random: surroundings.random)
            .serving(Self.server(surroundings.clock))
        })
      Subscription("caller")
    }
  }

  /// Only served.
  public var steps: [any Step] { [] }

  private static func server(_ clock: any LabClock) -> MCPServer {
    MCPServer("counting", version: "1") {
      ServerTool("count", "Counts to four") { call in
        for number in 1...4 {
          call.progress(Double(number), of: 4, "at \(number)")
          try await clock.sleep(for: .seconds(1))
        }
        return .text("counted")
      }
    }
  }
}
