import OpenAI

/// The members of a request's body, each read with the service's own complaint when it is not what it should be.
struct ContentSafetyBody {
  private let object: JSONObject

  init(parsing bytes: [UInt8]) throws(ContentSafetyError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .invalidBody("The request body is not valid JSON: \(error)")
    }
    guard let object = json.object else { throw .invalidBody("The request body is not a JSON object.") }
    self.object = object
  }

  private subscript(name: String) -> JSON? {
    object[name].flatMap { $0.isNull ? nil : $0 }
  }

  func text(_ name: String) throws(ContentSafetyError) -> String? {
    guard let value = self[name] else { return nil }
    guard let text = value.string else { throw .invalidBody("The field '\(name)' is not a string.") }
    return text
  }

  func flag(_ name: String) throws(ContentSafetyError) -> Bool {
    guard let value = self[name] else { return false }
    guard let flag = value.bool else { throw .invalidBody("The field '\(name)' is not a boolean.") }
    return flag
  }

  func array(_ name: String) throws(ContentSafetyError) -> [JSON]? {
    guard let value = self[name] else { return nil }
    guard let array = value.array else { throw .invalidBody("The field '\(name)' is not an array.") }
    return array
  }

  func texts(_ name: String) throws(ContentSafetyError) -> [String]? {
    guard let array = try array(name) else { return nil }
    let texts = array.compactMap(\.string)
    guard texts.count == array.count else {
      throw .invalidBody("The field '\(name)' is not an array of strings.")
    }
    return texts
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, of name: String, as type: Choice.Type = Choice.self
  ) throws(ContentSafetyError) -> Choice {
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalidBody("The field '\(name)' has the value '\(text)'; it takes \(known).")
    }
    return choice
  }
}
