/// The places of a lab's steps by what people call them.
struct StepNames {
  let lab: String
  let names: [String]

  /// The place of a step.
  ///
  /// - Throws: ``LabError`` with ``ExitCode/noInput`` for none, with ``ExitCode/usage`` for several.
  func place(of text: String) throws(LabError) -> Int {
    let wanted = text.lowercased()
    let lowered = names.map { $0.lowercased() }
    if let place = lowered.firstIndex(of: wanted) { return place }
    if let number = Int(text) {
      if names.indices.contains(number - 1) { return number - 1 }
      throw LabError(
        .noInput, "\(lab) has no step \(number)", hint: "it has \(names.count); `labs info \(lab)` lists them"
      )
    }
    let places = wanted.isEmpty ? [] : lowered.indices.filter { lowered[$0].contains(wanted) }
    if places.count > 1 {
      throw LabError(
        .usage,
        "'\(text)' is a part of the names of \(places.count) steps: "
          + places.map { "\($0 + 1)  \(names[$0])" }.joined(separator: "; "),
        hint: "say more of the name, or the number")
    }
    if let place = places.first { return place }
    throw LabError.unknown("step", text, among: names, code: .noInput, list: "labs info \(lab)")
  }

  func places(of texts: [String]) throws(LabError) -> Set<Int> {
    var places: Set<Int> = []
    for text in texts { places.insert(try place(of: text)) }
    return places
  }
}
