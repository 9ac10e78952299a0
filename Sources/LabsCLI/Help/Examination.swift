import Foundation
import HTTPTransport
import LabRunner
import Labs
import Models

/// Looks at everything that `labs` needs.
struct Examination {
  let results: ResultsOptions
  let style: TerminalStyle

  func findings() async -> [Finding] {
    let machine = Machine.current
    return [
      Finding("labs", .good, "\(Version.text) on \(machine.system) \(machine.architecture)"), compiler,
      project,
    ] + history + [models, await port, terminal]
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  private var compiler: Finding {
    do {
      let found = try OwnLab.compiler(environment: environment)
      return Finding("swift", .good, "\(found.version), \(found.path)")
    } catch {
      return Finding(
        "swift", .warning, "labs of your own cannot be compiled: \(error.message)", hint: error.hint)
    }
  }

  private var project: Finding {
    let finder = LabFinder(results)
    do {
      var missing: [String] = []
      for lab in AllLabs.all {
        let folder = try finder.lab(lab.name).folder
        if !FileManager.default.fileExists(atPath: folder) { missing.append(lab.name) }
      }
      let place = finder.project?.root ?? "none here, labs from \(environment["LABS_ROOT"] ?? "nowhere")"
      guard missing.isEmpty else {
        let names = missing.joined(separator: ", ")
        return Finding(
          "project", .warning, "\(place), without the folders of \(names)",
          hint: "labs check looks into all of them")
      }
      let own = finder.ownNames.count
      return Finding(
        "project", .good, "\(place), \(AllLabs.all.count) labs" + (own > 0 ? " and \(own) of your own" : ""))
    } catch {
      return Finding("project", .problem, error.message, hint: error.hint)
    }
  }

  private var history: [Finding] {
    do {
      guard let store = try results.storeIfPresent() else {
        return [Finding("results", .good, "none yet; the first run makes \(results.path)")]
      }
      defer { store.close() }
      let health = try store.health()
      let size = health.size < 1 << 20 ? "\(health.size >> 10) KB" : "\(health.size >> 20) MB"
      let runs = health.runs == 1 ? "1 run" : "\(health.runs) runs"
      let versions = "schema \(health.schema), SQLite \(health.sqlite)"
      var findings = [
        Finding("results", .good, "\(health.path), \(runs), \(size), \(versions), integrity ok")
      ]
      if !health.damage.isEmpty {
        let damaged = ResultStoreError.corrupt(
          path: health.path, detail: health.damage.joined(separator: "; "))
        findings = [Finding("results", .problem, "\(damaged)")]
      } else if access(health.path, W_OK) != 0 {
        findings = [
          Finding(
            "results", .problem, "\(health.path) cannot be written", hint: "or name another with --results")
        ]
      }
      if let newest = health.crashed.first {
        let count = health.crashed.count == 1 ? "a run has" : "\(health.crashed.count) runs have"
        findings.append(
          Finding(
            "runs", .warning, "\(count) crashed, the last one is \(newest)", hint: "labs resume \(newest)"))
      }
      return findings
    } catch {
      return [Finding("results", .problem, "\(error)")]
    }
  }

  private var models: Finding {
    let store = ModelStore.user
    let states = PinnedModel.all.map { ($0.name, store.state(of: $0)) }
    for case (_, .unusable(let error)) in states {
      return Finding("models", .problem, "\(error)", hint: "labs models pull")
    }
    let missing = states.filter { if case .present = $0.1 { false } else { true } }.map { $0.0 }
    guard missing.isEmpty else {
      return Finding(
        "models", .warning,
        "tokens are estimated and texts compared by their words: no \(missing.joined(separator: ", "))",
        hint: "labs models pull")
    }
    return Finding("models", .good, "\(states.map { $0.0 }.joined(separator: ", ")) in \(store.folder)")
  }

  private var port: Finding {
    get async {
      do {
        let server = try await Server.start(
          Unanswering(), port: ServeCommand.standardPort)
        await server.shutdown(grace: .zero)
        return Finding("port", .good, "\(ServeCommand.standardPort) is free for `labs serve`")
      } catch {
        return Finding(
          "port", .warning, "\(ServeCommand.standardPort) is taken",
          hint: "labs serve LAB --port 0 takes any that is free")
      }
    }
  }

  private var terminal: Finding {
    let signs = style.glyphs == .ascii ? "ASCII signs" : "UTF-8"
    let width = style.isTerminal ? "\(style.width) columns" : "no terminal"
    let text = "\(width), \(signs), \(style.color ? "colours" : "no colours")"
    if style.isTerminal, style.width < 40 {
      return Finding("terminal", .warning, text, hint: "charts and tables want 40 columns")
    }
    return Finding("terminal", .good, text)
  }
}

/// Answers nobody; it only holds a port for a moment.
private struct Unanswering: Responder {
  func respond(to request: Request) async throws -> Response {
    Response(404)
  }
}
