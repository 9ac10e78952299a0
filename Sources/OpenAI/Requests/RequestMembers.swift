/// Reads the members of a request body, and refuses what OpenAI refuses with its words. `null` is as good as
/// missing.
struct RequestMembers {
  let object: JSONObject

  init(parsing bytes: [UInt8]) throws(InvalidRequest) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .notJSON
    }
    guard let object = json.object else { throw .notJSON }
    self.object = object
  }

  func value(_ name: String) -> JSON? {
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  func string(_ name: String) throws(InvalidRequest) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw .wrongType(name, expected: "a string", got: value) }
    return text
  }

  func bool(_ name: String) throws(InvalidRequest) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let flag = value.bool else { throw .wrongType(name, expected: "a boolean", got: value) }
    return flag
  }

  func int(_ name: String, in range: ClosedRange<Int>) throws(InvalidRequest) -> Int? {
    guard let value = value(name) else { return nil }
    guard let number = value.int else { throw .wrongType(name, expected: "an integer", got: value) }
    guard range.contains(number) else {
      let isBelow = number < range.lowerBound
      let bound = isBelow ? range.lowerBound : range.upperBound
      throw .outOfRange(name, kind: "integer", isBelow: isBelow, bound: "\(bound)", got: "\(number)")
    }
    return number
  }

  func number(_ name: String, in range: ClosedRange<Int>) throws(InvalidRequest) -> Double? {
    guard let value = value(name) else { return nil }
    guard let number = value.double else { throw .wrongType(name, expected: "a decimal", got: value) }
    guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
      let isBelow = number < Double(range.lowerBound)
      let bound = isBelow ? range.lowerBound : range.upperBound
      throw .outOfRange(name, kind: "decimal", isBelow: isBelow, bound: "\(bound)", got: value.description)
    }
    return number
  }

  func array(_ name: String, of elements: String) throws(InvalidRequest) -> [JSON]? {
    guard let value = value(name) else { return nil }
    guard let array = value.array else {
      throw .wrongType(name, expected: "an array of \(elements)", got: value)
    }
    return array
  }

  func object(_ name: String) throws(InvalidRequest) -> JSONObject? {
    guard let value = value(name) else { return nil }
    guard let object = value.object else { throw .wrongType(name, expected: "an object", got: value) }
    return object
  }

  /// One string or up to four, as `stop` takes them.
  func stopSequences() throws(InvalidRequest) -> [String] {
    guard let value = value("stop") else { return [] }
    if let text = value.string { return [text] }
    let expected = "a string or an array of strings"
    guard let elements = value.array else { throw .wrongType("stop", expected: expected, got: value) }
    guard elements.count <= 4 else {
      throw InvalidRequest(
        """
        Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with \
        length \(elements.count) instead.
        """, param: "stop", code: "array_above_max_length")
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.string else {
        throw .wrongType("stop[\(index)]", expected: "a string", got: element)
      }
      texts.append(text)
    }
    return texts
  }

  /// Whether the stream is to end with a usage chunk.
  func includesUsage(stream: Bool) throws(InvalidRequest) -> Bool {
    guard let options = try object("stream_options") else { return false }
    guard stream else {
      throw InvalidRequest(
        "The 'stream_options' parameter is only allowed when 'stream' is enabled.", param: "stream_options")
    }
    guard let value = options["include_usage"], !value.isNull else { return false }
    guard let flag = value.bool else {
      throw .wrongType("stream_options.include_usage", expected: "a boolean", got: value)
    }
    return flag
  }

  func refuseUnknown(besides known: Set<String>) throws(InvalidRequest) {
    for member in object.members where !known.contains(member.name) {
      throw InvalidRequest(
        "Unknown parameter: '\(member.name)'.", param: member.name, code: "unknown_parameter")
    }
  }
}
