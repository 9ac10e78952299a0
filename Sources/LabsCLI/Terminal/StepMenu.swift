import AIGateway
import LabRunner
import LabTime

/// Asks the person at the terminal how a run goes on: after a step that failed, or after each.
struct StepMenu: RunControl {
  private let prompt: Prompt
  private let pausesAlways: Bool
  private let memory: RunMemory
  private let termination: Termination
  private let folder: @Sendable (Session) -> String

  /// Creates a menu.
  ///
  /// - Parameters:
  ///   - pausesAlways: Whether steps that passed are asked after as well.
  ///   - memory: What the run has come to.
  ///   - folder: Where the files of a session's lab lie.
  init(
    _ prompt: Prompt, pausesAlways: Bool, memory: RunMemory, termination: Termination,
    folder: @escaping @Sendable (Session) -> String
  ) {
    self.prompt = prompt
    self.pausesAlways = pausesAlways
    self.memory = memory
    self.termination = termination
    self.folder = folder
  }

  var onTrace: (@Sendable (Trace) -> Void)? { { memory.note($0) } }

  func decision(after step: EndedStep, in session: Session) async -> RunDecision {
    let isFailure = step.status == .failed || step.status == .error
    guard isFailure || pausesAlways && step.status == .passed, !Task.isCancelled else { return .goOn }
    let menu = Self.menu(step, isFailure: isFailure)
    // Nobody answers any more when the run was interrupted or the terminal is gone: it ends as without a menu.
    while let choice = await prompt.choice(menu) {
      switch choice.key {
      case "enter": return .goOn
      case "s": return .skip
      case "r": return .retry(from: step.name, reload: false)
      case "e":
        let editor = PolicyEditor(
          session: session, folder: folder(session), prompt: prompt, termination: termination)
        if await editor.run() { return .retry(from: step.name, reload: true) }
      case "i":
        await Inspection(memory: memory, session: session, prompt: prompt).run()
      case "!":
        let shell = GatewayShell(
          session: session, run: memory.number, step: step.name, prompt: prompt, termination: termination)
        await shell.open()
      case "k":
        await keep(session)
        return .cleanUp
      default: return .cleanUp
      }
    }
    return .goOn
  }

  private static func menu(_ step: EndedStep, isFailure: Bool) -> KeyMenu {
    let next = step.next.map { "go on with \"\($0)\"" } ?? "clean up"
    let question =
      isFailure ? "\"\(step.name)\" \(step.status == .failed ? "failed" : "broke off")." : "Passed."
    let onward: KeyMenu.Choice = isFailure ? .init("s", "skip") : .init("enter", next)
    let changes: [KeyMenu.Choice] = [.init("r", "retry"), .init("e", "edit policy and retry")]
    let rest: [KeyMenu.Choice] = [
      .init("i", "inspect"), .init("!", "shell"), .init("c", "clean up and quit"), .init("k", "keep"),
    ]
    return KeyMenu(question, (isFailure ? changes + [onward] : [onward] + changes) + rest)
  }

  // A live deployment serves on; of a simulated one, which lives in this process, the history keeps what it did.
  private func keep(_ session: Session) async {
    let resume = memory.number.map { "`labs resume \($0)` goes on from here.\n" } ?? ""
    guard !(session.clock is VirtualClock) else { return prompt.say(resume) }
    prompt.say(ServeAnnouncement(session.service).text + resume)
    let watch = PolicyWatch(session.service.gateway, folder: folder(session), clock: session.clock)
    await watch.run { prompt.say($0 + "\n") }
  }
}
