/// Decides what is done about each step of a lab in a run, and says why.
///
/// Steps are matched with those of an earlier run by name; one that was renamed and nothing else is known by the
/// outputs that it gives values.
public struct StepPlanner {
  /// What is done about each step.
  public private(set) var plan = RunPlan.everything
  /// The reasons, in sentences without their full stop.
  public private(set) var remarks: [String] = []
  /// The step at which the run goes on; nil when none is left to run.
  public private(set) var first: String?

  private enum Fate {
    case run, reuse, skip
  }

  private let steps: [any Step]
  private let names: StepNames
  private let past: PastRun?
  private let hasChanged: Bool
  private var matches: [PassedStep?]
  private var fates: [Fate]

  /// Plans a run from the lab's first step.
  ///
  /// - Throws: ``LabError`` for a step that there is not, and for one that reads what no step gives it.
  public init(_ lab: ConfiguredLab, _ selection: StepSelection) throws(LabError) {
    try self.init(lab, selection, past: nil, hasChanged: true)
  }

  /// Plans a run that goes on from an earlier one.
  ///
  /// - Parameter hasChanged: Whether the lab's files or parameters are others than those of the earlier run.
  /// - Throws: ``LabError`` for a step that there is not, for one that reads what no step gives it, and for one
  ///   that cannot be gone on at because the state before it is not known.
  public init(
    _ lab: ConfiguredLab, _ selection: StepSelection, past: PastRun?, hasChanged: Bool
  ) throws(LabError) {
    steps = lab.lab.steps
    names = StepNames(lab: type(of: lab.lab).name, names: steps.map(\.name))
    self.past = past
    self.hasChanged = hasChanged
    matches = Array(repeating: nil, count: steps.count)
    fates = Array(repeating: .run, count: steps.count)
    matchSteps(
      parametersAreSame: past.map { $0.run.parameters.map(\.value) == lab.parameters.map(\.value) } ?? false)
    try chooseFirst(selection)
    try refresh(selection)
    try leaveOut(selection)
    conclude()
  }

  /// Whether no step of the lab would run, apart from a clean-up.
  public var isDone: Bool { first == nil }

  private mutating func matchSteps(parametersAreSame: Bool) {
    guard let past else { return }
    var known = Dictionary(past.passed.map { ($0.record.name, $0) }) { _, last in last }
    for (place, step) in steps.enumerated() where step.phase != .cleanUp {
      matches[place] = known.removeValue(forKey: step.name)
    }
    // With other parameters another name may mean other work.
    guard parametersAreSame else { return }
    for (place, step) in steps.enumerated() where matches[place] == nil && past.status(of: step.name) == nil {
      let saves = Set(step.saves)
      let same = known.values.filter { Set($0.record.outputs.map(\.name)) == saves }
      guard !saves.isEmpty, same.count == 1, let found = same.first else { continue }
      known[found.record.name] = nil
      matches[place] = found
      remarks.append("\"\(step.name)\" is taken for \"\(found.record.name)\", which saved the same")
    }
  }

  // Everything before the first step is reused, everything from it on runs.
  private mutating func chooseFirst(_ selection: StepSelection) throws(LabError) {
    guard let past else { return }
    var first = steps.indices.first { !isKept($0) } ?? steps.count
    if let from = selection.from {
      first = try names.place(of: from)
      if let missing = steps.indices.prefix(first).first(where: { !isKept($0) && !steps[$0].isPure }) {
        guard past.hasStates else {
          throw LabError(
            .usage,
            "the states at the ends of the steps of run \(past.run.number) are not kept, as only the newest runs' are",
            hint: "run it from its beginning: labs resume \(past.run.number)")
        }
        throw LabError(
          .usage, "\"\(names.names[missing])\" did not pass in run \(past.run.number), and comes before it",
          hint: "go on there: labs resume \(past.run.number) --from \(missing + 1)")
      }
    } else if first < steps.count, steps[first].isPure, past.status(of: steps[first].name) != nil {
      judgeAgain(from: &first)
    }
    for place in steps.indices where place < first && matches[place] != nil { fates[place] = .reuse }
  }

  // Whether a step need not be run for those after it: it passed, or it is new and changes nothing for them.
  private func isKept(_ place: Int) -> Bool {
    let step = steps[place]
    if matches[place] != nil || step.phase == .cleanUp { return true }
    return step.isPure && past?.status(of: step.name) == nil
  }

  // An assertion judges outputs; while nothing makes these anew, its verdict stays.
  private mutating func judgeAgain(from first: inout Int) {
    let unpassed = steps.indices[first...].filter { steps[$0].isPure && matches[$0] == nil }
    let reads = Set(unpassed.flatMap { steps[$0].reads })
    guard let origin = steps.firstPlace(saving: reads), origin < first else { return }
    let name = "\"\(names.names[origin])\""
    if hasChanged {
      remarks.append("going back to \(name), whose outputs the assertions that did not pass are about")
      first = origin
    } else if unpassed.contains(where: { past?.status(of: names.names[$0]) == .failed }), let past {
      remarks.append(
        "no file or parameter of the lab has changed since, so the same outputs are judged again; "
          + "`labs resume \(past.run.number) --from \(origin + 1)` runs \(name) again")
    }
  }

  private mutating func refresh(_ selection: StepSelection) throws(LabError) {
    for place in try names.places(of: selection.fresh) {
      fates[place] = .run
      let saves = Set(steps[place].saves)
      for reader in steps.indices where !saves.isDisjoint(with: steps[reader].reads) { fates[reader] = .run }
    }
  }

  private mutating func leaveOut(_ selection: StepSelection) throws(LabError) {
    let only = try names.places(of: selection.only)
    let skip = try names.places(of: selection.skip)
    let last = try selection.until.map { text throws(LabError) in try names.place(of: text) }
    for place in steps.indices where steps[place].phase != .cleanUp {
      if let last, place > last { fates[place] = .skip }
      if !only.isEmpty, !only.contains(place) { fates[place] = matches[place] == nil ? .skip : .reuse }
      if skip.contains(place) { fates[place] = .skip }
    }
    for place in only where !skip.contains(place) { fates[place] = .run }
    // What nobody saves nobody can read.
    for place in steps.indices where fates[place] == .run {
      guard let (output, saver) = missingOutput(of: place) else { continue }
      if only.contains(place) {
        throw LabError(
          .usage, "\"\(names.names[place])\" is about '\(output)', which \"\(names.names[saver])\" saves",
          hint: "name step \(saver + 1) after --only too")
      }
      fates[place] = .skip
    }
  }

  private func missingOutput(of place: Int) -> (String, Int)? {
    for output in steps[place].reads {
      guard let saver = steps.firstPlace(saving: [output]), fates[saver] == .skip else { continue }
      return (output, saver)
    }
    return nil
  }

  private mutating func conclude() {
    var actions: [String: RunPlan.Action] = [:]
    for (place, step) in steps.enumerated() {
      switch fates[place] {
      case .run: break
      case .skip: actions[step.name] = .skip
      case .reuse: actions[step.name] = matches[place].map { .reuse($0) }
      }
    }
    plan = RunPlan(actions)
    first = steps.indices.first { fates[$0] == .run && steps[$0].phase != .cleanUp }.map { names.names[$0] }
  }
}
