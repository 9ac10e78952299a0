/// Where a policy stands, as `context.LastError` tells it, and what it may refer to.
struct PolicySite {
  /// The section.
  var section: Section
  /// The scope of the document.
  var scope: Scope
  /// The place in the section, such as `choose[1]/when[2]`; empty for the section itself.
  var path = ""
  /// The policy fragments of the service, by name.
  var fragments: [String: FragmentDocument]
  /// The names of the service's loggers.
  var loggers: Set<String> = []
  /// The names of the service's pools of backends.
  var backendPools: Set<String> = []
}

extension PolicySite {
  /// Gives elements that stand here their sites; counted from 1 among those of the same name.
  func place(_ elements: [PolicyElement]) {
    var counts: [String: Int] = [:]
    for element in elements {
      let number = counts[element.name, default: 0] + 1
      counts[element.name] = number
      var inner = self
      inner.path += (path.isEmpty ? "" : "/") + "\(element.name)[\(number)]"
      element.site = inner
    }
  }
}
