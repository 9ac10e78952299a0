import HTTPTransport
import LabTime
import OpenAI

/// One object of a context's description, whose fields are all known.
struct ContextFields {
  private let path: String
  private let object: JSONObject

  /// - Parameters:
  ///   - path: The name of the object in errors; empty for the description itself.
  ///   - known: The fields that it may have.
  init(_ json: JSON, path: String, known: [String]) throws(ContextDescriptionError) {
    guard let object = json.object else {
      throw ContextDescriptionError(
        field: path.isEmpty ? "the context" : path, message: "is no JSON object", hint: nil)
    }
    self.path = path
    self.object = object
    for member in object.members where !known.contains(member.name) {
      let nearest = Spelling.nearest(to: member.name, in: known)
      throw ContextDescriptionError(
        field: name(member.name), message: "is no field of \(path.isEmpty ? "the context" : path)",
        hint: nearest.map { "did you mean \($0)?" } ?? "it knows \(known.joined(separator: ", "))")
    }
  }

  /// A field; nil when it is not there or null.
  subscript(field: String) -> JSON? {
    guard let value = object[field], !value.isNull else { return nil }
    return value
  }

  /// The object in a field; nil when it is not there or null.
  func object(_ field: String, known: [String]) throws(ContextDescriptionError) -> ContextFields? {
    guard let value = self[field] else { return nil }
    return try ContextFields(value, path: name(field), known: known)
  }

  /// A text; nil when it is not there or null.
  func text(_ field: String) throws(ContextDescriptionError) -> String? {
    guard let value = self[field] else { return nil }
    guard let text = value.string else { throw wrong(field, "is no text") }
    return text
  }

  /// An array of texts; empty when it is not there or null.
  func texts(_ field: String) throws(ContextDescriptionError) -> [String] {
    guard let value = self[field] else { return [] }
    let texts = value.array?.compactMap(\.string)
    guard let texts, texts.count == value.array?.count else { throw wrong(field, "is no array of texts") }
    return texts
  }

  /// A whole number; nil when it is not there or null.
  func integer(_ field: String) throws(ContextDescriptionError) -> Int? {
    guard let value = self[field] else { return nil }
    guard let number = value.int else { throw wrong(field, "is no whole number") }
    return number
  }

  /// A truth value; nil when it is not there or null.
  func bool(_ field: String) throws(ContextDescriptionError) -> Bool? {
    guard let value = self[field] else { return nil }
    guard let truth = value.bool else { throw wrong(field, "is neither true nor false") }
    return truth
  }

  /// A point in time, such as `2025-03-04T05:06:07.000Z`; nil when it is not there or null.
  func instant(_ field: String) throws(ContextDescriptionError) -> Instant? {
    guard let text = try text(field) else { return nil }
    guard let instant = Instant(iso8601: text) else {
      throw wrong(field, "is \"\(text)\"", hint: "a time such as 2025-03-04T05:06:07.000Z was expected")
    }
    return instant
  }

  /// An array of objects; empty when it is not there or null.
  func objects(_ field: String, known: [String]) throws(ContextDescriptionError) -> [ContextFields] {
    guard let value = self[field] else { return [] }
    guard let elements = value.array else { throw wrong(field, "is no array of objects") }
    var objects: [ContextFields] = []
    for element in elements { objects.append(try ContextFields(element, path: name(field), known: known)) }
    return objects
  }

  /// The names and values of an object of any names; none when it is not there or null.
  func members(_ field: String) throws(ContextDescriptionError) -> [JSONObject.Member] {
    guard let value = self[field] else { return [] }
    guard let object = value.object else { throw wrong(field, "is no JSON object") }
    return object.members
  }

  /// Headers: for each name a text or an array of texts.
  func headers(_ field: String) throws(ContextDescriptionError) -> Headers {
    var fields: [Headers.Field] = []
    for member in try members(field) {
      let values = member.value.array ?? [member.value]
      for value in values {
        guard let text = value.string else {
          throw wrong("\(field).\(member.name)", "is neither a text nor an array of texts")
        }
        fields.append(Headers.Field(member.name, text))
      }
    }
    return Headers(fields)
  }

  /// A body: a text as it is, any other JSON as its text.
  func body(_ field: String) -> Body {
    guard let value = self[field] else { return .empty }
    return .bytes(value.string.map { Array($0.utf8) } ?? value.bytes)
  }

  /// An error at a field.
  func wrong(_ field: String, _ message: String, hint: String? = nil) -> ContextDescriptionError {
    ContextDescriptionError(field: name(field), message: message, hint: hint)
  }

  private func name(_ field: String) -> String {
    path.isEmpty ? field : "\(path).\(field)"
  }
}
