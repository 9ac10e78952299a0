import AIGateway
import Foundation
import HTTPTransport
import LabTime

/// What is measured.
enum Samples {
  static let header = "@(context.Headers.GetValueOrDefault(\"x\", \"\") == \"y\")"

  /// Code as a policy that chooses a backend has it: JSON, LINQ, loops and string building.
  static func balancer() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "balancer.txt")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Some 10 KB as public policy documents are: an expression in 600 characters, literals and comments between them.
  static var document: String { policies(branches: 5, headers: 62) }

  /// Some 10 KB of nothing but conditions, lambdas and headers.
  static var denseDocument: String { policies(branches: 21, headers: 0) }

  private static func policies(branches: Int, headers: Int) -> String {
    let branches = (0..<branches).map { number in
      """
            <when condition="@(context.Request.Headers.GetValueOrDefault("X-Tenant", "") == "tenant-\(number)")">
              <set-variable name="limit" value="@{
                var limits = new[] { 10, 20, \(number) };
                return limits.Where(x => x > \(number)).Select(x => x * 2).Sum();
              }" />
              <set-header name="X-Limit" exists-action="override">
                <value>@(context.Variables.GetValueOrDefault<int>("limit", 0).ToString())</value>
              </set-header>
            </when>
      """
    }
    let literals = (0..<headers).map { number in
      """
          <!-- What the backend is told, number \(number). -->
          <set-header name="X-Setting-\(number)" exists-action="skip"><value>on</value></set-header>
      """
    }
    return """
      <policies>
        <inbound>
          <base />
      \(literals.joined(separator: "\n"))
          <choose>
      \(branches.joined(separator: "\n"))
          </choose>
        </inbound>
      </policies>
      """
  }

  static let fivePolicies = """
    <policies>
      <inbound>
        <base />
        <set-variable name="tenant" value="@(context.Request.Headers.GetValueOrDefault("X-Tenant", "none"))" />
        <rate-limit-by-key calls="1000000000" renewal-period="60" counter-key="@((string)context.Variables["tenant"])" />
        <set-header name="X-Tenant-Seen" exists-action="override">
          <value>@((string)context.Variables["tenant"])</value>
        </set-header>
        <choose>
          <when condition="@(context.Request.Method == "DELETE")"><return-response /></when>
        </choose>
        <set-backend-service base-url="http://backend.test" />
      </inbound>
    </policies>
    """

  /// A gateway with one API, whose backend answers at once.
  static func gateway(_ document: String) throws -> Gateway {
    let service = Service {
      API(
        "api", .passthrough, path: "api", subscriptionRequired: false,
        policy: .text(document, name: "policy.xml"))
    }
    let environment = GatewayEnvironment(
      clock: VirtualClock(startingAt: Instant(year: 2026, month: 3, day: 4)), random: RandomSource(seed: 1),
      network: Answering())
    return try Gateway(service, folder: "/", environment: environment)
  }

  static func request() throws -> Request {
    guard let url = RequestURL("http://gateway.test/api/chat") else { throw CocoaError(.fileNoSuchFile) }
    return Request("POST", url, headers: ["X-Tenant": "a"], body: .text("{}"), clientAddress: "10.0.0.9")
  }

  private struct Answering: Responder {
    func respond(to request: Request) async throws -> Response { Response(200, body: .text("{}")) }
  }
}
