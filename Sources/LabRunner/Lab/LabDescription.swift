/// What there is to know of a lab before it runs.
public struct LabDescription: Sendable, Hashable, Encodable {
  /// A parameter with its default.
  public struct Parameter: Sendable, Hashable, Encodable {
    /// The name that `-p` takes.
    public let name: String
    /// The kind of value, in words.
    public let type: String
    /// The default as text.
    public let `default`: String
    /// The values allowed, in words; nil when every value of the type is.
    public let allowed: String?
    /// What it means.
    public let meaning: String
  }

  /// A step and the part of the lab it belongs to.
  public struct Step: Sendable, Hashable, Encodable {
    /// Its place, from 1: `--from`, `--skip` and the like take it for the name.
    public let number: Int
    /// The part of the lab.
    public let phase: Phase
    /// What the step does.
    public let name: String
  }

  /// The name and version of this shape in JSON.
  public let schema = "labs.info/1"
  /// The name that `labs run` takes.
  public let name: String
  /// The name in words.
  public let title: String
  /// The group that `labs list` puts it in.
  public let category: String
  /// What the lab shows, in one sentence.
  public let summary: String
  /// The parameters in the order of their declaration.
  public let parameters: [Parameter]
  /// The lab's own steps in order.
  public let steps: [Step]
  /// The folder of its prose, policy documents and inputs; nil where that is not known.
  public let folder: String?

  /// Describes a lab.
  public init(_ lab: any Lab, folder: String?) {
    let type = type(of: lab)
    name = type.name
    title = type.title
    category = type.category
    summary = type.summary
    parameters = lab.parameters.map {
      Parameter(name: $0.name, type: $0.type, default: $0.standardText, allowed: $0.allowed, meaning: $0.help)
    }
    steps = lab.steps.enumerated().map { Step(number: $0 + 1, phase: $1.phase, name: $1.name) }
    self.folder = folder
  }
}
