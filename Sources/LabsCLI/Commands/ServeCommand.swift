import AIGateway
import ArgumentParser
import Foundation
import HTTPTransport
import LabRunner
import LabTime
import OpenAI

/// `labs serve LAB` and `labs serve policy.xml`: keeps a deployment up for other programs.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Keep a lab's gateway and model endpoints up, for curl, an SDK or a load generator.",
    discussion: """
      A policy document of your own is put before simulated models: behind every backend and event hub that it \
      names, and behind the hosts of Azure OpenAI in its URLs. Its fragments are files beside it. --set gives its \
      named values their texts; `labs policy check` lists what it needs.

      A saved change of a policy document takes effect at once. Ctrl-C ends it.
      """)

  @Argument(
    help: "What to deploy: a lab by its name or the folder of one's own, or a policy document, FILE.xml.",
    completion: .labs)
  var lab: String

  /// Where the gateway listens unless told otherwise.
  static let standardPort = 8080

  @Option(help: "The gateway's port on 127.0.0.1; 0 for any that is free.")
  var port = Self.standardPort

  @Flag(
    help: """
      Let the gateway speak https, as Azure's SDKs want it to send tokens; --json shows the certificate to trust.
      """)
  var https = false

  @OptionGroup var options: LabOptions
  @OptionGroup var document: DocumentOptions

  @Flag(help: "Print one JSON document once it listens; everything else goes to standard error.")
  var json = false

  @OptionGroup var models: ModelEndpointOptions

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
  }

  func run() async throws {
    let (described, folder, own) = try describe()
    let clock = RealClock(startingAt: .system)
    let random = RandomSource(seed: options.seed ?? UInt64.random(in: .min ... .max))
    let endpoint = try await models.endpoint(for: [described])
    let service = endpoint?.replacingModels(of: described) ?? described
    let deployment: RunningService
    do {
      deployment = try await RunningService.live(
        service, folder: folder, clock: clock, random: random, port: port, isSecure: https,
        models: .found(),
        onFailure: { Notice.write($0 + "\n") })
    } catch let error as PolicyError {
      throw error.inFolder(folder)
    } catch TransportError.cannotListen(let address, let reason) {
      throw LabError(
        .unavailable, "cannot listen on \(address): \(reason)",
        hint: "--port takes another one, and 0 any that is free")
    }
    // Before anyone is told that it listens, and so may stop it or edit its policy.
    let termination = Termination()
    let watch = PolicyWatch(deployment.gateway, folder: folder, clock: clock)

    let announcement = ServeAnnouncement(deployment, of: own)
    Answer.write(json ? announcement.json : announcement.text)
    // With --json the answer is the document alone.
    let say: @Sendable (String) -> Void = json ? Notice.write : Answer.write

    await withTaskGroup(of: Void.self) { group in
      group.addTask { await termination.wait() }
      group.addTask { await watch.run { say($0 + "\n") } }
      await group.next()
      group.cancelAll()
    }
    say("Stopping when the answers under way are done. Ctrl-C again ends it at once.\n")
    await deployment.shutdown()
  }

  // The service to deploy, where its documents lie, and what was found out of a document of one's own.
  private func describe() throws -> (service: Service, folder: String, own: DocumentService?) {
    guard DocumentOptions.isDocument(lab) else {
      try document.refuseForLab()
      let found = try LabFinder().lab(lab)
      return (try options.configured(found).lab.service, found.folder, nil)
    }
    guard options.parameters.isEmpty else {
      throw LabError(
        .usage, "a policy document has no parameters", hint: "--set NAME=TEXT sets a named value")
    }
    do {
      let described = try document.service(for: lab)
      return (described.service, described.folder, described)
    } catch let error as PolicyError {
      throw error.inFolder(URL(filePath: lab).standardizedFileURL.deletingLastPathComponent().path)
    }
  }
}
