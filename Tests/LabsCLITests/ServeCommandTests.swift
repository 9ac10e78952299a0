import Foundation
import HTTPTransport
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct ServeCommandTests {
    private let lab = Workspace.lab

    /// A deployment, the URL of its chat completions, and a key.
    private func serve(
      _ workspace: Workspace, _ arguments: String...
    ) throws -> (process: LabsProcess, document: JSON, chat: RequestURL, key: String) {
      let process = try LabsProcess(
        ["serve"] + (arguments.isEmpty ? [lab] : arguments) + ["--port", "0", "--json"], environment: [:],
        folder: workspace.path,
        home: workspace.path)
      let document = try JSON(parsing: try process.output(upTo: "}\n"))
      var url = try #require(document["baseURL"]?.string.flatMap { RequestURL($0) })
      url.path = "/openai/v1/chat/completions"
      return (process, document, url, try #require(document["subscriptions"]?[0]?["key"]?.string))
    }

    private func request(_ url: RequestURL, _ key: String, stream: Bool = false) -> Request {
      let body: JSON = [
        "model": "gpt-4o-mini", "messages": [["role": "user", "content": "Hello"]], "stream": .bool(stream),
      ]
      return Request(
        "POST", url, headers: ["api-key": key, "Content-Type": "application/json"], body: .bytes(body.bytes))
    }

    @Test func `It says where it listens, answers, and ends on a signal`() async throws {
      let workspace = try Workspace()
      let (process, document, url, key) = try serve(workspace)
      #expect(
        document.object?.members.map(\.name)
          == [
            "baseURL", "subscriptions", "deployments", "backends", "loggers", "hosts", "certificate",
            "directory",
          ])
      #expect(document["backends"]?[0]?["url"]?.string?.hasPrefix("http://127.0.0.1:") == true)
      #expect(document["subscriptions"]?.array?.count == 2)
      #expect(
        document["deployments"] == [
          "gpt-4o-mini", "text-embedding-3-small", "text-embedding-ada-002", "gpt-image-1",
        ])
      let client = Client()
      let response = try await client.respond(to: request(url, key))
      #expect(response.status == 200)
      #expect(try JSON(parsing: try await response.body.gathered())["object"] == "chat.completion")
      #expect(try await client.respond(to: request(url, "wrong")).status == 401)
      await client.shutdown()
      process.send(SIGTERM)
      let answer = try process.answer()
      #expect(answer.status == 0 && answer.errors.contains("Stopping"))
      #expect(try answer.json == document)
    }

    @Test func `A policy document of one's own is served`() async throws {
      let workspace = try Workspace()
      let policy =
        "<policies><inbound><base /><rate-limit calls=\"{{calls}}\" renewal-period=\"600\" /></inbound></policies>"
      try workspace.write(policy, to: "mine.xml")
      let (process, document, url, key) = try serve(workspace, "mine.xml", "--set", "calls=1")
      #expect(document["hosts"]?[0]?["name"] == "models.internal")
      #expect(document["deployments"]?.array?.contains("gpt-4o-mini") == true)
      let client = Client()
      #expect(try await client.respond(to: request(url, key)).status == 200)
      #expect(try await client.respond(to: request(url, key)).status == 429)
      await client.shutdown()
      process.send(SIGTERM)
      #expect(try process.answer().status == 0)

      let run = try workspace.labs("run", "mine.xml")
      #expect(run.status == 66 && run.errors.contains("labs serve mine.xml"), "\(run.errors)")
      let unknown = try workspace.labs("serve", "mine.xml")
      #expect(unknown.status == 65 && unknown.errors.contains("no text for {{calls}}"), "\(unknown.errors)")
      let wrong = try workspace.labs("serve", lab, "--set", "calls=1")
      #expect(wrong.status == 64 && wrong.errors.contains("-p NAME=VALUE"), "\(wrong.errors)")
      try workspace.write(policy.replacing("rate-limit ", with: "rate-limits "), to: "mine.xml")
      let refused = try workspace.labs("serve", "mine.xml", "--set", "calls=1")
      #expect(refused.status == 65 && refused.errors.contains("mine.xml:1:28: "), "\(refused.errors)")
    }

    @Test func `It ends also with an answer under way`() async throws {
      let workspace = try Workspace()
      let (process, _, url, key) = try serve(workspace)
      let client = Client()
      let response = try await client.respond(to: request(url, key, stream: true))
      guard case .stream(let stream) = response.body else {
        Issue.record("the answer is no stream")
        return
      }
      var chunks = stream.makeAsyncIterator()
      #expect(try await chunks.next() != nil)
      process.send(SIGINT)
      #expect(try process.answer().status == 0)
      await client.shutdown()
    }

    @Test func `A port in use is told, with what to do`() throws {
      let workspace = try Workspace()
      let (process, document, _, _) = try serve(workspace)
      let port = try #require(document["baseURL"]?.string?.split(separator: ":").last.map(String.init))
      let answer = try workspace.labs("serve", lab, "--port", port)
      #expect(answer.status == 69 && answer.output.isEmpty)
      #expect(answer.errors.contains("127.0.0.1:\(port)") && answer.errors.contains("--port"))
      process.send(SIGINT)
      #expect(try process.answer().status == 0)
    }

    @Test func `A saved policy takes effect, a broken one does not`() async throws {
      let workspace = try Workspace()
      let process = try LabsProcess(
        ["serve", lab, "--port", "0"], environment: [:], folder: workspace.path, home: workspace.path)
      let text = try process.output(upTo: "Ctrl-C ends it.")
      let address = try #require(
        text.split(separator: "\n").first?.split(separator: " ").last.map(String.init))
      var url = try #require(RequestURL(address))
      url.path = "/openai/v1/chat/completions"
      let key = try #require(
        text.firstRange(of: "api-key: ").map { String(text[$0.upperBound...].prefix(32)) })
      try workspace.write(
        "<policies><inbound><return-response><set-status code=\"418\" /></return-response></inbound></policies>",
        to: Workspace.policyFile)
      try process.output(upTo: "Policy reloaded.")
      let client = Client()
      #expect(try await client.respond(to: request(url, key)).status == 418)
      try workspace.write("<policies><inbound>", to: Workspace.policyFile)
      let report = try process.output(upTo: "stays in force.")
      #expect(report.contains("error: \(Workspace.policyFile):1:11: "), "\(report)")
      #expect(try await client.respond(to: request(url, key)).status == 418)
      await client.shutdown()
      process.send(SIGINT)
      #expect(try process.answer().status == 0)
    }
  }
}
