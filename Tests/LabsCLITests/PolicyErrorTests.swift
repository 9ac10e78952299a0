import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct PolicyErrorTests {
    @Test(arguments: [
      ("</inbound>", "", "8:3", "<inbound> is not closed", "</inbound> was expected"),
      ("<base />", "<bogus-policy />", "9:5", "<bogus-policy>", ""),
      ("counter-key=", "counter-kez=", "17:", "counter-ke", ""),
      ("context.Request.IpAddress", "context.Request.IpAdress", "17:62", "'IpAdress'", ""),
      ("context.Request.IpAddress)", "context.Request.IpAddress", "17:", "expression", "not closed"),
    ])
    func `A policy document with a mistake is refused before deploy, with the place and what would be right`(
      part: String, mistake: String, place: String, message: String, hint: String
    ) throws {
      let workspace = try Workspace()
      var policy = try Workspace.policy()
      let range = try #require(policy.firstRange(of: part))
      policy.replaceSubrange(range, with: mistake)
      try workspace.write(policy, to: Workspace.policyFile)
      for command in ["run", "serve"] {
        let arguments = [command, Workspace.lab] + (command == "serve" ? ["--port", "0"] : [])
        let process = try LabsProcess(
          arguments, environment: [:], folder: workspace.path, home: workspace.path)
        let answer = try process.answer()
        #expect(answer.status == 65 && answer.output.isEmpty)
        #expect(answer.errors.hasPrefix("error: \(Workspace.policyFile):\(place)"), "\(answer.errors)")
        #expect(answer.errors.contains(message) && answer.errors.contains(hint), "\(answer.errors)")
      }
      #expect(try workspace.labs("history", "--json").json["runs"] == [])
    }

    @Test func `An edit of the policy changes the next run`() throws {
      let workspace = try Workspace()
      let policy = try Workspace.policy()
      let start = try #require(policy.firstRange(of: "<azure-openai-token-limit")).lowerBound
      let end = try #require(policy[start...].firstRange(of: "/>")).upperBound
      try workspace.write(policy.replacing(policy[start..<end], with: ""), to: Workspace.policyFile)
      #expect(try workspace.labs("run", Workspace.lab).status == 1)
      try workspace.write(policy, to: Workspace.policyFile)
      #expect(try workspace.labs("run", Workspace.lab).status == 0)
    }
  }
}
