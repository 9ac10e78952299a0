import AIGateway
import Foundation
import HTTPTransport
import LabRunner
import LabTime

/// A shell with the deployment's gateway within reach, for curl and SDKs.
struct GatewayShell {
  let session: Session
  let run: Int64?
  let step: String
  let prompt: Prompt
  let termination: Termination

  /// Opens the person's shell, and waits for its end.
  func open() async {
    do {
      guard session.clock is VirtualClock else { return try await open(at: session.service.baseURL) }
      let gateway = SimulatedGateway(service: session.service, clock: session.clock)
      let server = try await Server.start(gateway)
      // Also when the shell cannot be started.
      do {
        try await open(at: RequestURL(host: "127.0.0.1", port: server.port))
        await server.shutdown(grace: .seconds(1))
      } catch {
        await server.shutdown(grace: .zero)
        throw error
      }
    } catch {
      prompt.say("error: \(error)\n")
    }
  }

  private func open(at address: RequestURL) async throws {
    let inherited = ProcessInfo.processInfo.environment
    let url = "http://\(address.authority)"
    let key = (try? session.key()) ?? ""
    let added = [
      "LABS_URL": url, "LABS_KEY": key, "OPENAI_BASE_URL": "\(url)/openai/v1", "OPENAI_API_KEY": key,
      "AZURE_OPENAI_ENDPOINT": url, "AZURE_OPENAI_API_KEY": key,
      "LABS_RUN": run.map(String.init) ?? "", "LABS_STEP": step,
    ]
    let shell = inherited["SHELL"].flatMap { $0.isEmpty ? nil : $0 } ?? "/bin/sh"
    let words = """
      The gateway answers at $LABS_URL = \(url) with $LABS_KEY; SDKs find it by the variables they know.
      `exit` brings you back.
      """
    prompt.say(prompt.style.wrapped(words) + "\n")
    let program = ForegroundProgram(command: [shell], environment: inherited.merging(added) { $1 })
    _ = try await termination.withoutCtrlC { () async throws(LabError) in try await program.run() }
  }
}

/// The gateway of a simulated deployment as it answers requests from outside: in the time of the run, which passes only
/// while it answers.
private struct SimulatedGateway: Responder {
  let service: RunningService
  let clock: any LabClock

  func respond(to request: Request) async throws -> Response {
    var received = request
    // What has not come yet would be waited for in simulated time.
    received.body = .bytes(try await request.body.gathered())
    received.url.host = service.baseURL.host
    received.url.port = service.baseURL.port
    received.headers["Host"] = service.baseURL.authority
    let sent = received
    clock.release()
    defer { clock.hold() }
    let answer = Task(executorPreference: clock as? VirtualClock) {
      var response = try await service.gateway.respond(to: sent)
      response.body = .bytes(try await response.body.gathered())
      return response
    }
    return try await answer.value
  }
}
