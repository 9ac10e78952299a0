import Foundation
import HTTPTransport
import OpenAI
import Testing

extension CommandLineTests {
  @Suite struct StepMenuTests {
    private let lab = Workspace.lab
    private static let keys = "[c]lean up and quit  [k]eep\n> "

    /// A run whose first assertion fails, at the question what to do.
    private func failed(
      in workspace: Workspace, environment: [String: String] = [:], columns: Int = 80
    ) throws -> TerminalProcess {
      let process = try workspace.terminal(
        "run", lab, "--seed", "1", "-p", "tokensPerMinute=100000", environment: environment, columns: columns)
      process.output(upTo: Self.keys)
      return process
    }

    private func stored(in workspace: Workspace, run: String = "@") throws -> JSON {
      try workspace.labs("show", run, "--json").json
    }

    @Test func `A failed step pauses before the clean-up, and cleans up when told to`() throws {
      let workspace = try Workspace()
      let process = try workspace.terminal("run", lab, "-p", "tokensPerMinute=100000")
      let shown = process.output(upTo: Self.keys)
      #expect(shown.contains("✗ The answers use up the limit") && !shown.contains("clean up\n"))
      #expect(shown.contains("not used up, and not\nafter\" failed."))
      #expect(shown.contains("  [r]etry  [e]dit policy and retry  [s]kip  [i]nspect  [!] shell\n"))
      try process.type("c")
      let (status, rest) = process.end()
      #expect(status == 1)
      #expect(rest.contains("◌ A refusal says when to come back") && rest.contains("✓ Stop them"))
      #expect(rest.contains("\nFAILED  \(lab)"))
    }

    @Test func `A key that stands for nothing is told the ones that do`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace)
      // Capitals, arrows and pasted text are no answers.
      try process.type("C")
      process.output(upTo: "one of r e s i ! c k:")
      try process.type("\u{1B}[C")
      try process.type("x")
      process.output(upTo: "one of r e s i ! c k:")
      try process.type("c")
      #expect(process.end().status == 1)
    }

    @Test func `Retry runs the step again, skip goes on with the next`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace)
      try process.type("r")
      #expect(process.output(upTo: Self.keys).contains("retry\n"))
      try process.type("s")
      #expect(process.output(upTo: "\" failed.").contains("skip\n  A refusal says when to come back"))
      process.output(upTo: Self.keys)
      try process.type("c")
      #expect(process.end().status == 1)
      let steps = try stored(in: workspace)["steps"]?.array ?? []
      let tries = steps.filter { $0["name"]?.string?.hasPrefix("A caller is answered") == true }
      #expect(tries.map { $0["attempt"] } == [1, 2])
    }

    @Test func `Inspect shows what was saved, the requests, and what the gateway did with one`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace)
      try process.type("i")
      process.output(upTo: "[enter] back\n> ")
      try process.type("v")
      #expect(process.output(upTo: "enter to go back: ").contains("1  answers  "))
      try process.type("1\r")
      #expect(process.output(upTo: "enter to go back: ").contains("\"reachedModel\" : true"))
      try process.type("\r")
      process.output(upTo: "[enter] back\n> ")
      try process.type("r")
      #expect(process.output(upTo: "enter to go back: ").contains("22  "))
      try process.type("23\r")
      process.output(upTo: "there is no request 23")
      process.output(upTo: "enter to go back: ")
      try process.type("22\r")
      let trace = process.output(upTo: "enter to go back: ")
      for part in [
        "POST /openai/deployments/gpt-4o-mini/chat/completions", "inbound", "set-backend-service", "outbound",
      ] {
        #expect(trace.contains(part), "\(part)")
      }
      // A key is shown by its end only.
      #expect(trace.contains("api-key: ..."))
      try process.type("\r")
      process.output(upTo: "[enter] back\n> ")
      try process.type("\r")
      process.output(upTo: Self.keys)
      try process.type("c")
      #expect(process.end().status == 1)
    }

    @Test func `A shell reaches the gateway of a simulated run, whose time stands still meanwhile`() throws {
      let workspace = try Workspace()
      try workspace.write(
        """
        import os, urllib.request as u
        url = os.environ['AZURE_OPENAI_ENDPOINT'] + '/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21'
        headers = {'api-key': os.environ['AZURE_OPENAI_API_KEY'], 'Content-Type': 'application/json'}
        data = b'{"messages": [{"role": "user", "content": "Hello"}]}'
        print('answer', u.urlopen(u.Request(url, data, headers)).status, 'in run', os.environ['LABS_RUN'])
        """, to: "ask.py")
      let process = try failed(in: workspace, environment: ["SHELL": "/bin/sh", "PS1": "ready> "])
      try process.type("!")
      process.output(upTo: "brings you back.\n")
      process.output(upTo: "ready> ")
      // In the shell Ctrl-C is the shell's.
      try process.type("\u{3}")
      process.output(upTo: "ready> ")
      try process.type("python3 ask.py\r")
      process.output(upTo: "answer 200 in run 1")
      try process.type("exit 3\r")
      process.output(upTo: Self.keys)
      try process.type("c")
      #expect(process.end().status == 1)
      // Only the answer has taken time: about a second, with 24 for the requests of the lab before it.
      let took = try stored(in: workspace)["clock_duration_ms"]?.double ?? 0
      #expect(took > 15_000 && took < 40_000)
    }

    @Test func `A document that is edited is loaded, and one that is broken told with its place`() throws {
      let workspace = try Workspace()
      let policy = try Workspace.policy()
      try workspace.write("<policies><inbound>", to: "next.xml")
      try workspace.write(
        policy.replacing("tokens-per-minute=\"{{tokens-per-minute}}\"", with: "tokens-per-minute=\"99999\""),
        to: Workspace.policyFile)
      let process = try workspace.terminal(
        "run", lab, "--seed", "1", environment: ["EDITOR": "cp \"$HOME/next.xml\""])
      process.output(upTo: Self.keys)
      try process.type("e")
      let shown = process.output(upTo: "[e]dit again  [b]ack\n> ")
      #expect(shown.contains("error: \(Workspace.policyFile):1:11: "), "\(shown)")
      try workspace.write(policy, to: "next.xml")
      try process.type("e")
      process.output(upTo: "Policy reloaded.\n")
      // What an assertion judges was made under the document before, so it is made again, from where it began.
      process.output(upTo: "Ask 10 times in a row")
      let (status, rest) = process.end()
      #expect(status == 0 && rest.contains("PASSED  \(lab)"), "\(rest)")
      // As if it had been so from the start.
      let again = try workspace.labs("run", lab, "--seed", "1", "--json").json
      #expect(try stored(in: workspace, run: "1")["clock_duration_ms"] == again["clock_duration_ms"])
    }

    @Test func `A document left as it was is no change, and an editor that fails neither`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace, environment: ["VISUAL": "true"])
      try process.type("e")
      process.output(upTo: "policy.xml has not changed.\n")
      process.output(upTo: Self.keys)
      try process.type("c")
      #expect(process.end().status == 1)
      let other = try failed(in: workspace, environment: ["VISUAL": "kill -9 $$; true"])
      try other.type("e")
      other.output(upTo: "The editor ended with 137; nothing was loaded.\n")
      other.output(upTo: Self.keys)
      try other.type("c")
      #expect(other.end().status == 1)
    }

    @Test(arguments: [["EDITOR": "sleep 1000; true"], ["SHELL": "/bin/sh"]])
    func `A run that is told to end while another program has the terminal ends that as well`(
      environment: [String: String]
    ) throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace, environment: environment)
      try process.type(environment["EDITOR"] == nil ? "!" : "e")
      process.output(upTo: environment["EDITOR"] == nil ? "brings you back.\n" : "edit policy and retry\n")
      process.send(SIGTERM)
      let (status, rest) = process.end()
      #expect(status == 143 && rest.contains("✓ Stop them"), "\(rest)")
    }

    @Test func `Ctrl-C at the question ends the run as interrupted`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace)
      try process.type("\u{3}")
      let (status, rest) = process.end()
      #expect(status == 130)
      #expect(rest.contains("Interrupted; cleaning up.") && rest.contains("✓ Stop them"))
      #expect(try stored(in: workspace)["status"] == "interrupted")
    }

    @Test func `With -i each step is asked after, and who quits has interrupted the run`() throws {
      let workspace = try Workspace()
      let process = try workspace.terminal("run", lab, "-i")
      process.output(
        upTo: "? Passed.\n  [enter] go on with \"Ask with another key, and through another API\"")
      process.output(upTo: "\n> ")
      try process.type("\r")
      process.output(upTo: "? Passed.\n  [enter] go on with \"Tokens by request\"")
      process.output(upTo: "\n> ")
      try process.type("c")
      #expect(process.end().status == 130)
      #expect(try stored(in: workspace)["status"] == "interrupted")
    }

    @Test func `A live deployment that is kept serves until Ctrl-C`() async throws {
      let workspace = try Workspace()
      let process = try workspace.terminal("run", lab, "-i", "--live", "-p", "requests=1")
      process.output(upTo: "? Passed.")
      process.output(upTo: "\n> ")
      try process.type("k")
      process.output(upTo: "Gateway      ")
      let address = process.output(upTo: "\n").dropLast()
      process.output(upTo: "`labs resume 1` goes on from here.\n")
      var url = try #require(RequestURL(String(address)))
      url.path = "/openai/deployments/gpt-4o-mini/chat/completions"
      let client = Client()
      #expect(try await client.respond(to: Request("POST", url)).status == 401)
      await client.shutdown()
      try process.type("\u{3}")
      let (status, rest) = process.end()
      #expect(status == 130 && rest.contains("✓ Stop them"))
    }

    @Test func `A terminal that was made narrower is written to as it is now`() throws {
      let workspace = try Workspace()
      let process = try failed(in: workspace, columns: 120)
      try process.resize(columns: 40)
      try process.type("r")
      let shown = process.output(upTo: "[k]eep\n> ")
      let lines = shown.split(separator: "\n").compactMap { $0.split(separator: "\u{1B}[2K").last }
      // What may be copied is left to the terminal to break.
      let facts = ["expected", "actual  ", "at      "]
      #expect(
        lines.count > 10
          && lines.allSatisfy { $0.count <= 40 || facts.contains(String($0.dropFirst(6).prefix(8))) },
        "\(shown)")
      try process.type("c")
      #expect(process.end().status == 1)
    }

    @Test(arguments: [
      (["--no-input"], [:]), ([], ["CI": "true"]), ([], ["TERM": "dumb"]), (["--json"], [:]),
    ])
    func `Where nobody is to be asked, a failure goes on to the clean-up`(
      arguments: [String], environment: [String: String]
    ) throws {
      let workspace = try Workspace()
      let process = try workspace.terminal(
        [LabsProcess.binary, "run", lab, "-p", "tokensPerMinute=100000"] + arguments, environment: environment
      )
      let (status, output) = process.end()
      #expect(status == 1 && !output.contains("[r]etry") && output.contains("Stop them"))
    }

    @Test func `Off a terminal nobody is asked, and who wants to be is told so`() throws {
      let workspace = try Workspace()
      let answer = try workspace.labs("run", lab, "-p", "tokensPerMinute=100000")
      #expect(answer.status == 1 && !answer.output.contains("[r]etry"))
      let refused = try workspace.labs("run", lab, "-i")
      #expect(refused.status == 64 && refused.errors.contains("-i asks on a terminal"))
      #expect(try workspace.labs("run", lab, "-i", "--no-input").status == 64)
    }

    @Test func `Ctrl-Z at the question leaves a shell a terminal in order, and fg comes back to it`() throws {
      let workspace = try Workspace()
      try workspace.write("set enable-bracketed-paste off\n", to: "inputrc")
      let process = try workspace.terminal(
        ["/bin/bash", "--norc", "-i"],
        environment: ["PS1": "$ ", "INPUTRC": "\(workspace.path)/inputrc"])
      try process.type("\"$LABS\" run \(lab) -p tokensPerMinute=100000\r")
      process.output(upTo: Self.keys)
      try process.type("\u{1A}")
      process.output(upTo: "Stopped")
      try process.type("stty -a | tr ' ' '\\n' | grep -x -e icanon -e echo -e isig | wc -l; echo done\r")
      #expect(process.output(upTo: "\ndone").hasSuffix("\n3\ndone"))
      try process.type("fg\r")
      process.output(upTo: Self.keys)
      try process.type("c")
      process.output(upTo: "again: labs run")
      try process.type("echo code $?\r")
      process.output(upTo: "\ncode 1")
    }
  }
}
