/// What an endpoint calls the models that labs ask for by other names.
public struct ModelNames: Sendable {
  private var names: [String: String] = [:]

  /// No other names.
  public init() {}

  /// Reads `NAME=NAME` each: the lab's name first, the endpoint's second.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/usage``.
  public init(_ pairs: [String]) throws(LabError) {
    for pair in pairs {
      let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2 else {
        throw LabError(
          .usage, "--model takes NAME=NAME, not '\(pair)'",
          hint: "write the lab's name of a model, =, and the endpoint's: gpt-4o-mini=llama3.2")
      }
      guard names.updateValue(halves[1], forKey: halves[0]) == nil else {
        throw LabError(.usage, "--model names \(halves[0]) twice", hint: "keep one")
      }
    }
  }

  var isEmpty: Bool { names.isEmpty }

  /// The endpoint's name of a model; nil for one that it calls like the lab.
  public subscript(name: String) -> String? { names[name] }

  /// The labs' names of models, sorted.
  public var renamed: [String] { names.keys.sorted() }

  /// Gives models that an endpoint does not list the name of the only one of their kind that it does.
  ///
  /// - Returns: The models that got a name, and theirs.
  public mutating func complete(_ wanted: [String], from listed: [EndpointModel]) -> [(String, String)] {
    var added: [(String, String)] = []
    for name in wanted where names[name] == nil && !listed.contains(where: { $0.name == name }) {
      let use = EndpointModel.use(of: name)
      let fitting = listed.filter { $0.use == use }
      guard use != .other, fitting.count == 1 else { continue }
      names[name] = fitting[0].name
      added.append((name, fitting[0].name))
    }
    return added
  }
}
